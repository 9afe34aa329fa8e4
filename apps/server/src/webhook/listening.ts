import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { moveBookmark, takeTurn } from '../timeline/bookmarked.ts';
import { follow, headPosition, type StoredEvent } from '../timeline/following.ts';
import { activeWebhooks, isTold, wants, writeDeliveries } from './writing-down.ts';

const reader = 'webhooks';
/** So far it may read again after a start without having found anything: then the bookmark is moved all the same. */
const farBehind = 5_000;

/** Writes down what webhooks are to be told. Every worker follows; the bookmark's row lock lets one write, each fact once. */
@Injectable()
export class WebhookListening implements OnApplicationBootstrap, OnApplicationShutdown {
  #following: { stop(): Promise<void> } | undefined;
  #bookmark = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#following = follow({
      db: this.db,
      signals: this.signals,
      from: () => this.#from(),
      handle: (events) => this.#handle(events),
      onError: (error) =>
        this.log.warn({ err: error }, 'Webhooks could not be told what happened; trying again'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#following?.stop();
  }

  /** Where nobody listens, nothing of what was before is of interest. Without a bookmark yet, all that those who listen want. */
  async #from(): Promise<number> {
    const head = await headPosition(this.db);
    this.#bookmark = await this.db.transaction(async (tx) => {
      const webhooks = await activeWebhooks(tx);
      const first = Math.min(head, ...webhooks.map((webhook) => webhook.from_position));
      const done = await takeTurn(tx, reader, first);
      if (webhooks.length > 0) return done;
      await moveBookmark(tx, reader, Math.max(head, done));
      return Math.max(head, done);
    });
    return this.#bookmark;
  }

  async #handle(events: StoredEvent[]): Promise<void> {
    const last = events.at(-1)!.position;
    const webhooks = events.some(isTold) ? await activeWebhooks(this.db.sql) : [];
    const isOfInterest = events.some((event) => webhooks.some((webhook) => wants(webhook, event)));
    if (!isOfInterest && last - this.#bookmark < farBehind) return;
    const written = await this.db.transaction(async (tx) => {
      const done = await takeTurn(tx, reader);
      const fresh = events.filter(({ position }) => position > done);
      if (fresh.length === 0) return 0;
      // Read again under the lock: one that was switched off meanwhile is told nothing.
      const count = await writeDeliveries(tx, await activeWebhooks(tx), fresh, this.clock.now());
      await moveBookmark(tx, reader, last);
      return count;
    });
    this.#bookmark = last;
    if (written > 0) this.signals.raise('outbox');
  }
}
