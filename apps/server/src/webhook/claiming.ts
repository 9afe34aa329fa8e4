import { sql } from 'kysely';
import type { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { deliverKind } from './writing-down.ts';

/**
 * Twice what a receiver gets to answer: whoever holds a row beyond it has died or hangs. Until then its rows count among
 * those under way, so a whole webhook may wait so long for a dead worker.
 */
const lease = sql`interval '30 seconds'`;
/** At once to one receiver; one that fails is only tried, not flooded. */
const atOnce = { well: 4, failing: 1 };

/** One attempt, written down before anything leaves. */
export interface Attempt {
  deliveryId: string;
  number: number;
  url: string;
  secrets: string;
  body: string;
  webhookId: string;
  /** Null: a test, made while somebody waits. */
  outbox: { id: string; tries: number } | null;
}

/**
 * Takes deliveries that are due, of each lane the first open one, fairly among the receivers. Directly from the outbox and
 * not by the queue: a receiver that is slow must hold back no reply to a customer.
 */
export function claimDeliveries(db: Database, room: number, now: Date): Promise<Attempt[]> {
  return db.transaction(async (tx) => {
    const { rows } = await sql<{ id: string; subject_id: string; tries: number }>`
      with busy as (
        select d.webhook_id, count(*) as n
        from outbox o join webhook_delivery d on d.id = o.subject_id
        where o.state = 'open' and o.kind = ${deliverKind} and o.handed_until >= clock_timestamp()
        group by d.webhook_id
      ), due as (
        select o.id, o.due_at, w.failing_since is not null as failing, coalesce(busy.n, 0) as busy,
          row_number() over (partition by d.webhook_id order by o.due_at, o.lane_number) as place
        from outbox o join webhook_delivery d on d.id = o.subject_id join webhook w on w.id = d.webhook_id
          left join busy on busy.webhook_id = w.id
        where o.state = 'open' and o.kind = ${deliverKind} and o.due_at <= ${now} and w.active
          and (o.handed_until is null or o.handed_until < clock_timestamp())
          and not exists (
            select 1 from outbox earlier
            where earlier.lane = o.lane and earlier.lane_number < o.lane_number
              and earlier.state in ('open', 'held'))
      ), next as (
        select o.id from outbox o join due on due.id = o.id
        where due.place + due.busy <= case when due.failing then ${atOnce.failing}::int else ${atOnce.well}::int end
          and o.state = 'open' and (o.handed_until is null or o.handed_until < clock_timestamp())
        order by due.place, due.due_at limit ${room}
        for update of o skip locked
      )
      update outbox set handed_until = clock_timestamp() + ${lease}, tries = outbox.tries + 1
      from next where outbox.id = next.id
      returning outbox.id, outbox.subject_id, outbox.tries`.execute(tx);
    const claimed: Attempt[] = [];
    for (const { id, subject_id, tries } of rows)
      claimed.push(await beginAttempt(tx, subject_id, { id, tries }, now));
    return claimed;
  });
}

/** Counted and written down; committed before anything leaves. */
export async function beginAttempt(
  tx: Sql,
  deliveryId: string,
  outbox: Attempt['outbox'],
  now: Date,
): Promise<Attempt> {
  const delivery = await tx
    .updateTable('webhook_delivery')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', deliveryId)
    .returning(['tries', 'body', 'webhook_id'])
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('webhook_attempt')
    .values({ delivery_id: deliveryId, number: delivery.tries, started_at: now })
    .execute();
  const { url, secrets } = await tx
    .selectFrom('webhook')
    .select(['url', 'secrets'])
    .where('id', '=', delivery.webhook_id)
    .executeTakeFirstOrThrow();
  return {
    deliveryId,
    number: delivery.tries,
    url,
    secrets,
    body: delivery.body,
    webhookId: delivery.webhook_id,
    outbox,
  };
}
