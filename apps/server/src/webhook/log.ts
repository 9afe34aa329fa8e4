import { Inject, Injectable } from '@nestjs/common';
import type {
  WebhookDelivery,
  WebhookDeliveryDetail,
  WebhookDeliveryList,
  webhookDeliveryQuery,
} from '@kontor/contracts/webhook';
import { z } from 'zod';
import { Database } from '../platform/database/database.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { cursorOf, readCursor } from '../platform/http/cursor.ts';
import { notFound } from '../platform/problem.ts';

const place = z.uuid();
type DeliveryRow = Row<'webhook_delivery'> & { number: number | null };

/** What was sent, and what became of it. Newest first. */
@Injectable()
export class WebhookLog {
  constructor(@Inject(Database) private readonly db: Database) {}

  async list(
    webhookId: string,
    { limit, cursor, state }: z.output<typeof webhookDeliveryQuery>,
  ): Promise<WebhookDeliveryList> {
    await this.#refuseUnknown(webhookId);
    const before = cursor && readCursor(cursor, place);
    const rows = (await deliveriesOf(this.db.sql, webhookId)
      .$if(state !== undefined, (query) => query.where('state', '=', state!))
      .$if(Boolean(before), (query) => query.where('webhook_delivery.id', '<', before!))
      .orderBy('webhook_delivery.id', 'desc')
      .limit(limit + 1)
      .execute()) as DeliveryRow[];
    const items = rows.slice(0, limit);
    return {
      items: items.map(presentDelivery),
      next: rows.length > limit ? cursorOf(items.at(-1)!.id) : null,
    };
  }

  show(webhookId: string, deliveryId: string): Promise<WebhookDeliveryDetail> {
    return deliveryDetail(this.db.sql, webhookId, deliveryId);
  }

  async #refuseUnknown(id: string): Promise<void> {
    const there = await this.db.sql
      .selectFrom('webhook')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!there) throw notFound('This webhook');
  }
}

function deliveriesOf(db: Sql, webhookId: string) {
  return db
    .selectFrom('webhook_delivery')
    .leftJoin('conversation', 'conversation.id', 'webhook_delivery.conversation_id')
    .selectAll('webhook_delivery')
    .select('conversation.number')
    .where('webhook_id', '=', webhookId);
}

export async function deliveryDetail(db: Sql, webhookId: string, id: string): Promise<WebhookDeliveryDetail> {
  const row = (await deliveriesOf(db, webhookId).where('webhook_delivery.id', '=', id).executeTakeFirst()) as
    DeliveryRow | undefined;
  if (!row) throw notFound('This delivery');
  const attempts = (await db
    .selectFrom('webhook_attempt')
    .selectAll()
    .where('delivery_id', '=', id)
    .orderBy('number', 'desc')
    .execute()) as Row<'webhook_attempt'>[];
  return {
    ...presentDelivery(row),
    body: row.body,
    attempts: attempts.map((one) => ({
      number: one.number,
      startedAt: one.started_at.toISOString(),
      endedAt: one.ended_at?.toISOString() ?? null,
      status: one.status,
      reason: one.reason,
      answer: one.answer,
    })),
  };
}

function presentDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    kind: row.kind,
    conversationId: row.conversation_id,
    conversationNumber: row.number,
    state: row.state,
    tries: row.tries,
    status: row.status,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
