import { Body, Controller, Put } from '@nestjs/common';
import {
  availabilityBody,
  passwordBody,
  profileBody,
  sessionView as sessionViewShape,
} from '@kontor/contracts/people';
import type { z } from 'zod';
import { Database } from '../platform/database/database.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { Availability } from './availability.ts';
import { type Client, FromClient } from './client.ts';
import { Myself } from './me.ts';
import { sessionView } from './session-view.ts';
import { Me, type SignedIn } from './signed-in.ts';

@Controller('me')
export class MeController {
  constructor(
    private readonly db: Database,
    private readonly myself: Myself,
    private readonly availability: Availability,
  ) {}

  @Put()
  @Does('Changes one’s own name, language, time zone and signature line.')
  @Answers(sessionViewShape)
  async profile(@Me() me: SignedIn, @Body({ schema: profileBody }) body: z.infer<typeof profileBody>) {
    await this.myself.changeProfile(me, body);
    return sessionView(this.db.sql, me.agentId, me.sessionId);
  }

  @Put('password')
  @Does(
    'Changes one’s own password, and ends one’s other sessions.',
    '`wrong_credentials` (401) when the current one is wrong.',
  )
  @Answers(null)
  password(
    @Me() me: SignedIn,
    @Body({ schema: passwordBody }) body: z.infer<typeof passwordBody>,
    @FromClient() client: Client,
  ) {
    return this.myself.changePassword(me, body, client);
  }

  @Put('availability')
  @Does('Sets oneself available or away.')
  @Answers(null)
  choose(
    @Me() me: SignedIn,
    @Body({ schema: availabilityBody }) { availability }: z.infer<typeof availabilityBody>,
  ) {
    return this.availability.choose(me.agentId, availability);
  }
}
