import type { BulkSelection } from '@kontor/contracts/bulk';
import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Listing } from '../conversation/listing.ts';
import type { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { BulkRow } from './bulk-rows.ts';

/** Puts conversations into a change, once each. */
export async function putIn(tx: Sql, bulkId: string, ids: string[], from: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into bulk_item (bulk_id, conversation_id, place)
    select ${bulkId}, id, ${from} + place from unnest(${ids}::uuid[]) with ordinality as listed (id, place)
    on conflict do nothing`.execute(tx);
}

/**
 * Reads one more page of the list into the change: all of it is known before anything is changed, since changing takes
 * conversations out of the list. The page and how far it goes are one transaction. True when that was the last one.
 */
export async function collectPage(
  db: Database,
  listing: Listing,
  me: SignedIn,
  bulk: BulkRow & { selection: Extract<BulkSelection, { list: unknown }> },
): Promise<boolean> {
  const { list, except } = bulk.selection;
  const page = await listing.list(me, { ...list, limit: 100, ...(bulk.cursor && { cursor: bulk.cursor }) });
  const ids = page.items.map(({ id }) => id).filter((id) => !except.includes(id));
  return db.transaction(async (tx) => {
    const now = await tx
      .selectFrom('bulk_change')
      .select(['state', 'cursor'])
      .where('id', '=', bulk.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // Another worker has read this page already, or it was undone meanwhile.
    if (now.state !== 'collecting' || now.cursor !== bulk.cursor) return false;
    const { n } = await tx
      .selectFrom('bulk_item')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('bulk_id', '=', bulk.id)
      .executeTakeFirstOrThrow();
    await putIn(tx, bulk.id, ids, Number(n));
    const total = await tx
      .selectFrom('bulk_item')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('bulk_id', '=', bulk.id)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('bulk_change')
      .set(page.next ? { cursor: page.next } : { state: 'running', total: Number(total.n) })
      .where('id', '=', bulk.id)
      .execute();
    return page.next === null;
  });
}
