import { existsSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockDataDir } from './data-lock.ts';
import { locateCluster } from './location.ts';
import { stopOrphan } from './processes.ts';

/** Deletes the own PostgreSQL of a data folder with all its rows, wherever it lies. Refuses one in use. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const lock = lockDataDir(dataDir);
  try {
    const real = realpathSync(dataDir);
    if (existsSync(join(real, 'postgres')) || existsSync(join(real, 'postgres.location'))) {
      const { folder } = locateCluster(dataDir);
      await stopOrphan(folder, () => {});
      rmSync(dirname(folder), { recursive: true, force: true });
    }
    for (const name of ['postgres.location', 'postgres.password', 'postgres.log', 'postgres.log.old'])
      rmSync(join(real, name), { force: true });
  } finally {
    lock.release();
  }
}
