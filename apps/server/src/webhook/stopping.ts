import { sql } from 'kysely';
import { audit } from '../accounts/audit.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { record } from '../timeline/recording.ts';
import { deliverKind } from './writing-down.ts';

export const noticeKind = 'webhook.notice';

/** Kontor switches it off: nothing more is written for it, what waits has failed, and the admins are told. */
export async function stopWebhook(
  tx: Sql,
  { id, name, version }: Pick<Row<'webhook'>, 'id' | 'name' | 'version'>,
  reason: 'failing' | 'gone',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('webhook')
    .set({ active: false, stopped_reason: reason, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await giveUpWaiting(tx, id, now);
  await tx
    .insertInto('outbox')
    .values({ id: newId(), kind: noticeKind, subject_id: id, due_at: now, created_at: now })
    .execute();
  await record(tx, [{ type: 'settings.changed', data: { what: 'webhook' } }], { kind: 'system' }, now);
  await audit(tx, now, { action: 'webhook.stopped', actorId: null, subject: id, data: { name, reason } });
}

const offReason = 'The webhook was switched off before this was sent.';

/** They stay in the log and can be sent by hand. */
export async function giveUpWaiting(tx: Sql, webhookId: string, now: Date): Promise<void> {
  const waiting = tx
    .selectFrom('webhook_delivery')
    .select('id')
    .where('webhook_id', '=', webhookId)
    .where('state', 'in', ['waiting', 'retrying']);
  const ids = (await waiting.execute()).map(({ id }) => id);
  // The work first, as who claims it does: two that lock in other orders would wait for each other for ever.
  await closeWork(tx, ids, offReason, now);
  await dropDeliveries(tx, ids, offReason, now);
}

export async function closeWork(tx: Sql, deliveryIds: string[], reason: string, now: Date): Promise<void> {
  if (deliveryIds.length === 0) return;
  await tx
    .updateTable('outbox')
    .set({ state: 'failed', reason, closed_at: now })
    .where('kind', '=', deliverKind)
    .where('subject_id', '=', anyOf(deliveryIds))
    .where('state', 'in', ['open', 'held'])
    .execute();
}

/** Given up: switched off, or somebody decided after a restore that what waited is not to leave. */
export async function dropDeliveries(
  tx: Sql,
  deliveryIds: string[],
  reason: string,
  now: Date,
): Promise<void> {
  if (deliveryIds.length === 0) return;
  await tx
    .updateTable('webhook_delivery')
    .set({ state: 'failed', reason, next_at: null, closed_at: now })
    .where('id', '=', anyOf(deliveryIds))
    .where('state', 'in', ['waiting', 'retrying'])
    .execute();
}

/** As one parameter: more may have piled up than a statement has room for. */
const anyOf = (ids: string[]) => sql<string>`any(${ids}::uuid[])`;
