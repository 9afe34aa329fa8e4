import {
  createPostgresBackend,
  Queue as RedisQueue,
  Worker as RedisWorker,
  runMigrations,
  withBackend,
} from 'bullmq';
import pg from 'pg';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';

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

/** In PostgreSQL, or in Redis where there is one. */
export async function openQueue(
  config: Pick<Config, 'redisUrl'>,
  db: Database,
  onError: (error: Error) => void,
): Promise<{
  queue: JobQueue;
  work(process: (job: Job) => Promise<void>, concurrency: number): { close(): Promise<void> };
}> {
  if (config.redisUrl) {
    const connection = { url: config.redisUrl, maxRetriesPerRequest: null };
    const queue = new RedisQueue(name, { connection, defaultJobOptions: jobOptions });
    queue.on('error', onError);
    return {
      queue: queue as JobQueue,
      work(process, concurrency) {
        const worker = new RedisWorker(name, (job) => process(job.data as Job), { connection, concurrency });
        worker.on('error', onError);
        return worker;
      },
    };
  }
  await migrateQueue(db.url);
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = {
    connectionString: db.url,
    max: 6,
    skipMigrations: true,
    application_name: 'kontor queue',
    Client: QueueConnection,
  };
  const queue = new Queue(name, { connection, defaultJobOptions: jobOptions });
  queue.on('error', onError);
  return {
    queue: queue as unknown as JobQueue,
    work(process, concurrency) {
      const worker = new Worker(name, (job: { data: Job }) => process(job.data), { connection, concurrency });
      worker.on('error', onError);
      return worker;
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
