import type { Config } from '../config.ts';
import { StartFault } from '../start-fault.ts';
import { DataDirInUse } from './data-lock.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { hasCluster } from './removing.ts';
import { runningPostgres } from './running.ts';

/**
 * Works on the database of these settings: the given one, the own one that a running Kontor keeps, or the own one, started
 * for this alone.
 */
export async function withDatabase<Result>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (databaseUrl) return work(databaseUrl);
  if (!hasCluster(dataDir)) throw new StartFault(`There is no database in ${dataDir}. Is DATA_DIR right?`);
  let postgres: EmbeddedPostgres;
  try {
    postgres = await startEmbeddedPostgres({ dataDir });
  } catch (error) {
    const running = error instanceof DataDirInUse && runningPostgres(dataDir);
    if (running) return work(running);
    throw error;
  }
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}
