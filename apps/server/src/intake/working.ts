import { Inject, Injectable } from '@nestjs/common';
import type { RawDelivery } from '@kontor/channel-kit/adapter';
import { ChannelFault } from '@kontor/channel-kit/channel-fault';
import { because, type Reason } from '@kontor/channel-kit/sentences';
import type { Logger } from 'pino';
import { ChannelBook, type OpenChannel } from '../channels/channel-book.ts';
import { say } from '../platform/texts.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { isPassing } from '../platform/database/persistently.ts';
import { every } from '../platform/every.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { FILES, LOG } from '../platform/tokens.ts';
import { type Rounds, whenever } from '../platform/whenever.ts';
import { claimReceipts, giveBack, putBack, type Receipt, renewClaims } from './claiming.ts';
import { partFromStanding } from './parting.ts';
import { settlingOrder } from './settling-order.ts';
import { Settling, type Understood } from './settling.ts';
import { ChannelStands, StandingStill } from './standing-still.ts';
import { Stopped, Understanding } from './understanding.ts';

/** Receipts in work at once in one process. */
const concurrency = 16;

/**
 * Understands stored receipts and takes them in: several at a time, those of one sender one after the other. What was
 * understood while others were being taken in is taken in together.
 */
@Injectable()
export class Working {
  readonly #holder = newId();
  readonly #inWork = new Map<number, Promise<void>>();
  #understood: { what: Understood; taken: PromiseWithResolvers<void> }[] = [];
  #isSettling = false;
  #rounds: Rounds | undefined;
  #renewing: { stop(): Promise<void> } | undefined;
  #off = () => {};

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(Understanding) private readonly understanding: Understanding,
    @Inject(Settling) private readonly settling: Settling,
    @Inject(StandingStill) private readonly standing: StandingStill,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  start(): void {
    this.#rounds = whenever({
      signals: this.signals,
      on: 'receipts',
      work: () => this.#claim(),
      onError: (error) => this.log.warn({ err: error }, 'Receipts could not be claimed; trying again'),
    });
    // What waited for a channel may go on.
    this.#off = this.signals.on('channels', () => this.#rounds?.wake());
    this.#renewing = every(
      5_000,
      async () => {
        if (this.#inWork.size > 0) await renewClaims(this.db.sql, this.#holder, [...this.#inWork.keys()]);
      },
      (error) => this.log.warn({ err: error }, 'Claims could not be renewed'),
    );
  }

  async stop(): Promise<void> {
    this.#off();
    await this.#rounds?.stop();
    await Promise.allSettled(this.#inWork.values());
    await this.#renewing?.stop();
    await giveBack(this.db.sql, this.#holder).catch(() => {});
  }

  /** Takes what there is room for. Gives whether to look again at once. */
  async #claim(): Promise<boolean> {
    const room = concurrency - this.#inWork.size;
    if (room === 0) return false;
    const standing = await this.standing.ids();
    await partFromStanding(this.db.sql, standing);
    const isIdle = this.#inWork.size === 0;
    const receipts = await claimReceipts(this.db.sql, this.#holder, room, standing, isIdle);
    if (receipts[0]?.alone) {
      await this.#take(receipts[0]);
      return true;
    }
    for (const receipt of receipts) void this.#take(receipt);
    return receipts.length > 0 && this.#inWork.size < concurrency;
  }

  #take(receipt: Receipt): Promise<void> {
    const work = this.#work(receipt).finally(() => {
      this.#inWork.delete(receipt.number);
      // Room for another, and perhaps for the next of this sender.
      this.#rounds?.wake();
    });
    this.#inWork.set(receipt.number, work);
    return work;
  }

  async #work(receipt: Receipt): Promise<void> {
    try {
      await this.#takenIn(await this.#understand(receipt));
    } catch (error) {
      if (isPassing(error)) {
        this.log.warn({ receipt: receipt.number, err: error }, 'The database was away during intake');
        return;
      }
      if (error instanceof ChannelStands) {
        await this.#waits(receipt, error).catch((fault: unknown) =>
          this.log.warn({ receipt: receipt.number, err: fault }, 'A receipt could not be put back'),
        );
        return;
      }
      await this.#failed(receipt, error as Error).catch((fault: unknown) =>
        this.log.warn({ receipt: receipt.number, err: fault }, 'A failed receipt could not be noted'),
      );
    }
  }

  /** Resolves once it is taken in, with others or alone. */
  #takenIn(what: Understood): Promise<void> {
    const taken = Promise.withResolvers<void>();
    this.#understood.push({ what, taken });
    if (!this.#isSettling) void this.#settle();
    return taken.promise;
  }

  async #settle(): Promise<void> {
    this.#isSettling = true;
    while (this.#understood.length > 0) {
      const round = this.#understood.splice(0);
      const taken = new Map(round.map((one) => [one.what, one.taken]));
      for (const group of settlingOrder(round.map(({ what }) => what)))
        await this.#settleTogether(group, taken);
    }
    this.#isSettling = false;
  }

  /** A fault of one must not be the others': after it each is tried alone. */
  async #settleTogether(
    group: Understood[],
    taken: Map<Understood, PromiseWithResolvers<void>>,
  ): Promise<void> {
    try {
      await this.settling.takeIn(this.#holder, group);
      for (const one of group) taken.get(one)!.resolve();
      this.signals.raise('events');
      // A rule may have asked for a turn.
      this.signals.raise('turns');
    } catch (error) {
      if (group.length === 1) taken.get(group[0]!)!.reject(error);
      else for (const one of group) await this.#settleTogether([one], taken);
    }
  }

  /** By each channel that it was addressed to: each knows its own addresses. */
  async #understand(receipt: Receipt): Promise<Understood> {
    const delivery: RawDelivery = {
      deliveryId: receipt.delivery_id,
      raw: receipt.raw ?? (await this.files.read(receipt.raw_sha256!)),
      senderKey: receipt.sender_key,
      receivedAt: receipt.received_at.toISOString(),
      history: receipt.history,
      facts: receipt.facts,
    };
    const [own, ...further] = await Promise.all(
      [...new Set([receipt.channel_id, ...receipt.channel_ids])].map((id) => this.#through(id, delivery)),
    );
    return { receipt, ...own!, ...(further.length > 0 && { further }) };
  }

  /** Tells a fault of the channel from one of the message. */
  async #through(id: string, delivery: RawDelivery): Promise<Omit<Understood, 'receipt'>> {
    const channel = await this.#open(id);
    const { row, settings } = channel;
    try {
      const items = await this.understanding.translate({ kind: row.kind, settings, delivery });
      if (row.intake_fault) await this.standing.works(id);
      return { channel, items };
    } catch (error) {
      if (error instanceof ChannelFault && !row.archived_at) throw new ChannelStands(id, error.message);
      throw error;
    }
  }

  /** Found first, and then judged: a channel that breaks between the two must not cost a receipt its place. */
  async #open(id: string, looks = 3): Promise<OpenChannel> {
    const channel = await this.channels.find(id);
    if (channel) return channel;
    const stands = await this.standing.why(id);
    if (stands) throw new ChannelStands(id, stands);
    // Mended between the two looks, or gone for good.
    return looks > 0 ? this.#open(id, looks - 1) : this.channels.get(id);
  }

  /** It keeps its attempts and its place, and is taken in when the channel works again. */
  async #waits(receipt: Receipt, stands: ChannelStands): Promise<void> {
    await this.standing.found(stands);
    await putBack(this.db.sql, this.#holder, receipt.number);
  }

  async #failed(receipt: Receipt, error: Error): Promise<void> {
    const final = error instanceof Stopped || receipt.attempts >= 3;
    this.log.warn(
      { receipt: receipt.number, channel: receipt.channel_id, attempt: receipt.attempts, final, err: error },
      'A receipt could not be taken in',
    );
    if (final) await this.settling.quarantine(receipt, this.#holder, told(error), this.clock.now());
    else await this.settling.postpone(receipt, this.#holder, told(error));
    this.signals.raise('events');
  }
}

function told(error: Error): Reason {
  if (error instanceof Stopped) return error.told;
  return because(say('kontor.intake.failed', { words: error.message }));
}
