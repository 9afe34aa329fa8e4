import type { SendOutcome } from '@kontor/channel-kit/adapter';
import type { Reason } from '@kontor/channel-kit/sentences';
import type { Actor } from '@kontor/contracts/events';
import { sql } from 'kysely';
import { addressKey } from '../conversation/participants.ts';
import { oldestUnansweredIn } from '../conversation/state.ts';
import { jsonOrNull } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { MessageState } from '../platform/database/tables/messages.ts';
import { change, type ConversationRow, lockConversation, type NewFact } from '../timeline/recording.ts';
import type { Attempt } from './attempting.ts';
import { firstReason, judge, type Verdict } from './outcome.ts';

const system: Actor = { kind: 'system' };

export interface Closing {
  attempt: Attempt;
  outcome: SendOutcome;
  kind: string;
  /** Under which our message is recognised when it comes back: scope and digest. */
  identity?: { scope: string; digest: string };
  now: Date;
  chance: number;
}

/**
 * Writes an attempt's outcome: the attempt, its recipients, the message, the outbox row, the facts, in one transaction
 * that is the caller's. A late outcome, after the attempt was already given up as unknown, is still accepted.
 */
export async function closeAttempt(tx: Sql, closing: Closing): Promise<void> {
  const { attempt, outcome, now } = closing;
  const located = await tx
    .selectFrom('message')
    .select('conversation_id')
    .where('id', '=', attempt.message_id)
    .executeTakeFirstOrThrow();
  const conversation = (await lockConversation(tx, located.conversation_id))!;
  const current = (await tx
    .selectFrom('attempt')
    .selectAll()
    .where('id', '=', attempt.id)
    .forUpdate()
    .executeTakeFirstOrThrow()) as Attempt;
  const late = current.ended_at !== null;
  if (late && (current.outcome !== 'unknown' || outcome.outcome === 'unknown')) return;

  const message = (await tx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', attempt.message_id)
    .executeTakeFirstOrThrow()) as Row<'message'>;
  // A person settled it meanwhile: their word stands.
  if (late && message.state !== 'unknown') return;

  const outbox = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('subject_id', '=', message.id)
    .where('kind', '=', 'message.deliver')
    .orderBy('created_at', 'desc')
    .forUpdate()
    .executeTakeFirst();
  const tries = (outbox?.tries ?? 0) + (late ? 0 : 1);
  const recipients = await tx
    .selectFrom('message_recipient')
    .select(['address_key as addressKey', 'state'])
    .where('message_id', '=', message.id)
    .execute();
  const mine = late ? 'unknown' : 'queued';
  const verdict = judge(
    outcome,
    recipients.filter((r) => r.state === mine),
    recipients.filter((r) => r.state !== mine),
    tries,
    now,
    closing.chance,
    (address) => addressKey(closing.kind, address),
  );

  await writeAttempt(tx, attempt.id, outcome, now);
  await writeRecipients(tx, message.id, verdict, now);
  if (outcome.outcome === 'sent' && closing.identity)
    await knowAsOurs(tx, message.id, closing.identity, outcome.externalIds);
  if (outbox)
    await tx
      .updateTable('outbox')
      .set(
        verdict.again
          ? {
              tries,
              due_at: verdict.again,
              handed_until: null,
              reason: verdict.message.told?.reason ?? null,
              state: 'open',
              closed_at: null,
            }
          : {
              tries,
              state: verdict.message.state === 'sent' ? 'done' : 'failed',
              reason: verdict.message.told?.reason ?? null,
              closed_at: now,
            },
      )
      .where('id', '=', outbox.id)
      .execute();
  await setMessageState(
    tx,
    conversation,
    message,
    verdict.message,
    [factOf(message.id, attempt.number, verdict, outcome)],
    now,
  );
}

function factOf(messageId: string, attempt: number, verdict: Verdict, outcome: SendOutcome): NewFact {
  if (verdict.again)
    return { type: 'message.retrying', data: { messageId, attempt, dueAt: verdict.again.toISOString() } };
  switch (verdict.message.state) {
    case 'sent':
      return {
        type: 'message.sent',
        data: { messageId, attempt, refused: outcome.outcome === 'sent' ? outcome.refused.length : 0 },
      };
    case 'unknown':
      return { type: 'message.outcome_unknown', data: { messageId } };
    default:
      return { type: 'message.failed', data: { messageId } };
  }
}

async function writeAttempt(tx: Sql, id: string, outcome: SendOutcome, now: Date): Promise<void> {
  const code = 'code' in outcome ? (outcome.code ?? null) : null;
  await tx
    .updateTable('attempt')
    .set({ ended_at: now, outcome: outcome.outcome, ...reasonColumns(firstReason(outcome)), code })
    .where('id', '=', id)
    .execute();
}

async function writeRecipients(tx: Sql, messageId: string, verdict: Verdict, now: Date): Promise<void> {
  for (const { addressKey: key, state, told, code } of verdict.recipients)
    await tx
      .updateTable('message_recipient')
      .set({ state, ...reasonColumns(told), code, at: now })
      .where('message_id', '=', messageId)
      .where('address_key', '=', key)
      .execute();
}

async function knowAsOurs(
  tx: Sql,
  messageId: string,
  { scope, digest }: { scope: string; digest: string },
  externalIds: string[],
): Promise<void> {
  if (externalIds.length === 0) return;
  await tx
    .insertInto('message_identity')
    .values(externalIds.map((id) => ({ scope, external_id: id, digest, message_id: messageId, ours: true })))
    .onConflict((conflict) => conflict.columns(['scope', 'external_id', 'digest']).doNothing())
    .execute();
}

export function reasonColumns(told: Reason | null) {
  return { reason: told?.reason ?? null, why: jsonOrNull(told?.why) };
}

/** Sets a message's state with its facts, and keeps the conversation's count of what failed right. */
export async function setMessageState(
  tx: Sql,
  conversation: ConversationRow,
  message: Row<'message'>,
  to: { state: MessageState; told: Reason | null },
  facts: NewFact[],
  now: Date,
  actor: Actor = system,
): Promise<ConversationRow> {
  await tx
    .updateTable('message')
    .set({
      state: to.state,
      state_reason: to.told?.reason ?? null,
      state_why: jsonOrNull(to.told?.why),
      version: message.version + 1,
    })
    .where('id', '=', message.id)
    .execute();
  const { failed } = await tx
    .selectFrom('message')
    .select(sql<number>`count(*)::int`.as('failed'))
    .where('conversation_id', '=', conversation.id)
    .where('state', 'in', ['failed', 'unknown'])
    .executeTakeFirstOrThrow();
  // A reply that failed answered nobody: whoever wrote waits on, since the original moment.
  const owed =
    to.state === 'failed' && conversation.status !== 'resolved' && conversation.status !== 'spam'
      ? { waiting_since: await oldestUnansweredIn(tx, conversation.id) }
      : {};
  return change(tx, conversation, { failed_deliveries: failed, ...owed }, facts, actor, now);
}
