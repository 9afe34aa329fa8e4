import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/signals.ts';
import { CONFIG, LOG } from '../platform/tokens.ts';
import { whenever } from '../platform/whenever.ts';
import { giveTurns, turnKind } from './assigning.ts';

const batch = 50;
/** When a turn that could not be given is tried again. Milliseconds. */
const putOff = 20_000;

/**
 * Gives the turns that rules asked for, a batch in one transaction: the rows say what is to be done, no queue carries them,
 * since each is done where it is found and takes no time but the database's.
 */
@Injectable()
export class TurnTaking implements OnApplicationBootstrap, OnApplicationShutdown {
  #rounds: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.#rounds = whenever({
      signals: this.signals,
      on: 'turns',
      work: async () => (await this.#give()) === batch,
      onError: (error) => this.log.warn({ err: error }, 'Turns could not be given; trying again'),
    });
  }

  async stop(): Promise<void> {
    await this.#rounds?.stop();
  }

  async #give(): Promise<number> {
    try {
      return await this.#together(batch);
    } catch (error) {
      this.log.warn({ err: error }, 'Turns could not be given together; giving each alone');
    }
    let given = 0;
    try {
      while ((await this.#together(1)) > 0) given += 1;
    } catch (error) {
      await this.#putOffFirst();
      throw error;
    }
    return given;
  }

  async #together(limit: number): Promise<number> {
    const given = await this.db.transaction((tx) => giveTurns(tx, { limit, now: this.clock.now() }));
    if (given > 0) this.signals.raise('events');
    return given;
  }

  /** It holds up nobody else's turn. */
  async #putOffFirst(): Promise<void> {
    const now = this.clock.now();
    await sql`
      update outbox set tries = tries + 1, due_at = ${new Date(now.getTime() + putOff)}
      where id = (
        select id from outbox where kind = ${turnKind} and state = 'open' and due_at <= ${now}
        order by due_at, id limit 1)`.execute(this.db.sql);
  }
}
