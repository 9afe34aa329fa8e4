import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { AccountMail } from '../accounts/account-mail.ts';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { followByBookmark } from '../timeline/bookmarked.ts';
import { noticed, reader } from './noticing.ts';
import { writeNotifications } from './writing.ts';

/** Under a rush of mails several facts are dealt with for the price of one. Milliseconds. */
const rest = (worked: number) => Math.min(worked, 500);

/** Writes the notifications, once for each fact. */
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
    this.#following = followByBookmark({
      db: this.db,
      signals: this.signals,
      reader,
      concerns: ({ type }) => type === 'conversation.read' || noticed.includes(type),
      write: async (tx, events) => {
        const told = await writeNotifications(tx, events, this.clock.now(), this.mail.isPossible);
        return told ? () => this.signals.raise('events') : undefined;
      },
      rest,
      onError: (error) => this.log.warn({ err: error }, 'Nobody could be told what happened; trying again'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#following?.stop();
  }
}
