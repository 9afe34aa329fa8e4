import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { AccountMail } from '../accounts/account-mail.ts';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { follow, readCursor, type StoredEvent } from '../timeline/following.ts';
import { noticed, reader } from './noticing.ts';
import { writeNotifications } from './writing.ts';

/** Under a rush of mails several facts are dealt with for the price of one. Milliseconds. */
const rest = (worked: number) => Math.min(worked, 500);

/** Writes the notifications. Every worker follows; the bookmark's row lock lets one of them work, and each fact once. */
@Injectable()
export class Notifying implements OnApplicationBootstrap, OnApplicationShutdown {
  #following: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#following = follow({
      db: this.db,
      signals: this.signals,
      from: () => readCursor(this.db, reader),
      handle: (events) => this.#handle(events),
      rest,
      onError: (error) => this.log.warn({ err: error }, 'Nobody could be told what happened; trying again'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#following?.stop();
  }

  async #handle(events: StoredEvent[]): Promise<void> {
    // Where nothing of interest happened the bookmark need not move: read again, it is still nothing.
    if (!events.some(({ type }) => type === 'conversation.read' || noticed.includes(type))) return;
    const toldAnybody = await this.db.transaction(async (tx) => {
      await tx
        .insertInto('event_cursor')
        .values({ reader, position: 0 })
        .onConflict((conflict) => conflict.column('reader').doNothing())
        .execute();
      const { position: done } = await tx
        .selectFrom('event_cursor')
        .select('position')
        .where('reader', '=', reader)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const fresh = events.filter(({ position }) => position > done);
      if (fresh.length === 0) return false;
      const told = await writeNotifications(tx, fresh, this.clock.now(), this.mail.isPossible);
      await tx
        .updateTable('event_cursor')
        .set({ position: fresh.at(-1)!.position })
        .where('reader', '=', reader)
        .execute();
      return told;
    });
    if (toldAnybody) this.signals.raise('events');
  }
}
