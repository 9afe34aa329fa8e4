import { Inject, Injectable } from '@nestjs/common';
import type { RawDelivery } from '@kontor/channel-kit/adapter';
import type { Reason } from '@kontor/channel-kit/sentences';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { json, jsonOrNull } from '../platform/database/json.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { Signals } from '../platform/signals.ts';
import { FILES } from '../platform/tokens.ts';
import { record } from '../timeline/recording.ts';
import { Receiving, sourceColumns } from './receiving.ts';

/**
 * Deliveries that could not be fetched, and that people want after all. The receipt stays what it is, `wanted`, until the
 * one who holds the channel's connection has stored it or set it aside again: whoever dies meanwhile, it is asked for again.
 */
@Injectable()
export class FetchingAgain {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Receiving) private readonly receiving: Receiving,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Ids of the deliveries wanted from each channel. */
  async wanted(): Promise<Map<string, string[]>> {
    const rows = await this.db.sql
      .selectFrom('receipt')
      .select(['channel_id', 'delivery_id'])
      .where('state', '=', 'wanted')
      .orderBy('number')
      .execute();
    return new Map(
      [...Map.groupBy(rows, (row) => row.channel_id)].map(([channel, some]) => [
        channel,
        some.map((row) => row.delivery_id),
      ]),
    );
  }

  /** What a connection gives: the source of one that was wanted, or a new receipt. */
  async store(channelId: string, delivery: RawDelivery): Promise<void> {
    if (!(await this.#isWanted(channelId, delivery.deliveryId)))
      return this.receiving.store(delivery, [channelId]);
    const source = await sourceColumns(delivery.raw, this.files);
    await this.db.sql
      .updateTable('receipt')
      .set({
        state: 'stored',
        reason: null,
        why: null,
        sender_key: delivery.senderKey,
        ...source,
        facts: json(delivery.facts),
        received_at: new Date(delivery.receivedAt),
        history: delivery.history,
        // It comes late and holds back nobody.
        lost_place: true,
      })
      .where('channel_id', '=', channelId)
      .where('delivery_id', '=', delivery.deliveryId)
      .where('state', '=', 'wanted')
      .execute();
    this.signals.raise('receipts');
  }

  /** It could not be fetched, for the first time or again: people see it, and hear at once that there is one more. */
  async quarantine(channelId: string, deliveryId: string, told: Reason): Promise<void> {
    const now = this.clock.now();
    await this.receiving.storeUnfetched(channelId, deliveryId, told, now);
    await this.db.transaction(async (tx) => {
      const row = await tx
        .selectFrom('receipt')
        .select(['number', 'state', 'reason', 'facts'])
        .where('channel_id', '=', channelId)
        .where('delivery_id', '=', deliveryId)
        .where('state', 'in', ['quarantined', 'wanted'])
        .where('raw', 'is', null)
        .where('raw_sha256', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!row || (row.state === 'quarantined' && row.facts.told)) return;
      await tx
        .updateTable('receipt')
        .set({
          state: 'quarantined',
          reason: told.reason,
          why: jsonOrNull(told.why),
          facts: json({ ...row.facts, told: true }),
        })
        .where('number', '=', row.number)
        .execute();
      const data = { receipt: row.number, channelId };
      await record(tx, [{ type: 'receipt.quarantined', data }], { kind: 'system' }, now);
    });
    this.signals.raise('events');
  }

  async #isWanted(channelId: string, deliveryId: string): Promise<boolean> {
    const row = await this.db.sql
      .selectFrom('receipt')
      .select('number')
      .where('channel_id', '=', channelId)
      .where('delivery_id', '=', deliveryId)
      .where('state', '=', 'wanted')
      .executeTakeFirst();
    return row !== undefined;
  }
}
