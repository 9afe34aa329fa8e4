import type { customerListQuery, CustomerList } from '@kontor/contracts/customer';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { customerViews } from './customer-views.ts';
import { findCustomers } from './finding-customers.ts';
import { customerVisibleTo } from './seeing-customers.ts';

type Query = z.output<typeof customerListQuery>;
interface Place {
  id: string;
  at: string;
}
const placeByName = z.tuple([z.literal('name'), z.string().max(500), z.uuid()]);
/** Who never was in contact stands behind all who were. */
const never = '';
const placeByContact = z.tuple([
  z.literal('contact'),
  z.union([z.iso.datetime(), z.literal(never)]),
  z.uuid(),
]);

/** Behind every name there is. */
const nameless = '\u{10FFFD}';
export const nameOrder = sql.raw(`coalesce(cu.name_key, '${nameless}') collate "C"`);

/** A page of customers: found by words, or all in an order. Seven queries at most. */
export async function listCustomers(db: Sql, me: SignedIn, query: Query): Promise<CustomerList> {
  if (query.query) {
    const ids = await findCustomers(db, me, query.query, filters(query, 'c'));
    return { items: await listed(db, me, ids), next: null };
  }
  const places = query.sort === 'name' ? await byName(db, me, query) : await byContact(db, me, query);
  const page = places.slice(0, query.limit);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id);
  return {
    items: await listed(db, me, ids),
    next: places.length > query.limit && last ? cursorOf([query.sort, last.at, last.id]) : null,
  };
}

async function byName(db: Sql, me: SignedIn, query: Query): Promise<Place[]> {
  const behind = query.cursor ? readCursor(query.cursor, placeByName) : undefined;
  const { rows } = await sql<Place>`
    select cu.id, coalesce(cu.name_key, ${nameless}) as at from customer cu
    where cu.merged_into is null and ${filters(query, 'cu')} and ${customerVisibleTo(me, 'cu')}
      and ${behind ? sql`(${nameOrder}, cu.id) > (${behind[1]}, ${behind[2]}::uuid)` : sql`true`}
    order by ${nameOrder}, cu.id limit ${query.limit + 1}`.execute(db);
  return rows;
}

/** Each customer at their newest conversation that this person sees; then those without any, the newest first. */
async function byContact(db: Sql, me: SignedIn, query: Query): Promise<Place[]> {
  const behind = query.cursor ? readCursor(query.cursor, placeByContact) : undefined;
  const isBehindAll = behind?.[1] === never;
  const met = isBehindAll ? [] : await inContact(db, me, query, behind);
  const missing = query.limit + 1 - met.length;
  if (missing <= 0) return met;
  return [...met, ...(await withoutContact(db, me, query, isBehindAll ? behind[2] : undefined, missing))];
}

async function withoutContact(
  db: Sql,
  me: SignedIn,
  query: Query,
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
  return rows.map(({ id }) => ({ id, at: never }));
}

async function inContact(
  db: Sql,
  me: SignedIn,
  query: Query,
  behind: z.infer<typeof placeByContact> | undefined,
): Promise<Place[]> {
  const { rows } = await sql<Omit<Place, 'at'> & { at: Date; conversation: string }>`
    select cu.id, c.last_message_at as at, c.id as conversation
    from conversation c join customer own on own.id = c.customer_id join customer cu on cu.id = own.root_id
    where c.merged_into is null and ${visibleTo(me, 'c')} and ${filters(query, 'cu')}
      and ${behind ? sql`(c.last_message_at, cu.id) < (${behind[1]}::timestamptz, ${behind[2]}::uuid)` : sql`true`}
      and not exists (
        select 1 from conversation newer
        where newer.customer_id in (select same.id from customer same where same.root_id = cu.id)
          and newer.merged_into is null and (newer.last_message_at, newer.id) > (c.last_message_at, c.id)
          and ${visibleTo(me, 'newer')})
    order by c.last_message_at desc, cu.id desc limit ${query.limit + 1}`.execute(db);
  return rows.map(({ id, at }) => ({ id, at: at.toISOString() }));
}

function filters({ company, tag, blocked }: Query, alias: string): RawBuilder<unknown> {
  const cu = sql.raw(alias);
  const all = [sql`true`];
  if (company) all.push(sql`${cu}.company_id = ${company}`);
  if (tag) all.push(sql`${cu}.tags @> array[${tag}]`);
  if (blocked) all.push(sql`${cu}.blocked_at is not null`);
  return sql.join(all, sql` and `);
}

/** As lists show them: with how things stand, as far as this person sees them. */
async function listed(db: Sql, me: SignedIn, ids: string[]): Promise<CustomerList['items']> {
  if (ids.length === 0) return [];
  const views = new Map((await customerViews(db, ids)).map((view) => [view.id, view]));
  const { rows } = await sql<{ id: string; at: Date | null; open: number }>`
    select cu.root_id as id, max(c.last_message_at) as at,
      count(*) filter (where c.status in ('open', 'waiting', 'snoozed'))::int as open
    from customer cu join conversation c on c.customer_id = cu.id
    where cu.root_id = any(${ids}::uuid[]) and c.merged_into is null and ${visibleTo(me, 'c')}
    group by cu.root_id`.execute(db);
  const contacts = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const view = views.get(id);
    const contact = contacts.get(id);
    if (!view) return [];
    return [{ ...view, lastContactAt: contact?.at?.toISOString() ?? null, open: contact?.open ?? 0 }];
  });
}
