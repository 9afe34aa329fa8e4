import { Inject, Injectable } from '@nestjs/common';
import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import type { Reason } from '@kontor/channel-kit/sentences';
import { sql } from 'kysely';
import type { OpenChannel } from '../channels/channel-book.ts';
import { applyReport, reportedMessage } from '../delivery/reports.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { jsonOrNull } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { change, lockConversation, record } from '../timeline/recording.ts';
import type { Receipt } from './claiming.ts';
import { identityScope } from '../channels/identity-scope.ts';
import type { KeptAttachment } from './arrival.ts';
import { TakingIn } from './taking-in.ts';

/** How long the source of an understood receipt is kept. Days. */
const keepSources = 90;

/** A receipt and what its channel's adapter made of it. */
export interface Understood {
  receipt: Receipt;
  channel: OpenChannel;
  items: InboundItem[];
  /** The other channels it was addressed to, and what theirs made of it. */
  further?: { channel: OpenChannel; items: InboundItem[] }[];
}

/** Ends a receipt: taken in, ignored, put off, or in quarantine. Always in the transaction of the effect. */
@Injectable()
export class Settling {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(TakingIn) private readonly takingIn: TakingIn,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Receipts that were understood, in one transaction. What takes more than messages to take in, or refers to a message of
   * another of them or is the same, has to come alone: see `settlingOrder`.
   */
  async takeIn(holder: string, all: Understood[]): Promise<void> {
    const kept = new Map<InboundMessage, KeptAttachment[]>();
    for (const message of all.flatMap(({ items }) => items.flatMap(messageIn)))
      kept.set(message, await this.takingIn.keep(message));
    const attachments = (message: InboundMessage) => kept.get(message) ?? [];
    await this.db.transaction(async (tx) => {
      const held = await stillHeld(tx, all, holder);
      await this.takingIn.takeIn(
        tx,
        held.flatMap(({ receipt, channel, items, further = [] }) =>
          items
            .filter((item) => item.item === 'message')
            .map((message) => ({
              receipt,
              channel,
              message,
              attachments: attachments(message),
              further: further.flatMap(({ channel: other, items: theirs }) =>
                theirs
                  .filter((item) => item.item === 'message' && item.digest === message.digest)
                  .map((item) => ({ channel: other, message: item as InboundMessage })),
              ),
            })),
        ),
      );
      for (const { receipt, channel, items, further = [] } of held)
        for (const item of items)
          if (item.item !== 'message' && item.item !== 'ignored')
            await this.#takeInReport(tx, { receipt, channel, further }, item, attachments);
      await this.#close(tx, held);
    });
  }

  async #close(tx: Sql, held: Understood[]): Promise<void> {
    for (const [reason, group] of Map.groupBy(held, ({ items }) => ignoredBecause(items)))
      for (const [state, same] of Map.groupBy(group, ({ items }) => stateAfter(items)))
        await tx
          .updateTable('receipt')
          .set({
            state,
            reason,
            why: null,
            done_at: this.clock.now(),
            holder: null,
            lease_until: null,
            purge_after: sql<Date>`now() + make_interval(days => ${keepSources})`,
          })
          .where(
            'number',
            'in',
            same.map(({ receipt }) => receipt.number),
          )
          .execute();
  }

  async #takeInReport(
    tx: Sql,
    { receipt, channel, further }: Pick<Required<Understood>, 'receipt' | 'channel' | 'further'>,
    item: Exclude<InboundItem, { item: 'ignored' | 'message' }>,
    attachments: (message: InboundMessage) => KeptAttachment[],
  ): Promise<void> {
    const about = await reportedMessage(tx, identityScope(channel), item);
    const show = (message: InboundMessage, mark: 'bounce' | 'abuse') =>
      this.takingIn.takeIn(tx, [
        {
          receipt,
          channel,
          message,
          attachments: attachments(message),
          mark,
          further: further.map((other) => ({ channel: other.channel, message })),
        },
      ]);
    if (item.item === 'report') {
      if (about) await applyReport(tx, channel.adapter.can.handle, about, item, receipt.received_at);
      // A report on nothing of ours is shown: somebody may make sense of it.
      else if (item.shown && item.state === 'failed') await show(item.shown, 'bounce');
      return;
    }
    await show(item.shown, 'abuse');
    const conversation = about && (await lockConversation(tx, about.conversationId));
    if (conversation)
      await change(
        tx,
        conversation,
        {},
        [{ type: 'abuse.reported', data: { messageId: about.id } }],
        { kind: 'system' },
        receipt.received_at,
      );
  }

  /** It lost its place: it is tried again in a while and holds back nobody. */
  async postpone(receipt: Receipt, holder: string, { reason, why }: Reason): Promise<void> {
    await sql`
      update receipt set holder = null, lost_place = true, reason = ${reason}, why = ${jsonOrNull(why)},
        lease_until = clock_timestamp() + make_interval(secs => ${receipt.attempts * 2})
      where number = ${receipt.number} and holder = ${holder} and state = 'stored'`.execute(this.db.sql);
  }

  /** People decide about it, and the next one goes on. */
  async quarantine(receipt: Receipt, holder: string, { reason, why }: Reason, at: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      const row = await tx
        .updateTable('receipt')
        .set({ state: 'quarantined', reason, why: jsonOrNull(why), holder: null, lease_until: null })
        .where('number', '=', receipt.number)
        .where('holder', '=', holder)
        .where('state', '=', 'stored')
        .returning('number')
        .executeTakeFirst();
      if (row)
        await record(
          tx,
          [{ type: 'receipt.quarantined', data: { receipt: receipt.number, channelId: receipt.channel_id } }],
          { kind: 'system' },
          at,
        );
    });
  }
}

/** A worker that was thought dead must not take in what another has taken over. */
async function stillHeld(tx: Sql, all: Understood[], holder: string): Promise<Understood[]> {
  const rows = await tx
    .selectFrom('receipt')
    .select('number')
    .where(
      'number',
      'in',
      all.map(({ receipt }) => receipt.number),
    )
    .where('holder', '=', holder)
    .where('state', '=', 'stored')
    .orderBy('number')
    .forUpdate()
    .execute();
  const numbers = new Set(rows.map(({ number }) => number));
  return all.filter(({ receipt }) => numbers.has(receipt.number));
}

function ignoredBecause(items: InboundItem[]): string | null {
  return items.flatMap((item) => (item.item === 'ignored' ? [item.reason] : [])).join('; ') || null;
}

function stateAfter(items: InboundItem[]): 'done' | 'ignored' {
  return items.some(({ item }) => item !== 'ignored') ? 'done' : 'ignored';
}

function messageIn(item: InboundItem): InboundMessage[] {
  if (item.item === 'message') return [item];
  if (item.item === 'ignored') return [];
  return item.shown ? [item.shown] : [];
}
