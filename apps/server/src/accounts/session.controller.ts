import { Body, Controller, Delete, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { sessionList, sessionView as sessionViewShape, signIn } from '@kontor/contracts/people';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { CONFIG } from '../platform/tokens.ts';
import { type Client, FromClient } from './client.ts';
import { giveSessionCookie, takeSessionCookie } from '../platform/http/session-cookie.ts';
import { sessionView } from './session-view.ts';
import { Sessions } from './sessions.ts';
import { Me, Public, type SignedIn } from './signed-in.ts';
import { SigningIn } from './signing-in.ts';

@Controller()
export class SessionController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly signingIn: SigningIn,
    private readonly sessions: Sessions,
  ) {}

  @Post('session')
  @Public()
  @Does(
    'Signs in with e-mail and password; the session is a cookie.',
    '`second_factor_needed` (401) asks for `code` as well. `too_many_attempts` (429) says after how many seconds to try again.',
  )
  @Answers(sessionViewShape)
  async signIn(
    @Body({ schema: signIn }) body: z.infer<typeof signIn>,
    @FromClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = await this.signingIn.signIn(body, client);
    giveSessionCookie(reply, session.token, this.config);
    return sessionView(this.db.sql, session.agentId, session.id);
  }

  @Get('session')
  @Does('Says who one is, with role, teams and settings.')
  @Answers(sessionViewShape)
  show(@Me() me: SignedIn) {
    return sessionView(this.db.sql, me.agentId, me.sessionId);
  }

  @Delete('session')
  @Does('Signs out: ends the session that asks.')
  @Answers(null)
  async signOut(
    @Me() me: SignedIn,
    @FromClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (me.sessionId) await this.sessions.end(me, me.sessionId, client);
    takeSessionCookie(reply, this.config);
  }

  @Get('sessions')
  @Does('Lists one’s own sessions, with device and address.')
  @Answers(sessionList)
  list(@Me() me: SignedIn) {
    return this.sessions.list(me);
  }

  @Delete('sessions/:id')
  @Does('Ends one of one’s own sessions.')
  @Answers(null)
  end(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.sessions.end(me, id, client);
  }
}
