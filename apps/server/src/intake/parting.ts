import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/**
 * A receipt that came to several channels of which some stand still is parted: it keeps its own channel and those that fare
 * like it; for each other one there is a receipt of its own, in the same place among its sender's. So nobody waits for
 * another's channel. Whatever was taken in through one of them is known when it comes through the next.
 */
export async function partFromStanding(db: Sql, standing: string[]): Promise<void> {
  if (standing.length === 0) return;
  await sql`
    with mixed as (
      select number, channel_id = any(${standing}::uuid[]) as stands
      from receipt
      where state = 'stored' and (holder is null or lease_until < clock_timestamp())
        and channel_ids && ${standing}::uuid[] and not channel_ids <@ ${standing}::uuid[]
      order by number
      for update skip locked
    ), parted as (
      insert into receipt (place, channel_id, channel_ids, delivery_id, digest, sender_key, raw, raw_sha256, size, facts,
        received_at, history, attempts, lost_place, suspect, reason, why)
      select coalesce(place, number), other, array[other], delivery_id, digest, sender_key, raw, raw_sha256, size, facts,
        received_at, history, attempts, lost_place, suspect, reason, why
      from mixed join receipt using (number) cross join unnest(channel_ids) other
      where (other = any(${standing}::uuid[])) <> stands
      on conflict (channel_id, delivery_id) do nothing
    )
    update receipt set channel_ids = array(
      select same from unnest(channel_ids) with ordinality as each (same, place)
      where (same = any(${standing}::uuid[])) = stands order by place)
    from mixed where receipt.number = mixed.number`.execute(db);
}
