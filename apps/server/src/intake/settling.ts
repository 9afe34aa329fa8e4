import { Inject, Injectable } from '@nestjs/common';
import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import { sql } from 'kysely';
import type { OpenChannel } from '../channels/channel-book.ts';
import { applyReport, reportedMessage } from '../delivery/reports.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Sql } from '../platform/database/tables.ts';
import { change, lockConversation, record } from '../timeline/recording.ts';
import type { Receipt } from './claiming.ts';
import { identityScope } from '../channels/identity-scope.ts';
import type { KeptAttachment } from './arrival.ts';
import { TakingIn } from './taking-in.ts';

/** How long the source of an understood receipt is kept. Days. */
const keepSources = 90;

/** Ends a receipt: taken in, ignored, put off, or in quarantine. Always in the transaction of the effect. */
@Injectable()
export class Settling {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(TakingIn) private readonly takingIn: TakingIn,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async takeIn(receipt: Receipt, holder: string, channel: OpenChannel, items: InboundItem[]): Promise<void> {
    const kept = new Map<InboundMessage, KeptAttachment[]>();
    for (const message of items.flatMap(messageIn)) kept.set(message, await this.takingIn.keep(message));
    await this.db.transaction(async (tx) => {
      if (!(await stillHeld(tx, receipt, holder))) return;
      let effects = 0;
      const ignored: string[] = [];
      for (const item of items) {
        if (item.item === 'ignored') ignored.push(item.reason);
        else {
          await this.#takeInItem(tx, receipt, channel, item, kept);
          effects += 1;
        }
      }
      await tx
        .updateTable('receipt')
        .set({
          state: effects > 0 ? 'done' : 'ignored',
          reason: ignored.join('; ') || null,
          done_at: this.clock.now(),
          holder: null,
          lease_until: null,
          purge_after: sql<Date>`now() + make_interval(days => ${keepSources})`,
        })
        .where('number', '=', receipt.number)
        .execute();
    });
  }

  async #takeInItem(
    tx: Sql,
    receipt: Receipt,
    channel: OpenChannel,
    item: Exclude<InboundItem, { item: 'ignored' }>,
    kept: Map<InboundMessage, KeptAttachment[]>,
  ): Promise<void> {
    const attachments = (message: InboundMessage) => kept.get(message) ?? [];
    if (item.item === 'message') {
      await this.takingIn.takeIn(tx, receipt, channel, item, attachments(item));
      return;
    }
    const about = await reportedMessage(tx, identityScope(channel), item);
    if (item.item === 'report') {
      if (about) await applyReport(tx, channel.adapter.can.handle, about, item, receipt.received_at);
      // A report on nothing of ours is shown: somebody may make sense of it.
      else if (item.shown && item.state === 'failed')
        await this.takingIn.takeIn(tx, receipt, channel, item.shown, attachments(item.shown), 'bounce');
      return;
    }
    await this.takingIn.takeIn(tx, receipt, channel, item.shown, attachments(item.shown), 'abuse');
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
  async postpone(receipt: Receipt, holder: string, reason: string): Promise<void> {
    await sql`
      update receipt set holder = null, lost_place = true, reason = ${reason},
        lease_until = clock_timestamp() + make_interval(secs => ${receipt.attempts * 2})
      where number = ${receipt.number} and holder = ${holder} and state = 'stored'`.execute(this.db.sql);
  }

  /** People decide about it, and the next one goes on. */
  async quarantine(receipt: Receipt, holder: string, reason: string, at: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      const row = await tx
        .updateTable('receipt')
        .set({ state: 'quarantined', reason, holder: null, lease_until: null })
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
async function stillHeld(tx: Sql, receipt: Receipt, holder: string): Promise<boolean> {
  const row = await tx
    .selectFrom('receipt')
    .select('number')
    .where('number', '=', receipt.number)
    .where('holder', '=', holder)
    .where('state', '=', 'stored')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

function messageIn(item: InboundItem): InboundMessage[] {
  if (item.item === 'message') return [item];
  if (item.item === 'ignored') return [];
  return item.shown ? [item.shown] : [];
}
