import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { conversationParameter, id, idParameter } from '@kontor/contracts/common';
import { conversationDetail, type ConversationDetail } from '@kontor/contracts/conversation';
import {
  type DraftView,
  draftView,
  messageBody,
  type MessageBody,
  messageView,
  type MessageView,
  needsNoAnswerBody,
  newConversation,
  newMessage,
  rescheduleBody,
  settleBody,
  troubleList,
  type TroubleList,
} from '@kontor/contracts/message';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Me, type SignedIn } from '../accounts/signed-in.ts';
import { Bodies } from '../conversation/bodies.ts';
import { NeedingAnswers } from '../conversation/needing-answers.ts';
import { Noting } from '../conversation/noting.ts';
import { Reading } from '../conversation/reading.ts';
import { Answers, AnswersBytes, Does } from '../platform/http/answers.ts';
import { IdempotencyKey } from '../platform/http/idempotency-key.ts';
import { Problem } from '../platform/problem.ts';
import { Beginning } from './beginning.ts';
import { Deciding } from './deciding.ts';
import { NewerMessages, Replying } from './replying.ts';
import { Troubles, troublesQuery } from './troubles.ts';

const messageInConversation = conversationParameter.extend({ messageId: id });

@Controller()
export class MessageController {
  constructor(
    @Inject(Replying) private readonly replying: Replying,
    @Inject(Beginning) private readonly beginning: Beginning,
    @Inject(Noting) private readonly noting: Noting,
    @Inject(Deciding) private readonly deciding: Deciding,
    @Inject(Bodies) private readonly bodies: Bodies,
    @Inject(Reading) private readonly reading: Reading,
    @Inject(Troubles) private readonly troubles: Troubles,
    @Inject(NeedingAnswers) private readonly needing: NeedingAnswers,
  ) {}

  @Post('conversations')
  @Does(
    'Begins a conversation with a message of ours.',
    'It leaves after ten seconds in which it can be undone, or at `sendAt`. `cannot_be_reached` (422) when the channel is off or none of one’s teams serves it.',
  )
  @Answers(conversationDetail, 201)
  async begin(
    @Me() me: SignedIn,
    @IdempotencyKey() key: string,
    @Body({ schema: newConversation }) body: z.infer<typeof newConversation>,
  ): Promise<ConversationDetail> {
    return this.reading.detail(me, await this.beginning.begin(me, key, body));
  }

  @Post('conversations/:id/messages')
  @Does(
    'Writes a reply to the customer, or a note to colleagues.',
    'A reply names the newest message its author had `seen`: `newer_messages` (409) carries those that came since, and nothing is sent. It leaves after ten seconds in which it can be undone, or at `sendAt`. The same `Idempotency-Key` with the same body gives the first answer; with another body `idempotency_key_reused` (422).',
  )
  @Answers(messageView, 201)
  async write(
    @Me() me: SignedIn,
    @Param({ schema: conversationParameter }) { id }: z.infer<typeof conversationParameter>,
    @IdempotencyKey() key: string,
    @Body({ schema: newMessage }) message: z.infer<typeof newMessage>,
  ): Promise<MessageView> {
    if (message.kind === 'note') return this.#view(await this.noting.note(me, id, key, message));
    try {
      return await this.#view(await this.replying.reply(me, id, key, message));
    } catch (error) {
      if (error instanceof NewerMessages)
        throw new Problem('newer_messages', error.message, { messages: await this.reading.views(error.ids) });
      throw error;
    }
  }

  @Delete('conversations/:id/messages/:messageId')
  @Does(
    'Takes back a reply that has not left yet: it is a draft again.',
    '`already_released` (409) when it is too late.',
  )
  @Answers(draftView)
  undo(
    @Me() me: SignedIn,
    @Param({ schema: messageInConversation }) named: z.infer<typeof messageInConversation>,
  ): Promise<DraftView> {
    return this.deciding.undo(me, named.id, named.messageId);
  }

