import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { Database } from './database/database.ts';
import type { FileStore } from './files/file-store.ts';
import { Listening } from './listening.ts';
import { Signals } from './signals.ts';
import { CONFIG, FILES, LOG, SECRET_KEY } from './tokens.ts';

/** What every part of the server stands on, made before Nest starts. */
export interface Platform {
  config: Config;
  db: Database;
  clock: Clock;
  signals: Signals;
  listening: Listening;
  log: Logger;
  files: FileStore;
  secretKey: string;
}

@Global()
@Module({})
export class PlatformModule {
  static of(platform: Platform): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: platform.config },
      { provide: Database, useValue: platform.db },
      { provide: Clock, useValue: platform.clock },
      { provide: Signals, useValue: platform.signals },
      { provide: Listening, useValue: platform.listening },
      { provide: LOG, useValue: platform.log },
      { provide: FILES, useValue: platform.files },
      { provide: SECRET_KEY, useValue: platform.secretKey },
    ];
    return { module: PlatformModule, providers, exports: providers.map((p) => p.provide) };
  }
}
