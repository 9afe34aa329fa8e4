import { Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { channelSignInBegun } from '@kontor/contracts/settings';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { ForRoles, Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { ChannelSignIn } from './signing-in.ts';

/** As the provider sends the browser back. */
const back = z.object({
  state: z.string().min(1).max(4_000),
  code: z.string().max(4_000).optional(),
  error: z.string().max(500).optional(),
});

@Controller()
@ForRoles('admin')
export class ChannelSignInController {
  constructor(@Inject(ChannelSignIn) private readonly signIn: ChannelSignIn) {}

  @Post('channels/:id/sign-in')
  @Answers(channelSignInBegun, 201)
  begin(@Me() me: SignedIn, @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>) {
    return this.signIn.begin(me, id);
  }

  /** Where the browser comes back to; it ends at the channel's settings. */
  @Get('channel-sign-in')
  @Answers(null, 303)
  async finish(
    @Me() me: SignedIn,
    @Query({ schema: back }) query: z.infer<typeof back>,
    @FromClient() client: Client,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const id = await this.signIn.finish(me, query, client);
    reply.code(303).header('location', `/settings/channels/${id}`).send();
  }
}
