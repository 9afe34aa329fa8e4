import {
  createPostgresBackend,
  Queue as RedisQueue,
  Worker as RedisWorker,
  runMigrations,
  withBackend,
} from 'bullmq';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import { persistently } from '../platform/database/persistently.ts';

const name = 'outbox';

/** What is to be done once; `delivery.module` knows whose hands do which kind. */
export interface Job {
  kind: string;
  outboxId: string;
}

export interface JobQueue {
  addBulk(jobs: { name: string; data: Job; opts: { jobId: string } }[]): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * The queue only carries: it says to some worker "look at this row". Attempts and back-off are counted in the row, the
 * queue's own are off and its jobs leave no trace, so that losing all of it loses nothing.
 */
const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/**
 * A connection that PostgreSQL ends says so by an event, and one that nobody hears ends the whole process. The queue hears
 * it only of connections that rest; what one in use was asked for fails by itself, and the queue tries again.
 */
export class QueueConnection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

type Work = (
  process: (job: Job) => Promise<void>,
  concurrency: number,
) => Promise<{ close(): Promise<void> }>;

/** In PostgreSQL, or in Redis where there is one. */
export async function openQueue(
  config: Pick<Config, 'redisUrl'>,
  db: Pick<Database, 'url'>,
  onError: (error: Error) => void,
): Promise<{ queue: JobQueue; work: Work }> {
  return config.redisUrl ? inRedis(config.redisUrl, onError) : inPostgres(db.url, onError);
}

function inRedis(url: string, onError: (error: Error) => void): { queue: JobQueue; work: Work } {
  const connection = { url, maxRetriesPerRequest: null };
  const queue = new RedisQueue(name, { connection, defaultJobOptions: jobOptions });
  queue.on('error', onError);
  return {
    queue: queue as JobQueue,
    async work(process, concurrency) {
      const worker = new RedisWorker(name, (job) => process(job.data as Job), { connection, concurrency });
      worker.on('error', onError);
      return worker;
    },
  };
}

async function inPostgres(
  url: string,
  onError: (error: Error) => void,
): Promise<{ queue: JobQueue; work: Work }> {
  await persistently(() => migrateQueue(url));
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = {
    connectionString: url,
    max: 6,
    skipMigrations: true,
    application_name: 'kontor queue',
    Client: QueueConnection,
  };
  const queue = await connected(() => {
    const made = new Queue(name, { connection, defaultJobOptions: jobOptions });
    made.on('error', onError);
    return made;
  });
  return {
    queue: queue as unknown as JobQueue,
    async work(process, concurrency) {
      const worker = await connected(() => {
        const options = { connection, concurrency, autorun: false };
        const made = new Worker(name, (job: { data: Job }) => process(job.data), options);
        made.on('error', onError);
        return made;
      });
      return keepRunning(worker, onError);
    },
  };
}

/**
 * Connected, or made anew. BullMQ remembers for ever that its first connection failed, and a worker would ask for it again
 * and again without a pause, in which nothing else of the process gets its turn.
 */
function connected<Made extends { waitUntilReady(): Promise<unknown>; close(): Promise<void> }>(
  make: () => Made,
): Promise<Made> {
  return persistently(async () => {
    const made = make();
    try {
      await made.waitUntilReady();
      return made;
    } catch (error) {
      made.close().catch(() => {});
      throw error;
    }
  });
}

/** It gives up when the database goes away while it begins. */
function keepRunning(
  worker: { run(): Promise<void>; close(): Promise<void> },
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  let closing = false;
  const run = async () => {
    while (!closing)
      try {
        return await worker.run();
      } catch (error) {
        if (closing) return;
        onError(error as Error);
        await wait(1_000, undefined, { ref: false });
      }
  };
  void run();
  return {
    close() {
      closing = true;
      return worker.close();
    },
  };
}

async function migrateQueue(url: string): Promise<void> {
  const client = new QueueConnection({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