  @Post('conversations/:id/messages/:messageId/release')
  @Does(
    'Sends one’s own reply at once instead of after the ten seconds of undo.',
    '`not_allowed` (403) for anybody else’s and for scheduled ones.',
  )
  @Answers(messageView)
  async release(
    @Me() me: SignedIn,
    @Param({ schema: messageInConversation }) named: z.infer<typeof messageInConversation>,
  ): Promise<MessageView> {
    await this.deciding.releaseNow(me, named.id, named.messageId);
    return this.#view(named.messageId);
  }

  @Put('conversations/:id/messages/:messageId/schedule')
  @Does(
    'Sets another time for one’s own scheduled reply.',
    '`already_released` (409) when it has left; `not_allowed` (403) for anybody else’s.',
  )
  @Answers(messageView)
  async reschedule(
    @Me() me: SignedIn,
    @Param({ schema: messageInConversation }) named: z.infer<typeof messageInConversation>,
    @Body({ schema: rescheduleBody }) body: z.infer<typeof rescheduleBody>,
  ): Promise<MessageView> {
    await this.deciding.reschedule(me, named.id, named.messageId, new Date(body.sendAt));
    return this.#view(named.messageId);
  }

  @Post('messages/:id/retry')
  @Does(
    'Sends a failed message again, to those who have not got it.',
    '`not_possible` (422) when it is not failed any more.',
  )
  @Answers(messageView)
  async retry(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) named: z.infer<typeof idParameter>,
  ): Promise<MessageView> {
    await this.deciding.retry(me, named.id);
    return this.#view(named.id);
  }

  @Post('messages/:id/settle')
  @Does(
    'Decides about a message of which nobody knows whether it arrived: delivered, or send again.',
    '`not_possible` (422) when its outcome is known meanwhile.',
  )
  @Answers(messageView)
  async settle(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) named: z.infer<typeof idParameter>,
    @Body({ schema: settleBody }) body: z.infer<typeof settleBody>,
  ): Promise<MessageView> {
    await this.deciding.settle(me, named.id, body.as);
    return this.#view(named.id);
  }

  @Put('messages/:id/needs-no-answer')
  @Does(
    'Says that what a customer wrote needs no answer, or does after all.',
    '`not_possible` (422) of anything but a customer’s message.',
  )
  @Answers(messageView)
  async needsNoAnswer(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) named: z.infer<typeof idParameter>,
    @Body({ schema: needsNoAnswerBody }) body: z.infer<typeof needsNoAnswerBody>,
  ): Promise<MessageView> {
    await this.needing.mark(me, named.id, body.needsNoAnswer);
    return this.#view(named.id);
  }

  @Get('messages/:id/body')
  @Does(
    'Gives a message’s HTML, made harmless, with the quoted part apart; remote images are left out and counted.',
  )
  @Answers(messageBody)
  body(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) named: z.infer<typeof idParameter>,
  ): Promise<MessageBody> {
    return this.bodies.body(me, named.id);
  }

  @Get('messages/:id/source')
  @Does('Gives a message as it came from the mail server, headers and all.')
  @AnswersBytes('text/plain')
  async source(
    @Me() me: SignedIn,
    @Param({ schema: idParameter }) named: z.infer<typeof idParameter>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const source = await this.bodies.source(me, named.id);
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${named.id}.eml"`)
      .send(source);
  }

  @Get('troubles')
  @Does(
    'Lists the visible messages of ours that failed, or of which nobody knows whether they arrived, the newest first.',
  )
  @Answers(troubleList)
  list(
    @Me() me: SignedIn,
    @Query({ schema: troublesQuery }) query: z.output<typeof troublesQuery>,
  ): Promise<TroubleList> {
    return this.troubles.list(me, query);
  }

  async #view(messageId: string): Promise<MessageView> {
    const [view] = await this.reading.views([messageId]);
    return view!;
  }
}
