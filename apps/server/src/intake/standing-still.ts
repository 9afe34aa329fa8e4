import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ChannelBook } from '../channels/channel-book.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { LOG } from '../platform/tokens.ts';
import { record } from '../timeline/recording.ts';

/** After this it is tried whether a channel can be understood again, though nobody changed it. Milliseconds. */
const tryAgainAfter = 30_000;

/** Not the message is at fault, but the channel that it came to. */
export class ChannelStands extends Error {
  override name = 'ChannelStands';
  readonly channelId: string;

  constructor(channelId: string, why: string) {
    super(why);
    this.channelId = channelId;
  }
}

/**
 * Channels whose receipts wait, since no attempt of theirs could succeed: switched off, with settings that cannot be read,
 * or whose adapter says that it cannot work. An archived one never comes back: nothing waits for it.
 */
@Injectable()
export class StandingStill {
  /** Found unable to understand anything, and when. */
  readonly #found = new Map<string, number>();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {
    // Somebody may have mended it.
    signals.on('channels', () => this.#found.clear());
  }

  async ids(): Promise<string[]> {
    const broken = await this.channels.broken();
    const off = (await this.channels.all()).filter(({ row }) => !row.enabled);
    const known = [...broken, ...off].filter(({ row }) => !row.archived_at).map(({ row }) => row.id);
    const now = this.clock.now().getTime();
    for (const [id, at] of this.#found) if (now - at >= tryAgainAfter) this.#found.delete(id);
    return [...new Set([...known, ...this.#found.keys()])];
  }

  /** Why this channel cannot be worked with, if it is one that may be mended. */
  async why(id: string): Promise<string | undefined> {
    const broken = (await this.channels.broken()).find(({ row }) => row.id === id);
    return broken && !broken.row.archived_at ? broken.fault : undefined;
  }

  /** Its receipts wait from now on, and its settings say why. */
  async found({ channelId, message }: ChannelStands): Promise<void> {
    this.#found.set(channelId, this.clock.now().getTime());
    // One that the book knows to be broken is shown as such already.
    if (await this.why(channelId)) return;
    await this.#note(channelId, message);
  }

  /** Something that came to it was understood. */
  async works(channelId: string): Promise<void> {
    this.#found.delete(channelId);
    await this.#note(channelId, null);
  }

  async #note(channelId: string, fault: string | null): Promise<void> {
    const isNew = await this.db.transaction(async (tx) => {
      const row = await tx
        .updateTable('channel')
        .set({ intake_fault: fault })
        .where('id', '=', channelId)
        .where('intake_fault', 'is distinct from', fault)
        .returning('id')
        .executeTakeFirst();
      const facts = [{ type: 'channel.health_changed' as const, data: { channelId } }];
      if (row) await record(tx, facts, { kind: 'system' }, this.clock.now());
      return row !== undefined;
    });
    if (!isNew) return;
    this.log.warn(
      { channel: channelId, fault },
      'What a channel received can be understood no more, or again',
    );
    this.signals.raise('channels');
    this.signals.raise('events');
  }
}
