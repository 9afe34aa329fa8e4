import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { every } from '../platform/every.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { CONFIG, FILES, LOG } from '../platform/tokens.ts';
import { sweep } from './sweeping.ts';

const hour = 3_600_000;

@Module({})
export class RetentionModule implements OnApplicationBootstrap, OnApplicationShutdown {
  #rounds: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.#rounds = every(
      hour,
      () => sweep(this.db, this.files, this.clock.now()),
      (error) => this.log.warn({ err: error }, 'Sweeping stumbled; trying again in an hour'),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#rounds?.stop();
  }
}
