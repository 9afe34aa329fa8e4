import { sql } from 'kysely';
import type { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';

/** How long an attempt may go without its worker renewing it. By the database's clock, which all workers share. */
const lease = sql`interval '30 seconds'`;

export type Attempt = Row<'attempt'>;

/** This attempt is not the message's newest any more, or its time is over: another worker may have taken the message. */
export class Superseded extends Error {
  override name = 'Superseded';
}

export async function newestAttempt(
  tx: Sql,
  messageId: string,
): Promise<(Attempt & { running: boolean }) | undefined> {
  const { rows } = await sql<Attempt & { running: boolean }>`
    select *, ended_at is null and lease_until > clock_timestamp() as running
    from attempt where message_id = ${messageId} order by number desc limit 1`.execute(tx);
  return rows[0];
}

export async function beginAttempt(
  tx: Sql,
  messageId: string,
  number: number,
  holder: string,
  at: Date,
): Promise<Attempt> {
  const { rows } = await sql<Attempt>`
    insert into attempt (id, message_id, number, holder, started_at, lease_until)
    values (${newId()}, ${messageId}, ${number}, ${holder}, ${at}, clock_timestamp() + ${lease})
    returning *`.execute(tx);
  return rows[0]!;
}

/** Commits that content begins to leave, for as long as this attempt is the newest and its lease holds. Throws otherwise. */
export async function contentLeaves(db: Database, attempt: Attempt): Promise<void> {
  const { numAffectedRows } = await sql`
    update attempt set content_left_at = clock_timestamp()
    where id = ${attempt.id} and ended_at is null and lease_until > clock_timestamp()
      and not exists (select 1 from attempt newer
        where newer.message_id = ${attempt.message_id} and newer.number > ${attempt.number})`.execute(db.sql);
  if (Number(numAffectedRows) === 0) throw new Superseded('Another worker has taken this message over.');
}

export async function renew(db: Database, attempt: Attempt): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update attempt set lease_until = clock_timestamp() + ${lease}
    where id = ${attempt.id} and ended_at is null and lease_until > clock_timestamp()`.execute(db.sql);
  return Number(numAffectedRows) > 0;
}

/** Attempts whose worker neither finished nor renewed them. */
export async function abandonedAttempts(db: Database): Promise<{ id: string; message_id: string }[]> {
  return db.sql
    .selectFrom('attempt')
    .select(['id', 'message_id'])
    .where('ended_at', 'is', null)
    .where('lease_until', '<', sql<Date>`clock_timestamp()`)
    .limit(200)
    .execute();
}
