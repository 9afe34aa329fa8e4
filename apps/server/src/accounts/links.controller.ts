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
import { Answers, Does } from '../platform/http/answers.ts';
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
  @Does(
    'Invites somebody by e-mail, with the role and the teams they will have.',
    'The link is good for seven days. It is mailed where that is possible and given in the answer, to be handed over by yourself. `name_taken` (409) when the address has an account.',
  )
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
  @Does('Lists the invitations that nobody has used yet.')
  @Answers(invitationList)
  invitations() {
    return this.inviting.list();
  }

  @Delete('invitations/:id')
  @ForRoles('admin')
  @Does('Withdraws an invitation: its link opens nothing any more.')
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
  @Does(
    'Mails a link for a new password to this address.',
    'The same answer whether there is such an account or not. The link is good for two hours.',
  )
  @Answers(null)
  forgot(
    @Body({ schema: resetRequest }) { email }: z.infer<typeof resetRequest>,
    @FromClient() client: Client,
  ) {
    return this.forgotten.ask(email, client);
  }

  @Post('people/:id/reset-link')
  @ForRoles('admin')
  @Does('Makes a link by which a colleague sets a new password.', 'Good for two hours.')
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
  @Does('Says what an invitation or a link for a new password is for.')
  @Answers(linkState)
  show(@Param({ schema: linkParameter }) { token }: z.infer<typeof linkParameter>) {
    return this.usingLink.show(token);
  }

  @Post('account-links/:token')
  @Public()
  @Does(
    'Uses an invitation or a link for a new password, and signs in.',
    'A link works once. `second_factor_needed` (401): the new password is set, and signing in with it needs the code.',
  )
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
