import type { WebhookKind } from '@kontor/contracts/webhook-kinds';
import { webhookKinds } from '@kontor/contracts/webhook-kinds';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import type { StoredEvent } from '../timeline/following.ts';
import { payloadsOf } from './payload.ts';

export const deliverKind = 'webhook.deliver';

type Listening = Pick<Row<'webhook'>, 'id' | 'kinds' | 'with_notes' | 'from_position'>;

const told = new Set<string>(webhookKinds);
export const isTold = ({ type }: Pick<StoredEvent, 'type'>): boolean => told.has(type);

export function activeWebhooks(db: Sql): Promise<Listening[]> {
  return db
    .selectFrom('webhook')
    .select(['id', 'kinds', 'with_notes', 'from_position'])
    .where('active', '=', true)
    .orderBy('id')
    .execute() as Promise<Listening[]>;
}

export const wants = (webhook: Listening, event: StoredEvent): boolean =>
  event.position > webhook.from_position && webhook.kinds.includes(event.type as WebhookKind);

/** One delivery and one row of the outbox for each fact and each webhook that wants it. Gives how many. */
export async function writeDeliveries(
  tx: Sql,
  webhooks: Listening[],
  events: StoredEvent[],
  now: Date,
): Promise<number> {
  const wanted = events.filter((event) => webhooks.some((webhook) => wants(webhook, event)));
  if (wanted.length === 0) return 0;
  const payloadOf = await payloadsOf(tx, wanted);
  const deliveries = wanted.flatMap((event) =>
    webhooks
      .filter((webhook) => wants(webhook, event))
      .map((webhook) => ({
        id: newId(),
        webhook_id: webhook.id,
        position: event.position,
        kind: event.type,
        conversation_id: event.conversation_id,
        lane: laneOf(webhook.id, event),
        body: payloadOf(event, webhook.with_notes),
        created_at: now,
        next_at: now,
      })),
  );
  await tx.insertInto('webhook_delivery').values(deliveries).execute();
  await enqueueDeliveries(tx, deliveries, now);
  return deliveries.length;
}

/** In the order in which they are given: a lane's rows are done in that order. */
export async function enqueueDeliveries(
  tx: Sql,
  deliveries: { id: string; lane: string }[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('outbox')
    .values(
      deliveries.map(({ id, lane }) => ({
        id: newId(),
        kind: deliverKind,
        subject_id: id,
        lane,
        due_at: now,
        created_at: now,
      })),
    )
    .execute();
}

/** What is promised: the order within a conversation, within a customer's own facts, and among those of the workspace. */
function laneOf(webhookId: string, { conversation_id, customer_id }: StoredEvent): string {
  return `webhook ${webhookId} ${conversation_id ?? customer_id ?? 'workspace'}`;
}
