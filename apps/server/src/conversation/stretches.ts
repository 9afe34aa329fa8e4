import type { OrderName, Position } from '@kontor/domain/condition/order';
import { type RawBuilder, sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';
import { firstId, lastId } from '../search/ids-in-time.ts';

/** The part of a list that one request looks at: no more rows than it may, in the list's order, along an index. */
export interface Stretch {
  /** A condition over the conversation `c`, besides being behind where the request began. */
  within: RawBuilder<boolean>;
  /** Where it ends and the next one begins; null at the end of the list. */
  to: Position | null;
}

/** What can be said of all rows that are meant, and is in an index of times: `status = 'spam'`. */
export interface Narrowed {
  status?: string;
  teamId?: string;
}

/**
 * A condition that no index serves must not read a million conversations in one request. So a request reads a stretch of
 * them, and the next one goes on behind it. By time an index has the whole order. By waiting time only the few that somebody
 * waits for are in an index; the others come after them by their id.
 */
export function stretchBehind(
  db: Sql,
  order: OrderName,
  behind: Position | undefined,
  most: number,
  narrowed: Narrowed = {},
): Promise<Stretch> {
  return order === 'newest' || order === 'oldest'
    ? byTime(db, order, behind, most, narrowed)
    : byWaiting(db, order, behind, most);
}

async function byTime(
  db: Sql,
  order: 'newest' | 'oldest',
  behind: Position | undefined,
  most: number,
  { status, teamId }: Narrowed,
): Promise<Stretch> {
  const [direction, after, before] = order === 'newest' ? ['desc', '<', '>='] : ['asc', '>', '<='];
  const place = ([at, id]: Position) => sql`(${at}::timestamptz, ${id}::uuid)`;
  const { rows } = await sql<{ at: Date; id: string }>`
    select last_message_at as at, id from conversation where merged_into is null
      ${status ? sql`and status = ${status}` : teamId ? sql`and team_id = ${teamId}::uuid` : sql``}
      ${behind ? sql`and (last_message_at, id) ${sql.raw(after!)} ${place(behind)}` : sql``}
    order by last_message_at ${sql.raw(direction!)}, id ${sql.raw(direction!)} offset ${most - 1} limit 1`.execute(
    db,
  );
  const last = rows[0];
  if (!last) return { within: sql`true`, to: null };
  const to = [last.at.toISOString(), last.id];
  return { within: sql`(c.last_message_at, c.id) ${sql.raw(before!)} ${place(to)}`, to };
}

async function byWaiting(
  db: Sql,
  order: 'waiting' | 'snoozed' | 'priority',
  behind: Position | undefined,
  most: number,
): Promise<Stretch> {
  const column = sql.raw(order === 'snoozed' ? 'c.snoozed_until' : 'c.waiting_since');
  const from = whereabouts(order, behind);
  const last = await idBehind(db, from.absentAfter ?? firstId, most);
  // So few in all that the rest of the list is no more than a stretch.
  if (last === null && from.absentAfter === null) return { within: sql`true`, to: null };
  const ofRank = order === 'priority' ? sql`c.priority_rank = ${from.rank}` : sql`true`;
  const at = (id: string): Position => (order === 'priority' ? [from.rank, null, id] : [null, id]);
  if (from.absentAfter === null) return { within: sql`${ofRank} and ${column} is not null`, to: at(firstId) };
  const isLast = last === null && (order !== 'priority' || from.rank === 0);
  return {
    within: sql`${ofRank} and ${column} is null and c.id > ${from.absentAfter}::uuid and c.id <= ${last ?? lastId}::uuid`,
    to: isLast ? null : at(last ?? lastId),
  };
}

/** Among which rows a position is: of a priority, and those that have the time the order goes by, or behind an id of those without. */
function whereabouts(
  order: 'waiting' | 'snoozed' | 'priority',
  behind: Position | undefined,
): { rank: number; absentAfter: string | null } {
  if (!behind) return { rank: 3, absentAfter: null };
  const [at, id] = behind.slice(-2) as [string | null, string];
  const rank = order === 'priority' ? (behind[0] as number) : 3;
  if (at !== null) return { rank, absentAfter: null };
  return order === 'priority' && id === lastId
    ? { rank: rank - 1, absentAfter: null }
    : { rank, absentAfter: id };
}

async function idBehind(db: Sql, id: string, most: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from conversation where id > ${id}::uuid order by id offset ${most - 1} limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
