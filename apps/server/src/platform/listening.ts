import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { newId } from './ids.ts';
import { everySignal, type Signal, type Signals } from './signals.ts';

const channel = 'kontor';

/**
 * One connection of each process that hears the other processes' NOTIFY and sends ours. It reconnects by itself; what was
 * missed meanwhile is found by the sweeps, and everyone is woken once after a reconnect.
 */
export class Listening {
  readonly #url: string;
  readonly #signals: Signals;
  readonly #log: Logger;
  readonly #self = newId();
  #client: pg.Client | undefined;
  #stopped = false;
  /** One after another: it is one connection. */
  #telling: Promise<void> = Promise.resolve();
  readonly #others = new Map<string, (body: string) => void>();

  constructor(url: string, signals: Signals, log: Logger) {
    this.#url = url;
    this.#signals = signals;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#signals.connect((signals) => this.tell('signals', signals.join(',')));
    await this.#connect();
  }

  /** Tells every other process; bodies are short (under 7 kB). */
  tell(topic: string, body: string): Promise<void> {
    const told = this.#telling.then(async () => {
      await this.#client?.query('select pg_notify($1, $2)', [channel, `${this.#self} ${topic} ${body}`]);
    });
    this.#telling = told.catch(() => {});
    return told;
  }

  /** Hears what others tell on a topic. */
  on(topic: string, listener: (body: string) => void): void {
    this.#others.set(topic, listener);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'kontor listening',
      keepAlive: true,
    });
    client.on('error', () => {});
    client.on('notification', ({ payload }) => this.#heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    this.#client = client;
    // Only now: a client that never connected ends, too, and one loop of trying again is enough.
    client.on('end', () => void this.#reconnect());
  }

  async #reconnect(): Promise<void> {
    this.#client = undefined;
    while (!this.#stopped) {
      await wait(500, undefined, { ref: false });
      if (this.#stopped) return;
      try {
        await this.#connect();
        for (const signal of everySignal) this.#signals.hear(signal);
        return;
      } catch (error) {
        this.#log.warn({ err: error }, 'The database does not answer; trying again');
      }
    }
  }

  #heard(payload: string): void {
    const [from, topic, ...rest] = payload.split(' ');
    if (from === this.#self || !topic) return;
    const body = rest.join(' ');
    if (topic === 'signals') for (const signal of body.split(',')) this.#signals.hear(signal as Signal);
    else this.#others.get(topic)?.(body);
  }
}
