import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { conversationParameter, largestSeq, page } from '@kontor/contracts/common';
import * as shapes from '@kontor/contracts/conversation';
import { messageList } from '@kontor/contracts/message';
import { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Answers, Does } from '../platform/http/answers.ts';
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
  @Does(
    'Lists the conversations of a view, or those that a text search finds.',
    '`searching: true`: older ones were not looked at yet; go on with `next`, also after a page without any.',
  )
  @Answers(shapes.conversationList)
  list(
    @Me() me: SignedIn,
    @Query({ schema: shapes.conversationListQuery }) query: z.output<typeof shapes.conversationListQuery>,
  ): Promise<shapes.ConversationList> {
    return this.listing.list(me, query);
  }

  @Get(':id')
  @Does('Shows a conversation: who is in it, who follows, and how a reply would be addressed.')
  @Answers(shapes.conversationDetail)
  detail(@Me() me: SignedIn, @Param(conversation) { id }: Id): Promise<shapes.ConversationDetail> {
    return this.reading.detail(me, id);
  }

  @Get(':id/messages')
  @Does(
    'Lists messages and notes of a conversation, the newest first.',
    '`before`, `after` and `around` jump to the message of this number; `cursor` goes on from an earlier page.',
  )
  @Answers(messageList)
  messages(@Me() me: SignedIn, @Param(conversation) { id }: Id, @Query({ schema: stretch }) page: Stretch) {
    return this.reading.messages(me, id, page);
  }

  @Get(':id/events')
  @Does(
    'Lists what happened to a conversation, the newest first: who changed what, which rule fired and why.',
  )
  @Answers(shapes.eventList)
  events(@Me() me: SignedIn, @Param(conversation) { id }: Id, @Query({ schema: newestFirst }) page: Page) {
    return this.reading.events(me, id, page);
  }

  @Put(':id/assignee')
  @Does(
    'Assigns a conversation to a colleague, or to nobody.',
    '`takenFrom` tells from whom one takes it over for oneself.',
  )
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
  @Does('Assigns a conversation to a colleague with a note that names them, in one step.')
  @Answers(shapes.conversationRow)
  handOverWithNote(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.handOverBody }) body: z.infer<typeof shapes.handOverBody>,
  ) {
    return present(this.changing.handOverWithNote(me, id, body));
  }

  @Put(':id/followers/:agentId')
  @Does(
    'Makes a colleague follow a conversation, or follow it no more.',
    'Only a colleague who sees it (`not_possible`, 422, otherwise); who was mentioned goes on seeing it.',
  )
  @Answers(null)
  followBy(
    @Me() me: SignedIn,
    @Param({ schema: followerParameter }) { id, agentId }: z.infer<typeof followerParameter>,
    @Body({ schema: shapes.followBody }) body: z.infer<typeof shapes.followBody>,
  ): Promise<void> {
    return this.changing.follow(me, id, body.follows, agentId);
  }

  @Put(':id/team')
  @Does(
    'Moves a conversation to a team, or to none.',
    'Its assignee keeps it only as a member of that team. Whoever does not see it any more gets 404 from then on.',
  )
  @Answers(shapes.conversationRow)
  handOver(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.teamBody }) body: z.infer<typeof shapes.teamBody>,
  ) {
    return present(this.changing.handOver(me, id, body.teamId));
  }

  @Put(':id/tags')
  @Does(
    'Adds tags to a conversation and removes others.',
    '`add` and `remove` leave what colleagues tag at the same time as it is. `tags` sets exactly these; with `version`, `version_conflict` (409) when anything changed since.',
  )
  @Answers(shapes.conversationRow)
  tag(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.tagsBody }) body: z.infer<typeof shapes.tagsBody>,
  ) {
    return present(this.changing.tag(me, id, body));
  }

  @Put(':id/priority')
  @Does('Sets how urgent a conversation is.')
  @Answers(shapes.conversationRow)
  prioritise(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.priorityBody }) body: z.infer<typeof shapes.priorityBody>,
  ) {
    return present(this.changing.prioritise(me, id, body.priority));
  }

  @Put(':id/subject')
  @Does('Changes the subject of a conversation.', 'It cannot be empty (`invalid_request`, 400).')
  @Answers(shapes.conversationRow)
  rename(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.subjectBody }) body: z.infer<typeof shapes.subjectBody>,
  ) {
    return present(this.changing.rename(me, id, body.subject));
  }

  @Put(':id/type')
  @Does('Says what kind of matter a conversation is: for example a question, a complaint or an order.')
  @Answers(shapes.conversationRow)
  retype(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.typeBody }) body: z.infer<typeof shapes.typeBody>,
  ) {
    return present(this.changing.retype(me, id, body.type));
  }

  @Put(':id/read')
  @Does('Notes up to which message one has read a conversation; a lower number marks it unread again.')
  @Answers(null)
  read(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.readBody }) body: z.infer<typeof shapes.readBody>,
  ): Promise<void> {
    return this.changing.read(me, id, body.seq);
  }

  @Put(':id/follow')
  @Does(
    'Follows a conversation, or follows it no more.',
    'Whoever saw it only because they followed it does not see it afterwards.',
  )
  @Answers(null)
  follow(
    @Me() me: SignedIn,
    @Param(conversation) { id }: Id,
    @Body({ schema: shapes.followBody }) body: z.infer<typeof shapes.followBody>,
  ): Promise<void> {
    return this.changing.follow(me, id, body.follows);
  }

  @Put(':id/participants/:participantId')
  @Does('Takes a participant into replies, or leaves them out.')
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
  @Does(
    'Counts the unresolved conversations one sees, by view, team and channel, and what failed; 1000 stands for more than 999.',
  )
  @Answers(shapes.counts)
  count(@Me() me: SignedIn): Promise<shapes.Counts> {
    return this.counting.count(me);
  }
}

async function present(changed: Promise<WideRow>): Promise<shapes.ConversationRow> {
  return shown(await changed);
}
