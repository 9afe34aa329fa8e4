import { Inject, Injectable } from '@nestjs/common';
import type { WebhookDelivery, WebhookDeliveryDetail } from '@kontor/contracts/webhook';
import { audit } from '../accounts/audit.ts';
import type { Client } from '../accounts/client.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { Signals } from '../platform/signals.ts';
import { beginAttempt } from './claiming.ts';
import { WebhookDelivering } from './delivering.ts';
import { deliveryDetail } from './log.ts';
import { testPayload } from './payload.ts';
import { locked } from './webhooks.ts';
import { enqueueDeliveries } from './writing-down.ts';

/** At once by one request; ask again for more. */
const mostAtOnce = 5_000;

/** What a person sends: a test, one delivery again, or all that failed. */
@Injectable()
export class SendingAgain {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(WebhookDelivering) private readonly delivering: WebhookDelivering,
  ) {}

  /** Made at once, while the person waits, and not tried again. Also of a webhook that is off. */
  async test(me: SignedIn, webhookId: string): Promise<WebhookDeliveryDetail> {
    const now = this.clock.now();
    const id = newId();
    const attempt = await this.db.transaction(async (tx) => {
      await locked(tx, webhookId);
      await tx
        .insertInto('webhook_delivery')
        .values({
          id,
          webhook_id: webhookId,
          kind: 'webhook.test',
          lane: `webhook ${webhookId} test`,
          body: testPayload({ kind: 'agent', id: me.agentId }, now),
          created_at: now,
        })
        .execute();
      return beginAttempt(tx, id, null, now);
    });
    await this.delivering.carryOut(attempt);
    return deliveryDetail(this.db.sql, webhookId, id);
  }

  /** Under the same `webhook-id`, behind what of its conversation still waits. */
  async one(me: SignedIn, webhookId: string, deliveryId: string, client: Client): Promise<WebhookDelivery> {
    await this.#again(me, webhookId, client, async (tx) => {
      const row = await closedOnes(tx, webhookId).where('id', '=', deliveryId).executeTakeFirst();
      if (row) return [row];
      await deliveryDetail(tx, webhookId, deliveryId);
      throw new Problem('not_possible', 'This delivery is still waiting for its turn.');
    });
    const { body: _, attempts: __, ...shown } = await deliveryDetail(this.db.sql, webhookId, deliveryId);
    return shown;
  }

  /** All that failed, in their order. */
  async allFailed(me: SignedIn, webhookId: string, client: Client): Promise<{ count: number }> {
    const count = await this.#again(me, webhookId, client, (tx) =>
      closedOnes(tx, webhookId)
        .where('state', '=', 'failed')
        .where('kind', '!=', 'webhook.test')
        .limit(mostAtOnce)
        .execute(),
    );
    return { count };
  }

  async #again(
    me: SignedIn,
    webhookId: string,
    { address }: Client,
    choose: (tx: Sql) => Promise<Pick<Row<'webhook_delivery'>, 'id' | 'lane'>[]>,
  ): Promise<number> {
    const now = this.clock.now();
    const count = await this.db.transaction(async (tx) => {
      const { name, active } = await locked(tx, webhookId);
      const chosen = await choose(tx);
      if (!active) throw new Problem('not_possible', 'This webhook is off. Switch it on first.');
      if (chosen.length === 0) return 0;
      await tx
        .updateTable('webhook_delivery')
        .set({ state: 'waiting', next_at: now, closed_at: null })
        .where(
          'id',
          'in',
          chosen.map(({ id }) => id),
        )
        .execute();
      await enqueueDeliveries(tx, chosen, now);
      const data = { name, deliveries: chosen.length };
      await audit(tx, now, {
        action: 'webhook.replayed',
        actorId: me.agentId,
        subject: webhookId,
        data,
        address,
      });
      return chosen.length;
    });
    this.signals.raise('outbox');
    return count;
  }
}

/** In the order in which they were written down. */
function closedOnes(tx: Sql, webhookId: string) {
  return tx
    .selectFrom('webhook_delivery')
    .select(['id', 'lane'])
    .where('webhook_id', '=', webhookId)
    .where('state', 'in', ['delivered', 'failed'])
    .orderBy('id')
    .forUpdate();
}
