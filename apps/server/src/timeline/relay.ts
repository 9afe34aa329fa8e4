import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../platform/database/database.ts';
import type { Signals } from '../platform/signals.ts';
import { every } from '../platform/every.ts';
import { whenever } from '../platform/whenever.ts';

/** The session lock that makes one process the relay. A dead holder frees it at once. */
const leadership = 7_240_001;
const batchSize = 500;

/**
 * Who leads says so again and again. One that is silent for too long stands still (a paused machine): PostgreSQL ends its
 * session, and another leads. Milliseconds.
 */
const usualPulse = { every: 5_000, longestSilence: 20_000 };

/**
 * Gives committed events their position. Leadership only saves work: it is the lock on the counter row that keeps
 * positions gap-free, also with two relays at once.
 */
export class Relay {
  readonly #db: Database;
  readonly #signals: Signals;
  readonly #log: Logger;
  readonly #pulse: typeof usualPulse;
  #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(db: Database, signals: Signals, log: Logger, pulse = usualPulse) {
    this.#db = db;
    this.#signals = signals;
    this.#log = log;
    this.#pulse = pulse;
  }

  start(): void {
    this.#running = this.#lead();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #lead(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const client = new pg.Client({
        connectionString: this.#db.url,
        application_name: 'kontor relay',
        keepAlive: true,
      });
      const lost = new AbortController();
      client.on('error', () => lost.abort());
      client.on('end', () => lost.abort());
      const over = AbortSignal.any([signal, lost.signal]);
      try {
        await client.connect();
        await client.query(`set idle_session_timeout = ${this.#pulse.longestSilence}`);
        while (!over.aborted && !(await leads(client))) await pause(over);
        await this.#relay(client, over);
      } catch (error) {
        this.#log.warn({ err: error }, 'The relay lost the database; trying again');
      } finally {
        await client.end().catch(() => {});
      }
      await pause(signal);
    }
  }

  /** Until it is over, or a fault: then another may lead. */
  async #relay(client: pg.Client, over: AbortSignal): Promise<void> {
    const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
    if (over.aborted) return;
    over.addEventListener('abort', () => end(), { once: true });
    const rounds = whenever({
      signals: this.#signals,
      on: 'events',
      work: async () => {
        if (over.aborted) return false;
        const placed = await giveOutPositions(this.#db);
        if (placed > 0) this.#signals.raise('positions');
        return placed === batchSize;
      },
      onError: fail,
    });
    const pulse = every(this.#pulse.every, async () => void (await client.query('select 1')), fail);
    try {
      await ended;
    } finally {
      await pulse.stop();
      await rounds.stop();
    }
  }
}

async function leads(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as ours', [leadership]);
  return rows[0].ours;
}

async function pause(signal: AbortSignal): Promise<void> {
  await wait(1000, undefined, { signal, ref: false }).catch(() => {});
}

/** One batch. Gives how many events got a position. Safe to run by several at once. */
export async function giveOutPositions(db: Database, limit = batchSize): Promise<number> {
  return db.transaction(async (tx) => {
    const head = await tx
      .selectFrom('event_head')
      .select('position')
      .where('id', '=', 1)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // A statement of its own: its snapshot is taken after the lock was granted. `number` is given under the
    // conversation's row lock, so within a conversation the lower one was committed first.
    const { numAffectedRows } = await sql`
      with batch as (
        select id, row_number() over (order by number) as n
        from (select id, number from event where position is null order by number limit ${limit}) as waiting
      )
      update event set position = ${head.position} + batch.n from batch where event.id = batch.id`.execute(
      tx,
    );
    const placed = Number(numAffectedRows ?? 0);
    if (placed > 0)
      await tx
        .updateTable('event_head')
        .set({ position: head.position + placed })
        .where('id', '=', 1)
        .execute();
    return placed;
  });
}
