import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { Relay } from './relay.ts';

/** Runs the relay where work is done: of all processes that try, one leads. */
@Injectable()
export class Relaying implements OnApplicationBootstrap, OnApplicationShutdown {
  #relay: Relay | undefined;

  constructor(
    private readonly db: Database,
    private readonly signals: Signals,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#relay = new Relay(this.db, this.signals, this.log);
    this.#relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#relay?.stop();
  }
}
