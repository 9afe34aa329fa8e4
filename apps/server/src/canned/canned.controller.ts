import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import {
  cannedReply,
  cannedReplyBody,
  cannedReplyList,
  cannedReplyQuery,
  cannedUploads,
  newCannedReplyBody,
} from '@kontor/contracts/canned';
import { idParameter } from '@kontor/contracts/common';
import type { z } from 'zod';
import { type Client, FromClient } from '../accounts/client.ts';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { CannedReplies } from './canned-replies.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('canned-replies')
export class CannedReplyController {
  constructor(@Inject(CannedReplies) private readonly replies: CannedReplies) {}

  @Get()
  @Answers(cannedReplyList)
  list(
    @Me() me: SignedIn,
    @Query({ schema: cannedReplyQuery }) { state }: z.output<typeof cannedReplyQuery>,
  ) {
    return this.replies.list(me, state);
  }

  @Post()
  @Answers(cannedReply, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: newCannedReplyBody }) body: z.output<typeof newCannedReplyBody>,
    @FromClient() client: Client,
  ) {
    return this.replies.make(me, body, client);
  }

  @Put(':id')
  @Answers(cannedReply)
  change(
    @Me() me: SignedIn,
    @Param(byId) { id }: Id,
    @Body({ schema: cannedReplyBody }) body: z.output<typeof cannedReplyBody>,
    @FromClient() client: Client,
  ) {
    return this.replies.change(me, id, body, client);
  }

  /** Taken into a draft: the files stay with the reply, and go along. */
  @Post(':id/uploads')
  @Answers(cannedUploads, 201)
  take(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.replies.take(me, id);
  }

  @Put(':id/archive')
  @Answers(cannedReply)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.replies.archive(me, id, client);
  }

  @Delete(':id/archive')
  @Answers(cannedReply)
  bringBack(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.replies.bringBack(me, id, client);
  }
}
