import { Inject, Injectable } from '@nestjs/common';
import type { handOverBody, Priority, TagsBody } from '@kontor/contracts/conversation';
import type { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { notFound } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { change, type NewFact, record } from '../timeline/recording.ts';
import {
  assigned,
  type Decide,
  handedOver,
  prioritised,
  refuseStale,
  renamed,
  retagged,
  tagged,
  takenOver,
} from './decisions.ts';
import { followedBy } from './following-others.ts';
import { handedOverWithNote } from './handing-over.ts';
import { findVisible, lockVisible } from './finding.ts';
import { wideRow, type WideRow } from './rows.ts';

/** What people do to a conversation. Each verb is one transaction under the conversation's row lock. */
@Injectable()
export class Changing {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  assign(me: SignedIn, id: string, assigneeId: string | null): Promise<WideRow> {
    return this.by(me, id, assigned(assigneeId));
  }

  takeOver(me: SignedIn, id: string, from: string): Promise<WideRow> {
    return this.by(me, id, takenOver(me.agentId, from));
  }

  handOver(me: SignedIn, id: string, teamId: string | null): Promise<WideRow> {
    return this.by(me, id, handedOver(teamId));
  }

  tag(me: SignedIn, id: string, { add = [], remove = [], tags, version }: TagsBody): Promise<WideRow> {
    if (!tags) return this.by(me, id, retagged(add, remove));
    return this.by(me, id, (conversation, tx, now) => {
      refuseStale(conversation, version);
      return tagged(tags)(conversation, tx, now);
    });
  }

  prioritise(me: SignedIn, id: string, priority: Priority): Promise<WideRow> {
    return this.by(me, id, prioritised(priority));
  }

  rename(me: SignedIn, id: string, subject: string): Promise<WideRow> {
    return this.by(me, id, renamed(subject));
  }

  retype(me: SignedIn, id: string, type: string): Promise<WideRow> {
    return this.by(me, id, (conversation) =>
      type === conversation.type
        ? undefined
        : {
            changes: { type },
            facts: [
              { type: 'conversation.type_changed', data: { type: { from: conversation.type, to: type } } },
            ],
          },
    );
  }

  /** How far this person has read; a lower number marks it unread again. */
  async read(me: SignedIn, id: string, seq: number): Promise<void> {
    const { id: conversationId } = await findVisible(this.db.sql, me, id);
    const at = this.clock.now();
    await this.db.transaction(async (tx) => {
      await tx
        .insertInto('read_mark')
        .values({ agent_id: me.agentId, conversation_id: conversationId, seq, at })
        .onConflict((conflict) => conflict.columns(['agent_id', 'conversation_id']).doUpdateSet({ seq, at }))
        .execute();
      const fact: NewFact = { type: 'conversation.read', data: { agentId: me.agentId, seq } };
      await record(tx, [fact], { kind: 'agent', id: me.agentId }, at, null, conversationId);
    });
    this.signals.raise('events');
  }

  async follow(me: SignedIn, id: string, follows: boolean, agentId = me.agentId): Promise<void> {
    await this.by(me, id, followedBy(me, agentId, follows));
  }

  /** To a colleague, with a word about it. */
  handOverWithNote(me: SignedIn, id: string, wish: z.infer<typeof handOverBody>): Promise<WideRow> {
    return this.by(me, id, handedOverWithNote(me, wish));
  }

  /** Takes somebody into replies, or out of them. Adding a stranger is the agent's word that they belong. */
  async include(me: SignedIn, id: string, participantId: string, inReply: boolean): Promise<void> {
    await this.by(me, id, async (conversation, tx) => {
      const row = await tx
        .updateTable('participant')
        .set({ in_reply: inReply })
        .where('id', '=', participantId)
        .where('conversation_id', '=', conversation.id)
        .returning('id')
        .executeTakeFirst();
      if (!row) throw notFound('This participant');
      const type = inReply ? 'participant.added_to_reply' : 'participant.removed_from_reply';
      return { changes: {}, facts: [{ type, data: { participantId } }] };
    });
  }

  /** One verb: lock, decide, change, tell. A decision of nothing changes nothing. */
  async by(me: SignedIn, id: string, decide: Decide): Promise<WideRow> {
    const now = this.clock.now();
    const row = await this.db.transaction(async (tx) => {
      const conversation = await lockVisible(tx, me, id);
      const decision = await decide(conversation, tx, now);
      if (decision)
        await change(
          tx,
          conversation,
          decision.changes,
          decision.facts,
          { kind: 'agent', id: me.agentId },
          now,
        );
      return wideRow(tx, conversation.id);
    });
    this.signals.raise('events');
    return row;
  }
}
