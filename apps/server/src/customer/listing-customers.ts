import type { CustomerList } from '@kontor/contracts/customer';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { customerViews } from './customer-views.ts';
import { findCustomers } from './finding-customers.ts';
import { byContact } from './listing-by-contact.ts';
import { filters, type ListQuery, type Place } from './narrowing-customers.ts';
import { customerVisibleTo } from './seeing-customers.ts';

const placeByName = z.tuple([z.literal('name'), z.string().max(500), z.uuid()]);

/** Behind every name there is. */
const nameless = '\u{10FFFD}';
export const nameOrder = sql.raw(`coalesce(cu.name_key, '${nameless}') collate "C"`);

/** A page of customers: found by words, or all in an order. Seven queries, but for those who wrote very often. */
export async function listCustomers(db: Sql, me: SignedIn, query: ListQuery): Promise<CustomerList> {
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
    next: places.length > query.limit && last ? cursorOf([query.sort, last.at, last.last]) : null,
  };
}

async function byName(db: Sql, me: SignedIn, query: ListQuery): Promise<Place[]> {
  const behind = query.cursor ? readCursor(query.cursor, placeByName) : undefined;
  const { rows } = await sql<Place>`
    select cu.id, coalesce(cu.name_key, ${nameless}) as at, cu.id as last from customer cu
    where cu.merged_into is null and ${filters(query, 'cu')} and ${customerVisibleTo(me, 'cu')}
      and ${behind ? sql`(${nameOrder}, cu.id) > (${behind[1]}, ${behind[2]}::uuid)` : sql`true`}
    order by ${nameOrder}, cu.id limit ${query.limit + 1}`.execute(db);
  return rows;
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
