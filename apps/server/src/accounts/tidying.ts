import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { LOG } from '../platform/tokens.ts';
import { forgetOldTries } from './login-throttle.ts';

const every = 3_600_000;
/** How long ended sessions and used links are kept to be asked about. Milliseconds. */
const kept = 90 * 86_400_000;

/** Removes what accounts leave behind: tries, sessions and links that are long over. The audit stays. */
@Injectable()
export class Tidying implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.tidy().catch((error) => this.log.warn({ err: error }, 'Old sessions were not removed'));
    }, every);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async tidy(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - kept);
    await forgetOldTries(this.db, now);
    await this.db.sql
      .deleteFrom('session')
      .where((where) => where.or([where('ended_at', '<', before), where('expires_at', '<', before)]))
      .execute();
    await this.db.sql.deleteFrom('account_link').where('expires_at', '<', before).execute();
  }
}
