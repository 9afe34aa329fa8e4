import { Inject, Injectable } from '@nestjs/common';
import { because, type Reason } from '@kontor/channel-kit/sentences';
import type { heldWork } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { say } from '../platform/texts.ts';
import { dropBulk } from '../bulk/dropping.ts';
import { restoredReason } from '../platform/archive/after-restore.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { MessageState, RecipientState } from '../platform/database/tables/messages.ts';
import { Signals } from '../platform/signals.ts';
import { type ConversationRow, lockConversation, type NewFact } from '../timeline/recording.ts';
import { reasonColumns, setMessageState } from './closing-attempts.ts';
import { dropDeliveries } from '../webhook/stopping.ts';
import { deliverKind } from '../webhook/writing-down.ts';
import { enqueue } from './releasing.ts';

type Held = z.infer<typeof heldWork>;
type Message = Row<'message'>;

const dropped = because(say('kontor.delivery.dropped'));

/** What a restore held back, so that nothing leaves twice: an admin releases or drops all of it. */
@Injectable()
export class HeldWork {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  async count(): Promise<Held> {
    const { rows } = await sql<Held>`select
      (select count(*)::int from message where state = 'unknown' and state_reason = ${restoredReason}) as messages,
      (select count(*)::int from outbox where state = 'held') as other`.execute(this.db.sql);
    return rows[0]!;
  }

  /** All of it goes out: what had been released at once, what was still waiting for its time as if nothing had been. */
  release(me: SignedIn, client: Client): Promise<void> {
    const open = { state: 'open' as const, handed_until: null, reason: null };
    return this.#decide(me, client, 'held_work.released', releaseMessage, open);
  }

  /** None of it goes out; each message says so and can still be sent by hand. */
  drop(me: SignedIn, client: Client): Promise<void> {
    const failed = { state: 'failed' as const, reason: dropped.reason, closed_at: this.clock.now() };
    return this.#decide(me, client, 'held_work.dropped', dropMessage, failed);
  }

  async #decide(
    me: SignedIn,
    client: Client,
    action: 'held_work.released' | 'held_work.dropped',
    decide: (deciding: Deciding) => Promise<void>,
    other: Partial<Row<'outbox'>>,
  ): Promise<void> {
    const now = this.clock.now();
    const held = await this.#messages();
    let messages = 0;
    for (const { id, conversation_id } of held)
      await this.db.transaction(async (tx) => {
        const conversation = (await lockConversation(tx, conversation_id))!;
        const message = await stillHeld(tx, id);
        if (!message) return;
        messages += 1;
        await decide({ tx, conversation, message, me, now });
      });
    await this.db.transaction(async (tx) => {
      const rows = await tx
        .updateTable('outbox')
        .set(other)
        .where('state', '=', 'held')
        .returning(['kind', 'subject_id'])
        .execute();
      if (other.state === 'failed') {
        const bulk = rows.filter(({ kind }) => kind === 'bulk.change');
        await dropBulk(
          tx,
          bulk.map(({ subject_id }) => subject_id),
          now,
        );
        const webhooks = rows.filter(({ kind }) => kind === deliverKind);
        await dropDeliveries(
          tx,
          webhooks.map(({ subject_id }) => subject_id),
          dropped.reason,
          now,
        );
      }
      const data = { messages, other: rows.length };
      await audit(tx, now, { action, actorId: me.agentId, data, address: client.address });
    });
    this.signals.raise('events');
    this.signals.raise('outbox');
  }

  #messages() {
    return this.db.sql
      .selectFrom('message')
      .select(['id', 'conversation_id'])
      .where('state', '=', 'unknown')
      .where('state_reason', '=', restoredReason)
      .orderBy('id')
      .execute();
  }
}

interface Deciding {
  tx: Sql;
  conversation: ConversationRow;
  message: Message;
  me: SignedIn;
  now: Date;
}

/** Undefined: a person has decided on it meanwhile. */
async function stillHeld(tx: Sql, id: string): Promise<Message | undefined> {
  return (await tx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'unknown')
    .where('state_reason', '=', restoredReason)
    .forUpdate()
    .executeTakeFirst()) as Message | undefined;
}

/**
 * One that had not been released yet waits for its time again: then it is compared with what the customer wrote meanwhile,
 * as every scheduled reply.
 */
async function releaseMessage(deciding: Deciding): Promise<void> {
  const { tx, message, now } = deciding;
  await moveRecipients(tx, message.id, 'queued', null);
  if (message.released_at) await enqueue(tx, message, now);
  else if (!message.release_at)
    await tx.updateTable('message').set({ release_at: now }).where('id', '=', message.id).execute();
  const state = message.released_at ? 'queued' : 'scheduled';
  const settled: NewFact = { type: 'message.settled', data: { messageId: message.id, as: 'sent again' } };
  await settle(deciding, state, null, settled);
}

async function dropMessage(deciding: Deciding): Promise<void> {
  const { tx, message } = deciding;
  await moveRecipients(tx, message.id, 'failed', dropped);
  await settle(deciding, 'failed', dropped, { type: 'message.failed', data: { messageId: message.id } });
}

async function settle(
  { tx, conversation, message, me, now }: Deciding,
  state: MessageState,
  told: Reason | null,
  fact: NewFact,
): Promise<void> {
  const by = { kind: 'agent' as const, id: me.agentId };
  await setMessageState(tx, conversation, message, { state, told }, [fact], now, by);
}

async function moveRecipients(
  tx: Sql,
  messageId: string,
  to: RecipientState,
  told: Reason | null,
): Promise<void> {
  await tx
    .updateTable('message_recipient')
    .set({ state: to, ...reasonColumns(told), code: null })
    .where('message_id', '=', messageId)
    .where('state', '=', 'unknown')
    .execute();
}
