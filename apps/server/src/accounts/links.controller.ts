import { Body, Controller, Delete, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import {
  invitationList,
  invite,
  invited,
  linkState,
  resetRequest,
  sessionView as sessionViewShape,
  useLink,
} from '@kontor/contracts/people';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Answers } from '../platform/http/answers.ts';
import { CONFIG } from '../platform/tokens.ts';
import { type Client, FromClient } from './client.ts';
import { ForgottenPassword } from './forgotten-password.ts';
import { Inviting } from './inviting.ts';
import { giveSessionCookie } from '../platform/http/session-cookie.ts';
import { sessionView } from './session-view.ts';
import { ForRoles, Me, Public, type SignedIn } from './signed-in.ts';
import { UsingLink } from './using-link.ts';

const linkParameter = z.object({ token: z.string().min(1).max(100) });

/** Invitations and forgotten passwords. */
@Controller()
export class LinksController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Database,
    private readonly inviting: Inviting,
    private readonly forgotten: ForgottenPassword,
    private readonly usingLink: UsingLink,
  ) {}

  @Post('invitations')
  @ForRoles('admin')
  @Answers(invited, 201)
  invite(
    @Me() me: SignedIn,
    @Body({ schema: invite }) body: z.infer<typeof invite>,
    @FromClient() client: Client,
  ) {
    return this.inviting.invite(me, body, client);
  }

  @Get('invitations')
  @ForRoles('admin')
  @Answers(invitationList)
  invitations() {
    return this.inviting.list();
  }

  @Delete('invitations/:id')
  @ForRoles('admin')
  @Answers(null)
  withdraw(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.inviting.withdraw(me, id, client);
  }

  /** The same answer whether there is such an account or not. */
  @Post('password-resets')
  @Public()
  @Answers(null)
  forgot(
    @Body({ schema: resetRequest }) { email }: z.infer<typeof resetRequest>,
    @FromClient() client: Client,
  ) {
    return this.forgotten.ask(email, client);
  }

  @Post('people/:id/reset-link')
  @ForRoles('admin')
  @Answers(invited, 201)
  makeResetLink(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @FromClient() client: Client,
  ) {
    return this.forgotten.makeLink(me, id, client);
  }

  @Get('account-links/:token')
  @Public()
  @Answers(linkState)
  show(@Param({ schema: linkParameter }) { token }: z.infer<typeof linkParameter>) {
    return this.usingLink.show(token);
  }

  @Post('account-links/:token')
  @Public()
  @Answers(sessionViewShape)
  async use(
    @Param({ schema: linkParameter }) { token }: z.infer<typeof linkParameter>,
    @Body({ schema: useLink }) body: z.infer<typeof useLink>,
    @FromClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = await this.usingLink.use(token, body, client);
    giveSessionCookie(reply, session.token, this.config);
    return sessionView(this.db.sql, session.agentId, session.id);
  }
}
