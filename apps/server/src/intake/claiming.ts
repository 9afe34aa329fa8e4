import { sql } from 'kysely';
import type { Sql, Row } from '../platform/database/tables.ts';

export type Receipt = Row<'receipt'>;

/** How long a claim holds without being renewed. By the database's clock, which all processes share. */
const lease = sql`interval '15 seconds'`;

/** Its number, or that of the one it was parted from. */
const placeOf = ({ place, number }: Receipt) => place ?? number;

/** `alone`: its process died while it was in work, and it may be what killed it. */
export type Claimed = Receipt & { alone: boolean };

/**
 * Takes receipts in hand: counts the attempt before it starts, in a statement of its own. Of one sender only the
 * first that is waiting for a channel can be taken, so they are committed in their order, whichever process does it. What
 * came to channels that stand still waits for them.
 *
 * @param isIdle nothing else is in work here: then what a dead process had in hand goes first, one of it and nothing beside.
 */
export async function claimReceipts(
  db: Sql,
  holder: string,
  limit: number,
  standing: string[] = [],
  isIdle = false,
): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with left_behind as (
      select number from receipt
      where ${isIdle}::boolean and state = 'stored' and holder is not null and lease_until < clock_timestamp()
        and not channel_ids && ${standing}::uuid[]
      order by coalesce(place, number) limit 1
      for update skip locked
    ), next as (
      select number from receipt r
      where not exists (select 1 from left_behind) and state = 'stored' and holder is null
        and (lease_until is null or lease_until < clock_timestamp())
        and not channel_ids && ${standing}::uuid[]
        and (lost_place or not exists (
          select 1 from receipt e
          where e.sender_key = r.sender_key and e.channel_ids && r.channel_ids
            and coalesce(e.place, e.number) < coalesce(r.place, r.number)
            and e.state = 'stored' and not e.lost_place))
      order by coalesce(place, number)
      limit ${limit}
      for update skip locked
    ), claimed as (
      select number, true as alone from left_behind union all select number, false from next
    )
    update receipt set attempts = attempts + 1, suspect = receipt.suspect or claimed.alone, holder = ${holder},
      lease_until = clock_timestamp() + ${lease}
    from claimed where receipt.number = claimed.number
    returning receipt.*, claimed.alone`.execute(db);
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export async function renewClaims(db: Sql, holder: string, numbers: number[]): Promise<void> {
  await sql`
    update receipt set lease_until = clock_timestamp() + ${lease}
    where number = any(${numbers}) and holder = ${holder} and state = 'stored'`.execute(db);
}

/** For another process at once, when this one stops with work it has not begun. */
export async function giveBack(db: Sql, holder: string): Promise<void> {
  await sql`
    update receipt set holder = null, lease_until = null, attempts = attempts - 1
    where holder = ${holder} and state = 'stored'`.execute(db);
}

/** Not begun after all: its attempt does not count, and it keeps its place. */
export async function putBack(db: Sql, holder: string, number: number): Promise<void> {
  await sql`
    update receipt set holder = null, lease_until = null, attempts = attempts - 1
    where number = ${number} and holder = ${holder} and state = 'stored'`.execute(db);
}
