import type { Actor, EventMap, EventType } from '@kontor/contracts/events';
import type { Row, Sql } from '../platform/database/tables.ts';
import { json } from '../platform/database/json.ts';
import { newId } from '../platform/ids.ts';
import type { NewRows } from './new-rows.ts';

/** A fact about to be recorded. */
export type NewFact = { [Type in EventType]: { type: Type; data: EventMap[Type] } }[EventType];

export type ConversationRow = Row<'conversation'>;
/** The fields that a change of a conversation may set. */
export type ConversationChanges = Partial<
  Omit<ConversationRow, 'id' | 'number' | 'version' | 'event_seq' | 'priority_rank'>
>;

/**
 * The one way in which a conversation changes: its fields, its version and its facts, in the caller's transaction and
 * under the row lock that the caller holds. Gives the row as it is now.
 */
export async function change(
  tx: Sql,
  conversation: ConversationRow,
  changes: ConversationChanges,
  facts: NewFact[],
  actor: Actor,
  at: Date,
  /** Facts behind which somebody else stands: a rule. And rows with which the facts are written, when there are others. */
  { actors = new Map(), rows }: { actors?: ReadonlyMap<NewFact, Actor>; rows?: NewRows } = {},
): Promise<ConversationRow> {
  const row = await tx
    .updateTable('conversation')
    .set({
      ...changes,
      version: conversation.version + 1,
      event_seq: conversation.event_seq + facts.length,
    })
    .where('id', '=', conversation.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const placed = facts.map((fact, i) => ({
    fact,
    conversationId: conversation.id,
    customerId: row.customer_id,
    seq: conversation.event_seq + i + 1,
    ...(actors.has(fact) ? { actor: actors.get(fact)! } : {}),
  }));
  if (rows) rows.add('event', ...factRows(placed, actor, at));
  else await insertFacts(tx, placed, actor, at);
  return row as ConversationRow;
}

/**
 * Facts that change no conversation: of people, teams, channels, receipts; or of a customer; or beside a conversation (a
 * draft, a read mark), which then has no number in its timeline.
 */
export async function record(
  tx: Sql,
  facts: NewFact[],
  actor: Actor,
  at: Date,
  customerId: string | null = null,
  conversationId: string | null = null,
): Promise<void> {
  await insertFacts(
    tx,
    facts.map((fact) => ({ fact, conversationId, customerId, seq: null })),
    actor,
    at,
  );
}

interface Placed {
  fact: NewFact;
  /** When somebody else than the rest's did it: a rule. */
  actor?: Actor;
  conversationId: string | null;
  customerId: string | null;
  seq: number | null;
}

export async function insertFacts(tx: Sql, placed: Placed[], actor: Actor, at: Date): Promise<void> {
  if (placed.length > 0)
    await tx
      .insertInto('event')
      .values(factRows(placed, actor, at))
      .execute();
}

export function factRows(placed: Placed[], actor: Actor, at: Date) {
  return placed.map(({ fact, actor: own, conversationId, customerId, seq }) => ({
    id: newId(),
    conversation_id: conversationId,
    customer_id: customerId,
    seq,
    type: fact.type,
    actor: json(own ?? actor),
    data: json<Record<string, unknown>>(fact.data),
    at,
  }));
}

/** Until the transaction ends nobody else changes it; rows that only refer to it can be added meanwhile. */
export async function lockConversation(tx: Sql, id: string): Promise<ConversationRow | undefined> {
  return (await lockConversations(tx, [id])).get(id);
}

/** Each that is there, the lowest id first. */
export async function lockConversations(tx: Sql, ids: string[]): Promise<Map<string, ConversationRow>> {
  const rows = await tx
    .selectFrom('conversation')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map((rows as ConversationRow[]).map((row) => [row.id, row]));
}
