import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
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

const parts = ['postgres', 'postgres.location', 'postgres.password'];

/** Whether this data folder has, or once had, a database of its own. */
export const hasCluster = (dataDir: string): boolean =>
  existsSync(join(dataDir, 'postgres')) || existsSync(join(dataDir, 'postgres.location'));

/** Puts a cluster that cannot be used out of the way, under other names. Gives a way back, and the new names. */
export function setClusterAside(dataDir: string, now: Date): { names: string[]; putBack(): void } {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const moved = parts.filter((part) => existsSync(join(dataDir, part)));
  const aside = (part: string) => join(dataDir, `${part}.before-${stamp}`);
  for (const part of moved) renameSync(join(dataDir, part), aside(part));
  return {
    names: moved.map(aside),
    putBack() {
      for (const part of moved) {
        rmSync(join(dataDir, part), { recursive: true, force: true });
        renameSync(aside(part), join(dataDir, part));
      }
    },
  };
}
