import { Inject, Injectable } from '@nestjs/common';
import { because } from '@kontor/channel-kit/sentences';
import type { DraftView } from '@kontor/contracts/message';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { say } from '../platform/texts.ts';
import { draftViews } from '../conversation/draft-views.ts';
import { lockVisible } from '../conversation/finding.ts';
import { Reading } from '../conversation/reading.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { RecipientState } from '../platform/database/tables/messages.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { change, type ConversationRow, type NewFact } from '../timeline/recording.ts';
import { setMessageState } from './closing-attempts.ts';
import { enqueue, giveBack, release } from './releasing.ts';

/** What people decide about messages of ours: take back, try again, say what became of it. */
@Injectable()
export class Deciding {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Reading) private readonly reading: Reading,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
  ) {}

  /** Within its ten seconds, or before its time, a reply goes back to its author as a draft. */
  async undo(me: SignedIn, conversationId: string, messageId: string): Promise<DraftView> {
    const draft = await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, conversationId);
      const message = await messageIn(tx, conversation, messageId);
      if (message.state === 'undone' && message.author_id === me.agentId)
        throw new Problem('not_possible', 'This reply was taken back already: it is a draft again.');
      if (message.state !== 'held' && message.state !== 'scheduled')
        throw new Problem('already_released', 'It is too late: this reply has been released.');
      if (message.author_id !== me.agentId)
        throw new Problem('not_allowed', 'Only its author takes a reply back.');
      return giveBack(tx, conversation, message, 'undone', [], this.clock.now());
    });
    this.signals.raise('events');
    const [view] = await draftViews(this.db.sql, [draft], (upload) => this.paths.sign(upload));
    return view!;
  }

  /** Its author does not wait for the ten seconds. Once it has gone, there is nothing left to do. */
  async releaseNow(me: SignedIn, conversationId: string, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, conversationId);
      const message = await messageIn(tx, conversation, messageId);
      if (message.author_id !== me.agentId || message.state === 'scheduled')
        throw new Problem('not_allowed', 'Only its author sends a reply that is held.');
      if (message.state === 'undone' || message.state === 'returned')
        throw new Problem('not_possible', 'This reply was taken back.');
      if (message.state === 'held') await release(tx, conversation, message.id, this.clock.now());
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
  }

  /** Its author chooses another time. What the customer writes until then brings it back all the same. */
  async reschedule(me: SignedIn, conversationId: string, messageId: string, sendAt: Date): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, conversationId);
      const message = await messageIn(tx, conversation, messageId);
      if (message.author_id !== me.agentId)
        throw new Problem('not_allowed', 'Only its author changes when a reply goes out.');
      if (message.state !== 'scheduled')
        throw new Problem('already_released', 'It is too late: this reply is not waiting any more.');
      await tx
        .updateTable('message')
        .set({ release_at: sendAt, version: message.version + 1 })
        .where('id', '=', message.id)
        .execute();
      const data = { messageId, releaseAt: sendAt.toISOString() };
      await change(
        tx,
        conversation,
        {},
        [{ type: 'reply.rescheduled', data }],
        { kind: 'agent', id: me.agentId },
        now,
      );
    });
    this.signals.raise('events');
  }

  /** Tries a failed message again, for those who did not get it. */
  retry(me: SignedIn, messageId: string): Promise<void> {
    return this.#decide(me, messageId, 'failed', async (tx, conversation, message) => {
      await this.#sendAgain(tx, conversation, message, 'failed', me);
    });
  }

  /** A person says what became of a message whose outcome nobody knows. */
  settle(me: SignedIn, messageId: string, as: 'delivered' | 'send again'): Promise<void> {
    return this.#decide(me, messageId, 'unknown', async (tx, conversation, message) => {
      if (as === 'send again') return this.#sendAgain(tx, conversation, message, 'unknown', me);
      await moveRecipients(tx, message.id, 'unknown', 'sent');
      await setMessageState(
        tx,
        conversation,
        message,
        { state: 'sent', told: because(say('kontor.delivery.found')) },
        [{ type: 'message.settled', data: { messageId, as: 'delivered' } }],
        this.clock.now(),
        { kind: 'agent', id: me.agentId },
      );
    });
  }

  async #decide(
    me: SignedIn,
    messageId: string,
    state: 'failed' | 'unknown',
    decide: (tx: Sql, conversation: ConversationRow, message: Row<'message'>) => Promise<void>,
  ): Promise<void> {
    const { conversation_id } = await this.reading.visibleMessage(me, messageId);
    await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, conversation_id);
      const message = await messageIn(tx, conversation, messageId);
      if (message.state !== state)
        throw new Problem('not_possible', 'Somebody was faster: this message is not in trouble any more.');
      await decide(tx, conversation, message);
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
  }

  async #sendAgain(
    tx: Sql,
    conversation: ConversationRow,
    message: Row<'message'>,
    from: 'failed' | 'unknown',
    me: SignedIn,
  ): Promise<void> {
    const now = this.clock.now();
    await moveRecipients(tx, message.id, from, 'queued');
    await enqueue(tx, message, now);
    const facts: NewFact[] = [{ type: 'message.settled', data: { messageId: message.id, as: 'sent again' } }];
    await setMessageState(tx, conversation, message, { state: 'queued', told: null }, facts, now, {
      kind: 'agent',
      id: me.agentId,
    });
  }
}

async function moveRecipients(
  tx: Sql,
  messageId: string,
  from: RecipientState,
  to: RecipientState,
): Promise<void> {
  await tx
    .updateTable('message_recipient')
    .set({ state: to, reason: null, why: null, code: null })
    .where('message_id', '=', messageId)
    .where('state', '=', from)
    .execute();
}

async function messageIn(tx: Sql, conversation: ConversationRow, messageId: string): Promise<Row<'message'>> {
  const message = await tx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversation.id)
    .forUpdate()
    .executeTakeFirst();
  if (!message) throw new Problem('not_found', 'This message does not exist, or you may not see it.');
  return message as Row<'message'>;
}
