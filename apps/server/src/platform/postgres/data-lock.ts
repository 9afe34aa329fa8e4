import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataDir } from '../data-dir.ts';
import { StartFault } from '../start-fault.ts';
import { folderFault } from './faults.ts';

export interface DataLock {
  release(): void;
}

/** The folders that this process has: its own second wish must not even open the file, see `lockFile`. */
const own = new Set<string>();

/**
 * One Kontor at a time owns a data folder. The lock is the operating system's own, taken through SQLite (Node
 * has no flock): it ends with the process however that dies, so nothing stale is ever left to judge, and it
 * holds between containers that share the folder. Whoever lets go of it takes the file away.
 */
export function lockDataDir(dataDir: string): DataLock {
  const holder = join(dataDir, 'kontor.pid');
  const path = join(dataDir, 'kontor.lock');
  let locked: Locked | undefined;
  let folder: string;
  try {
    makeDataDir(dataDir);
    folder = realpathSync(dataDir);
    if (own.has(folder)) throw inUse(dataDir, holder);
    locked = lockFile(path);
    writeFileSync(holder, `${process.pid} ${new Date().toISOString()}\n`);
  } catch (error) {
    locked?.close();
    if (error instanceof DataDirInUse) throw error;
    if ((error as { errcode?: number }).errcode === 5) throw inUse(dataDir, holder);
    throw folderFault(error, dataDir);
  }
  own.add(folder);
  const { close } = locked;
  return {
    release() {
      if (!own.delete(folder)) return;
      rmSync(holder, { force: true });
      takeAway(path);
      close();
    },
  };
}

interface Locked {
  close(): void;
}

/**
 * A file that its last holder takes away as we open it locks out nobody. We hold the one that we found open, so that its
 * number is no other's: if it stands there still when we have the lock, it stood there all the time, and is the locked one.
 * (Closing it ends every lock that this process has on it: that comes last.)
 */
function lockFile(path: string): Locked {
  for (let left = 50; ; left--) {
    const found = openSync(path, 'a');
    let file: DatabaseSync | undefined;
    const close = () => {
      file?.close();
      closeSync(found);
    };
    try {
      file = new DatabaseSync(path, { timeout: 0 });
      file.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
      const now = statSync(path, { throwIfNoEntry: false, bigint: true });
      // A file system that has no lasting numbers is believed in the end.
      if (left === 0 || now?.ino === fstatSync(found, { bigint: true }).ino) return { close };
    } catch (error) {
      close();
      throw error;
    }
    close();
  }
}

function takeAway(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows keeps what is open; an unlocked file is in nobody's way.
  }
}

/** Another process holds the data folder. */
export class DataDirInUse extends StartFault {}

function inUse(dataDir: string, holder: string): DataDirInUse {
  let who = 'Another Kontor';
  try {
    const [pid, since] = readFileSync(holder, 'utf8').trim().split(' ');
    if (pid && since) who += ` (process ${pid}, since ${since})`;
  } catch {
    // It is just starting or just stopping.
  }
  return new DataDirInUse(
    `${who} already uses ${dataDir}. Stop it, or start this one with a DATA_DIR and PORT of its own.`,
  );
}
