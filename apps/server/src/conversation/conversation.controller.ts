import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { conversationParameter, largestSeq, page } from '@kontor/contracts/common';
import * as shapes from '@kontor/contracts/conversation';
import { messageList } from '@kontor/contracts/message';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers } from '../platform/http/answers.ts';
import { Problem } from '../platform/problem.ts';
import { Changing } from './changing.ts';
import { Counting } from './counting.ts';
import { Listing } from './listing.ts';
import { Reading } from './reading.ts';
import { shown, type WideRow } from './rows.ts';

type Id = z.infer<typeof conversationParameter>;
const participantParameter = conversationParameter.extend({ participantId: z.uuid() });
const followerParameter = conversationParameter.extend({ agentId: z.uuid() });
const numberOfMessage = z.coerce.number().int().min(1).max(largestSeq).optional();
const newestFirst = page.extend({ limit: z.coerce.number().int().min(1).max(200).default(50) });
/** Where the messages begin: at the newest, or by a jump to before, after or around the one of this number. */
const stretch = newestFirst
  .extend({ before: numberOfMessage, after: numberOfMessage, around: numberOfMessage })
  .refine(
    ({ cursor, before, after, around }) =>
      [cursor, before, after, around].filter((one) => one !== undefined).length < 2,
    { message: 'One of cursor, before, after and around.' },
  );
type Stretch = z.infer<typeof stretch>;
type Page = z.infer<typeof newestFirst>;

const conversation = { schema: conversationParameter };

@Controller('conversations')
export class ConversationController {
  constructor(
    @Inject(Listing) private readonly listing: Listing,
    @Inject(Reading) private readonly reading: Reading,
    @Inject(Changing) private readonly changing: Changing,
  ) {}

  @Get()
  @Answers(shapes.conversationList)
  list(
    @Me() me: SignedIn,
    @Query({ schema: shapes.conversationListQuery }) query: z.output<typeof shapes.conversationListQuery>,
  ): Promise<shapes.ConversationList> {
    return this.listing.list(me, query);
  }

  @Get(':id')
  @Answers(shapes.conversationDetail)
  detail(@Me() me: SignedIn, @Param(conversation) { id }: Id): Promise<shapes.ConversationDetail> {
    return this.reading.detail(me, id);
  }

  @Get(':id/messages')
  @Answers(messageList)
  messages(@Me() me: SignedIn, @Param(conversation) { id }: Id, @Query({ schema: stretch }) page: Stretch) {
    return this.reading.messages(me, id, page);
  }

  @Get(':id/events')
  @Answers(shapes.eventList)
  events(@Me() me: SignedIn, @Param(conversation) { id }: Id, @Query({ schema: newestFirst }) page: Page) {
    return this.reading.events(me, id, page);
  }

  @Put(':id/assignee')
  @Answers(shapes.conversationRow)
  assign(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.assigneeBody }) body: z.infer<typeof shapes.assigneeBody>,
  ) {
    const { assigneeId, takenFrom } = body;
    if (takenFrom === undefined) return present(this.changing.assign(me, id, assigneeId));
    if (assigneeId !== me.agentId || takenFrom === me.agentId)
      throw new Problem('invalid_request', 'One takes over from somebody else, and for oneself.', {
        errors: [{ path: 'takenFrom', message: 'Only with yourself as the assignee.' }],
      });
    return present(this.changing.takeOver(me, id, takenFrom));
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Answers(shapes.conversationRow)
  handOverWithNote(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.handOverBody }) body: z.infer<typeof shapes.handOverBody>,
  ) {
    return present(this.changing.handOverWithNote(me, id, body));
  }

  @Put(':id/followers/:agentId')
  @Answers(null)
  followBy(
    @Me() me: SignedIn,
    @Param({ schema: followerParameter }) { id, agentId }: z.infer<typeof followerParameter>,
    @Body({ schema: shapes.followBody }) body: z.infer<typeof shapes.followBody>,
  ): Promise<void> {
    return this.changing.follow(me, id, body.follows, agentId);
  }

  @Put(':id/team')
  @Answers(shapes.conversationRow)
  handOver(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.teamBody }) body: z.infer<typeof shapes.teamBody>,
  ) {
    return present(this.changing.handOver(me, id, body.teamId));
  }

  @Put(':id/tags')
  @Answers(shapes.conversationRow)
  tag(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.tagsBody }) body: z.infer<typeof shapes.tagsBody>,
  ) {
    return present(this.changing.tag(me, id, body.tags));
  }

  @Put(':id/priority')
  @Answers(shapes.conversationRow)
  prioritise(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.priorityBody }) body: z.infer<typeof shapes.priorityBody>,
  ) {
    return present(this.changing.prioritise(me, id, body.priority));
  }

  @Put(':id/subject')
  @Answers(shapes.conversationRow)
  rename(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.subjectBody }) body: z.infer<typeof shapes.subjectBody>,
  ) {
    return present(this.changing.rename(me, id, body.subject));
  }

  @Put(':id/type')
  @Answers(shapes.conversationRow)
  retype(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.typeBody }) body: z.infer<typeof shapes.typeBody>,
  ) {
    return present(this.changing.retype(me, id, body.type));
  }

  @Put(':id/read')
  @Answers(null)
  read(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.readBody }) body: z.infer<typeof shapes.readBody>,
  ): Promise<void> {
    return this.changing.read(me, id, body.seq);
  }

  @Put(':id/follow')
  @Answers(null)
  follow(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.followBody }) body: z.infer<typeof shapes.followBody>,
  ): Promise<void> {
    return this.changing.follow(me, id, body.follows);
  }

  @Put(':id/participants/:participantId')
  @Answers(shapes.conversationDetail)
  async include(
    @Me() me: SignedIn,
    @Param({ schema: participantParameter }) { id, participantId }: z.infer<typeof participantParameter>,
    @Body({ schema: shapes.participantBody }) body: z.infer<typeof shapes.participantBody>,
  ): Promise<shapes.ConversationDetail> {
    await this.changing.include(me, id, participantId, body.inReply);
    return this.reading.detail(me, id);
  }
}

@Controller('counts')
export class CountsController {
  constructor(@Inject(Counting) private readonly counting: Counting) {}

  @Get()
  @Answers(shapes.counts)
  count(@Me() me: SignedIn): Promise<shapes.Counts> {
    return this.counting.count(me);
  }
}

async function present(changed: Promise<WideRow>): Promise<shapes.ConversationRow> {
  return shown(await changed);
}
