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
import { Answers, Does } from '../platform/http/answers.ts';
import { CannedReplies } from './canned-replies.ts';

type Id = z.infer<typeof idParameter>;
const byId = { schema: idParameter };

@Controller('canned-replies')
export class CannedReplyController {
  constructor(@Inject(CannedReplies) private readonly replies: CannedReplies) {}

  @Get()
  @Does('Lists the canned replies that one may use: the own, those of the own teams, those for everyone.')
  @Answers(cannedReplyList)
  list(
    @Me() me: SignedIn,
    @Query({ schema: cannedReplyQuery }) { state }: z.output<typeof cannedReplyQuery>,
  ) {
    return this.replies.list(me, state);
  }

  @Post()
  @Does(
    'Makes a canned reply for oneself, a team or everyone.',
    'Leads share with their teams, admins with everyone; `not_allowed` (403) otherwise.',
  )
  @Answers(cannedReply, 201)
  make(
    @Me() me: SignedIn,
    @Body({ schema: newCannedReplyBody }) body: z.output<typeof newCannedReplyBody>,
    @FromClient() client: Client,
  ) {
    return this.replies.make(me, body, client);
  }

  @Put(':id')
  @Does(
    'Changes a canned reply, its texts and its files.',
    '`version_conflict` (409) when a colleague changed it since `version`.',
  )
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
  @Does('Takes the files of a canned reply into a draft: gives uploads of one’s own.')
  @Answers(cannedUploads, 201)
  take(@Me() me: SignedIn, @Param(byId) { id }: Id) {
    return this.replies.take(me, id);
  }

  @Put(':id/archive')
  @Does('Archives a canned reply: nobody is offered it any more.')
  @Answers(cannedReply)
  archive(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.replies.archive(me, id, client);
  }

  @Delete(':id/archive')
  @Does('Brings an archived canned reply back.')
  @Answers(cannedReply)
  bringBack(@Me() me: SignedIn, @Param(byId) { id }: Id, @FromClient() client: Client) {
    return this.replies.bringBack(me, id, client);
  }
}
