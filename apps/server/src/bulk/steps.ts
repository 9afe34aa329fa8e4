import type { BulkAction } from '@kontor/contracts/bulk';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { lockVisible } from '../conversation/finding.ts';
import { json } from '../platform/database/json.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { BulkItemState } from '../platform/database/tables/bulk.ts';
import { Problem } from '../platform/problem.ts';
import { change, type ConversationRow, lockConversation, record } from '../timeline/recording.ts';
import { decisionOf, type Deed, factsThatTouch, isDeed } from './acting.ts';
import { type Before, beforeOf, putBack } from './before.ts';
import { wouldSee } from './rights.ts';

type Item = Row<'bulk_item'>;
interface Outcome {
  state: BulkItemState;
  before?: unknown;
  eventSeq?: number;
}

/** One conversation gets what was asked, as if this person had done it to this one alone. */
export async function doOne(
  tx: Sql,
  me: SignedIn,
  action: BulkAction,
  item: Item,
  now: Date,
): Promise<Outcome> {
  const conversation = await seen(() => lockVisible(tx, me, item.conversation_id));
  if (!conversation) return { state: 'refused' };
  if (!isDeed(action)) return markRead(tx, me, action, conversation, now);
  const decision = await possible(() => decisionOf(action)(conversation, tx, now));
  if (decision === 'not possible') return { state: 'refused' };
  if (!decision) return { state: 'same' };
  const after = await change(tx, conversation, decision.changes, decision.facts, by(me), now);
  return { state: 'changed', before: beforeOf(conversation), eventSeq: after.event_seq };
}

/** Back to what it was, unless somebody has changed the same thing since. */
export async function undoOne(
  tx: Sql,
  me: SignedIn,
  action: BulkAction,
  item: Item,
  now: Date,
): Promise<Outcome> {
  if (!isDeed(action)) return unmarkRead(tx, me, item, now);
  const before = item.before as Before;
  const conversation =
    (await seen(() => lockVisible(tx, me, item.conversation_id))) ??
    (await takenBack(tx, me, item.conversation_id, before));
  if (!conversation || (await touchedSince(tx, action, item))) return { state: 'kept' };
  const decision = await possible(() => putBack(action, before)(conversation, tx, now));
  if (decision === 'not possible') return { state: 'kept' };
  if (decision) await change(tx, conversation, decision.changes, decision.facts, by(me), now);
  return { state: 'undone' };
}

const by = (me: SignedIn) => ({ kind: 'agent' as const, id: me.agentId });

async function takenBack(
  tx: Sql,
  me: SignedIn,
  id: string,
  before: Before,
): Promise<ConversationRow | undefined> {
  const row = await lockConversation(tx, id);
  return row && !row.merged_into && (await wouldSee(tx, me, row, before)) ? row : undefined;
}

async function touchedSince(tx: Sql, action: Deed, item: Item): Promise<boolean> {
  const later = await tx
    .selectFrom('event')
    .select('id')
    .where('conversation_id', '=', item.conversation_id)
    .where('seq', '>', item.event_seq)
    .where('type', 'in', factsThatTouch(action))
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

async function markRead(
  tx: Sql,
  me: SignedIn,
  action: { do: 'read' | 'unread' },
  conversation: ConversationRow,
  now: Date,
): Promise<Outcome> {
  const mark = await readMark(tx, me, conversation.id);
  const to = action.do === 'read' ? conversation.seq : Math.min(mark, Math.max(0, conversation.seq - 1));
  if (to === mark) return { state: 'same' };
  await setReadMark(tx, me, conversation.id, to, now);
  return { state: 'changed', before: { mark, to } };
}

async function unmarkRead(tx: Sql, me: SignedIn, item: Item, now: Date): Promise<Outcome> {
  const { mark, to } = item.before as { mark: number; to: number };
  const conversation = await seen(() => lockVisible(tx, me, item.conversation_id));
  if (!conversation || (await readMark(tx, me, conversation.id)) !== to) return { state: 'kept' };
  await setReadMark(tx, me, conversation.id, mark, now);
  return { state: 'undone' };
}

async function readMark(tx: Sql, me: SignedIn, conversationId: string): Promise<number> {
  const row = await tx
    .selectFrom('read_mark')
    .select('seq')
    .where('agent_id', '=', me.agentId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

async function setReadMark(tx: Sql, me: SignedIn, id: string, seq: number, at: Date): Promise<void> {
  await tx
    .insertInto('read_mark')
    .values({ agent_id: me.agentId, conversation_id: id, seq, at })
    .onConflict((conflict) => conflict.columns(['agent_id', 'conversation_id']).doUpdateSet({ seq, at }))
    .execute();
  await record(tx, [{ type: 'conversation.read', data: { agentId: me.agentId, seq } }], by(me), at, null, id);
}

/** Nothing where there is nothing for this person's eyes. */
async function seen<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** Refusals are outcomes; they are judged before anything is written. */
async function possible<T>(decide: () => T | Promise<T>): Promise<T | 'not possible'> {
  try {
    return await decide();
  } catch (error) {
    if (error instanceof Problem) return 'not possible';
    throw error;
  }
}

/** The next one whose turn it is, under a lock that others pass by. */
export async function takeItem(
  tx: Sql,
  bulkId: string,
  state: 'waiting' | 'changed',
): Promise<Item | undefined> {
  const { rows } = await sql<Item>`
    select * from bulk_item where bulk_id = ${bulkId} and state = ${state}
    order by place limit 1 for update skip locked`.execute(tx);
  return rows[0];
}

export async function closeItem(tx: Sql, item: Item, { state, before, eventSeq }: Outcome): Promise<void> {
  await tx
    .updateTable('bulk_item')
    .set({
      state,
      ...(before !== undefined && { before: json<unknown>(before) }),
      ...(eventSeq !== undefined && { event_seq: eventSeq }),
    })
    .where('bulk_id', '=', item.bulk_id)
    .where('conversation_id', '=', item.conversation_id)
    .execute();
}
