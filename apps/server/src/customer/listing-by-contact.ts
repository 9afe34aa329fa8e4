import { sql } from 'kysely';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';
import { readCursor } from '../platform/http/cursor.ts';
import { filters, type ListQuery, narrows, type Place } from './narrowing-customers.ts';
import { customerVisibleTo } from './seeing-customers.ts';

/** Who never was in contact stands behind all who were. */
const never = '';
/** A customer who was in contact stands at a conversation, and it is named; one who was not, by their own id. */
const place = z.tuple([z.literal('contact'), z.union([z.iso.datetime(), z.literal(never)]), z.uuid()]);
type Behind = z.infer<typeof place>;

/** Each customer at their newest conversation that this person sees; then those without any, the newest first. */
export async function byContact(db: Sql, me: SignedIn, query: ListQuery): Promise<Place[]> {
  const behind = query.cursor ? readCursor(query.cursor, place) : undefined;
  const isBehindAll = behind?.[1] === never;
  const inContact = narrows(query) ? fewInContact : walk;
  const met = isBehindAll ? [] : await inContact(db, me, query, behind);
  const missing = query.limit + 1 - met.length;
  if (missing <= 0) return met;
  return [...met, ...(await withoutContact(db, me, query, isBehindAll ? behind[2] : undefined, missing))];
}

interface Met {
  at: Date;
  conversation: string;
  customer: string;
}
const placeOf = ({ at, conversation, customer }: Met): Place => ({
  id: customer,
  at: at.toISOString(),
  last: conversation,
});
/** At a thousand conversations each a page still comes in a few stretches. */
const longest = 10_000;

/** Along the conversations, the newest first, in stretches that an index gives, until a page is full. */
async function walk(db: Sql, me: SignedIn, { limit }: ListQuery, behind?: Behind): Promise<Place[]> {
  const enough = limit + 1;
  const met = new Set<string>();
  const places: Place[] = [];
  let from = behind && { at: new Date(behind[1]), conversation: behind[2] };
  for (let length = enough * 4; ; length = Math.min(length * 4, longest)) {
    const stretch: Met[] = await newestBehind(db, me, from, length);
    const fresh = stretch.filter(({ customer }) => !met.has(customer) && met.add(customer));
    const before = behind ? await metBefore(db, me, fresh, behind) : new Set<string>();
    places.push(...fresh.filter(({ customer }) => !before.has(customer)).map(placeOf));
    if (places.length >= enough || stretch.length < length) return places.slice(0, enough);
    from = stretch.at(-1)!;
  }
}

async function newestBehind(
  db: Sql,
  me: SignedIn,
  from: Pick<Met, 'at' | 'conversation'> | undefined,
  length: number,
): Promise<Met[]> {
  const { rows } = await sql<Met>`
    with stretch as materialized (
      select c.id, c.customer_id, c.last_message_at from conversation c
      where c.merged_into is null and ${visibleTo(me, 'c')}
        and ${from ? sql`(c.last_message_at, c.id) < (${from.at}::timestamptz, ${from.conversation}::uuid)` : sql`true`}
      order by c.last_message_at desc, c.id desc limit ${length})
    select stretch.id as conversation, stretch.last_message_at as at, cu.root_id as customer
    from stretch join customer cu on cu.id = stretch.customer_id
    order by stretch.last_message_at desc, stretch.id desc`.execute(db);
  return rows;
}

/** Which of them stood on an earlier page already, at a newer conversation. */
async function metBefore(
  db: Sql,
  me: SignedIn,
  fresh: readonly Met[],
  [, at, conversation]: Behind,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select root.id from unnest(${fresh.map(({ customer }) => customer)}::uuid[]) as root (id)
    where exists (
      select 1 from customer same join conversation c on c.customer_id = same.id
      where same.root_id = root.id and c.merged_into is null and ${visibleTo(me, 'c')}
        and (c.last_message_at, c.id) >= (${at}::timestamptz, ${conversation}::uuid))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Where only some customers are meant, they are found first, and each looked at for their newest conversation. */
async function fewInContact(
  db: Sql,
  me: SignedIn,
  query: ListQuery,
  behind: Behind | undefined,
): Promise<Place[]> {
  const { rows } = await sql<Met>`
    select newest.at, newest.conversation, cu.id as customer
    from customer cu cross join lateral (
      select c.id as conversation, c.last_message_at as at
      from customer same join conversation c on c.customer_id = same.id
      where same.root_id = cu.id and c.merged_into is null and ${visibleTo(me, 'c')}
      order by c.last_message_at desc, c.id desc limit 1) newest
    where cu.merged_into is null and ${filters(query, 'cu')}
      and ${behind ? sql`(newest.at, newest.conversation) < (${behind[1]}::timestamptz, ${behind[2]}::uuid)` : sql`true`}
    order by newest.at desc, newest.conversation desc limit ${query.limit + 1}`.execute(db);
  return rows.map(placeOf);
}

async function withoutContact(
  db: Sql,
  me: SignedIn,
  query: ListQuery,
  behind: string | undefined,
  most: number,
): Promise<Place[]> {
  const { rows } = await sql<{ id: string }>`
    select cu.id from customer cu
    where cu.merged_into is null and ${filters(query, 'cu')} and ${customerVisibleTo(me, 'cu')}
      and ${behind ? sql`cu.id < ${behind}::uuid` : sql`true`}
      and not exists (
        select 1 from conversation c
        where c.customer_id in (select same.id from customer same where same.root_id = cu.id)
          and c.merged_into is null and ${visibleTo(me, 'c')})
    order by cu.id desc limit ${most}`.execute(db);
  return rows.map(({ id }) => ({ id, at: never, last: id }));
}
