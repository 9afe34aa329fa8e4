import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataDir } from '../data-dir.ts';
import { StartFault } from '../start-fault.ts';
import { folderFault } from './faults.ts';

export interface DataLock {
  release(): void;
}

/**
 * One Kontor at a time owns a data folder. The lock is the operating system's own, taken through SQLite (Node
 * has no flock): it ends with the process however that dies, so nothing stale is ever left to judge, and it
 * holds between containers that share the folder.
 */
export function lockDataDir(dataDir: string): DataLock {
  const holder = join(dataDir, 'kontor.pid');
  let file: DatabaseSync | undefined;
  try {
    makeDataDir(dataDir);
    file = new DatabaseSync(join(dataDir, 'kontor.lock'), { timeout: 0 });
    file.exec('pragma locking_mode = exclusive; pragma journal_mode = off; begin exclusive');
    writeFileSync(holder, `${process.pid} ${new Date().toISOString()}\n`);
  } catch (error) {
    file?.close();
    if ((error as { errcode?: number }).errcode === 5) throw inUse(dataDir, holder);
    throw folderFault(error, dataDir);
  }
  const locked = file;
  return {
    release() {
      if (!locked.isOpen) return;
      rmSync(holder, { force: true });
      locked.close();
    },
  };
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
