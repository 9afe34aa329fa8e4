import { largestSeq } from '@kontor/contracts/common';
import { z } from 'zod';
import type { Row, Sql } from '../platform/database/tables.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';

export interface EventPage {
  limit: number;
  cursor?: string | undefined;
}

/** At most one of the places; none: the newest. Those but the cursor are numbers of messages. */
export interface MessagePage extends EventPage {
  before?: number | undefined;
  after?: number | undefined;
  around?: number | undefined;
}

/** The newest come first in each; `next` goes on in the direction that was begun, `newer` back towards the newest. */
export interface Ids {
  ids: string[];
  next: string | null;
  newer?: string | null;
}

const number = z.number().int().min(0).max(largestSeq);
const place = z.tuple([z.enum(['older', 'newer']), number]);

/** A page of a conversation's messages. */
export function messagePage(db: Sql, conversationId: string, page: MessagePage): Promise<Ids> {
  const { cursor, before, after, around, limit } = page;
  if (around !== undefined) return messagesAround(db, conversationId, around, limit);
  const [way, seq] = cursor === undefined ? begun(before, after) : readCursor(cursor, place);
  return way === 'newer'
    ? newerMessages(db, conversationId, seq, limit)
    : olderMessages(db, conversationId, seq, limit);
}

const begun = (before?: number, after?: number) =>
  after === undefined ? (['older', before] as const) : (['newer', after] as const);

async function olderMessages(
  db: Sql,
  conversationId: string,
  before: number | undefined,
  limit: number,
): Promise<Ids> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'seq'])
    .where('conversation_id', '=', conversationId)
    .$if(before !== undefined, (query) => query.where('seq', '<', before!))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return {
    ids: page.map(({ id }) => id),
    next: rows.length > limit ? cursorOf(['older', page.at(-1)!.seq]) : null,
  };
}

async function newerMessages(db: Sql, conversationId: string, after: number, limit: number): Promise<Ids> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'seq'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  return {
    ids: page.toReversed().map(({ id }) => id),
    next: rows.length > limit ? cursorOf(['newer', page.at(-1)!.seq]) : null,
  };
}

/** With the message of this number in the middle. */
async function messagesAround(db: Sql, conversationId: string, around: number, limit: number): Promise<Ids> {
  const older = await olderMessages(db, conversationId, around + 1, Math.ceil(limit / 2));
  const newer = await newerMessages(db, conversationId, around, Math.max(1, Math.floor(limit / 2)));
  return { ids: [...newer.ids, ...older.ids], next: older.next, newer: newer.next };
}

/** A page of a conversation's events, the newest first. */
export async function eventPage(
  db: Sql,
  conversationId: string,
  { cursor, limit }: EventPage,
): Promise<{ rows: Row<'event'>[]; next: string | null }> {
  const before = cursor === undefined ? undefined : readCursor(cursor, number);
  const rows = (await db
    .selectFrom('event')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('seq', 'is not', null)
    .$if(before !== undefined, (query) => query.where('seq', '<', before!))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()) as Row<'event'>[];
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? cursorOf(page.at(-1)!.seq) : null };
}
