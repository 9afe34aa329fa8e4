import { Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { channelSignInCookie } from '@kontor/contracts/client/channel-sign-in';
import { channelSignInBegun } from '@kontor/contracts/settings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import type { Config } from '../platform/config.ts';
import { Answers, Does } from '../platform/http/answers.ts';
import { CONFIG } from '../platform/tokens.ts';
import { ChannelSignIn } from './signing-in.ts';

/** As the provider sends the browser back; each adds more of its own (`scope`, `session_state`, `iss`). */
const back = z.looseObject({
  state: z.string().min(1).max(4_000),
  code: z.string().max(4_000).optional(),
  error: z.string().max(500).optional(),
});

@Controller()
@ForRoles('admin')
export class ChannelSignInController {
  constructor(
    @Inject(ChannelSignIn) private readonly signIn: ChannelSignIn,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('channels/:id/sign-in')
  @Does('Begins to sign a mailbox in at Google or Microsoft: gives the address to send the browser to.')
  @Answers(channelSignInBegun, 201)
  begin(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>) {
    return this.signIn.begin(me, id);
  }

  /** Where the browser comes back to; it ends at the channel's settings, which say what went wrong. */
  @Get('channel-sign-in')
  @Does(
    'Takes the browser back from Google or Microsoft, keeps the access, and sends on to the channel’s settings.',
  )
  @Answers(null, 303)
  async finish(
    @Me() me: SignedIn,
    @Query({ schema: back }) query: z.infer<typeof back>,
    @FromClient() client: Client,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { channelId, failed } = await this.signIn.finish(me, query, client);
    const { name, path } = channelSignInCookie;
    const secure = this.config.publicUrl?.startsWith('https:') ?? false;
    if (failed)
      void reply.setCookie(name, JSON.stringify(failed), { path, maxAge: 60, sameSite: 'lax', secure });
    reply.code(303).header('location', `${path}/${channelId}`).send();
  }
}
