import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { sessionView as sessionViewShape, setUp, setUpState } from '@kontor/contracts/people';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { CONFIG } from '../platform/tokens.ts';
import { type Client, FromClient } from './client.ts';
import { giveSessionCookie } from '../platform/http/session-cookie.ts';
import { sessionView } from './session-view.ts';
import { SettingUp } from './setting-up.ts';
import { Public } from './signed-in.ts';

@Controller('setup')
@Public()
export class SetUpController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly settingUp: SettingUp,
  ) {}

  @Get()
  @Does('Says whether this workspace still needs its first administrator.')
  @Answers(setUpState)
  async state() {
    return { needed: await this.settingUp.isNeeded() };
  }

  @Post()
  @Does(
    'Makes the first administrator with the one-time code that was printed at start.',
    '`wrong_credentials` (401) for another code; `already_set_up` (409) when there is one.',
  )
  @Answers(sessionViewShape)
  async setUp(
    @Body({ schema: setUp }) body: z.infer<typeof setUp>,
    @FromClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = await this.settingUp.setUp(body, client);
    giveSessionCookie(reply, session.token, this.config);
    return sessionView(this.db.sql, session.agentId, session.id);
  }
}
