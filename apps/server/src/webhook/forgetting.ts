import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';
import { deliverKind } from './writing-down.ts';

/** What was sent holds what customers wrote: it is kept for as long as somebody may want to send it again. Milliseconds. */
const life = 30 * 86_400_000;

/** Old deliveries with their attempts and their closed work. One that still waits is kept. */
export async function forgetOldDeliveries(db: Sql, now: Date): Promise<void> {
  const before = new Date(now.getTime() - life);
  await sql`
    with old as (
      delete from webhook_delivery where created_at < ${before} and state in ('delivered', 'failed') returning id
    )
    delete from outbox o using old where o.subject_id = old.id and o.kind = ${deliverKind} and o.state in ('done', 'failed')`.execute(
    db,
  );
}
