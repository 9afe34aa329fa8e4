import type { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { longFailure, mostTries, webhookBackOff } from './back-off.ts';
import type { Attempt } from './claiming.ts';
import type { Answered } from './posting.ts';
import { stopWebhook } from './stopping.ts';

/** The receiver is gone for good, and says so. */
const gone = 410;

const isTaken = ({ status }: Answered): boolean => status !== null && status >= 200 && status < 300;

/** What came of an attempt, in one transaction with its row of the outbox, which is locked before the delivery as in a claim. */
export function recordAnswer(db: Database, attempt: Attempt, answered: Answered, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const webhook = await tx
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', attempt.webhookId)
      .forUpdate()
      .executeTakeFirst();
    // Removed meanwhile, with its log.
    if (!webhook) return;
    const { status, reason, answer } = answered;
    await tx
      .updateTable('webhook_attempt')
      .set({ ended_at: now, status, reason, answer })
      .where('delivery_id', '=', attempt.deliveryId)
      .where('number', '=', attempt.number)
      .execute();
    if (isTaken(answered)) await settleTaken(tx, attempt, answered, now);
    else await settleRefused(tx, attempt, answered, now);
    // A test says nothing of how the deliveries fare.
    if (attempt.outbox) await noteHealth(tx, webhook as Row<'webhook'>, answered, now);
  });
}

/** Also when it came so late that another worker has begun again: it was taken. */
async function settleTaken(
  tx: Sql,
  attempt: Attempt,
  { status, reason }: Answered,
  now: Date,
): Promise<void> {
  if (attempt.outbox) await close(tx, attempt.outbox.id, 'done', null, now);
  await tx
    .updateTable('webhook_delivery')
    .set({ state: 'delivered', status, reason, next_at: null, closed_at: now })
    .where('id', '=', attempt.deliveryId)
    .execute();
}

async function settleRefused(tx: Sql, attempt: Attempt, answered: Answered, now: Date): Promise<void> {
  const { status, reason } = answered;
  const { outbox, deliveryId } = attempt;
  if (outbox && outbox.tries < mostTries) {
    const wait = webhookBackOff(outbox.tries, answered.wait, Math.random());
    const due_at = new Date(now.getTime() + wait);
    // Only while it is still this worker's: whoever took it over decides on its next time.
    const mine = await tx
      .updateTable('outbox')
      .set({ due_at, handed_until: null, reason })
      .where('id', '=', outbox.id)
      .where('tries', '=', outbox.tries)
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    if (mine) await put(tx, deliveryId, { state: 'retrying', status, reason, next_at: due_at });
    return;
  }
  if (outbox) await close(tx, outbox.id, 'failed', reason, now);
  await put(tx, deliveryId, { state: 'failed', status, reason, next_at: null, closed_at: now });
}

async function noteHealth(tx: Sql, webhook: Row<'webhook'>, answered: Answered, now: Date): Promise<void> {
  if (isTaken(answered)) {
    if (webhook.failures > 0) await tend(tx, webhook.id, { failures: 0, failing_since: null });
    return;
  }
  const since = webhook.failing_since ?? now;
  const failures = webhook.failures + 1;
  await tend(tx, webhook.id, { failures, failing_since: since });
  if (!webhook.active) return;
  const isLong = now.getTime() - since.getTime() >= longFailure.time && failures >= longFailure.failures;
  if (answered.status === gone) await stopWebhook(tx, webhook, 'gone', now);
  else if (isLong) await stopWebhook(tx, webhook, 'failing', now);
}

async function put(tx: Sql, id: string, set: Partial<Row<'webhook_delivery'>>): Promise<void> {
  await tx
    .updateTable('webhook_delivery')
    .set(set)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'retrying'])
    .execute();
}

async function tend(tx: Sql, id: string, set: Partial<Row<'webhook'>>): Promise<void> {
  await tx.updateTable('webhook').set(set).where('id', '=', id).execute();
}

async function close(
  tx: Sql,
  id: string,
  state: 'done' | 'failed',
  reason: string | null,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state, reason, closed_at: now })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}
