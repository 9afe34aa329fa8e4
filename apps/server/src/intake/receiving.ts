import { Inject, Injectable } from '@nestjs/common';
import type { RawDelivery } from '@kontor/channel-kit/adapter';
import type { Reason } from '@kontor/channel-kit/sentences';
import { storable } from '@kontor/domain/text/storable';
import { createHash } from 'node:crypto';
import { Database } from '../platform/database/database.ts';
import { json, jsonOrNull } from '../platform/database/json.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { Signals } from '../platform/signals.ts';
import { FILES } from '../platform/tokens.ts';

/** Sources up to this size lie in the receipt's row, larger ones in the file store. Bytes. */
const inRow = 64 * 1024;

/** The columns of a receipt that hold its source. Synced to disk before the row that names it. */
export async function sourceColumns(raw: Uint8Array, files: FileStore) {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const file = bytes.length > inRow ? await files.put(bytes) : undefined;
  return {
    digest: file?.sha256 ?? createHash('sha256').update(bytes).digest('hex'),
    raw: file ? null : bytes,
    raw_sha256: file?.sha256 ?? null,
    size: bytes.length,
  };
}

/** Keeps what a channel took in, as it came. This commit is our acknowledgement to the provider. */
@Injectable()
export class Receiving {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  /** One receipt for all of `channels`. Does nothing when the first of them already has this delivery. */
  async store(delivery: RawDelivery, channels: string[]): Promise<void> {
    const [first] = channels;
    if (!first) throw new Error('A delivery belongs to at least one channel');
    // Nothing a provider says of it may keep it from being stored.
    const { deliveryId, senderKey, facts } = storable({ ...delivery, raw: null });
    const source = await sourceColumns(delivery.raw, this.files);
    await this.db.sql
      .insertInto('receipt')
      .values({
        channel_id: first,
        channel_ids: channels,
        delivery_id: deliveryId,
        sender_key: senderKey,
        ...source,
        facts: json(facts),
        received_at: new Date(delivery.receivedAt),
        history: delivery.history,
      })
      .onConflict((conflict) => conflict.columns(['channel_id', 'delivery_id']).doNothing())
      .execute();
    this.signals.raise('receipts');
  }

  /** A delivery that could not be fetched: nothing of it but its id is known, and people see that. */
  async storeUnfetched(
    channelId: string,
    deliveryId: string,
    { reason, why }: Reason,
    at: Date,
  ): Promise<void> {
    await this.db.sql
      .insertInto('receipt')
      .values({
        channel_id: channelId,
        channel_ids: [channelId],
        delivery_id: deliveryId,
        digest: '',
        sender_key: '',
        size: 0,
        received_at: at,
        state: 'quarantined',
        reason,
        why: jsonOrNull(why),
      })
      .onConflict((conflict) => conflict.columns(['channel_id', 'delivery_id']).doNothing())
      .execute();
  }
}
