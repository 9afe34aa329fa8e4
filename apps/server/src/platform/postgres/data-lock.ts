import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
 * holds between containers that share the folder. Whoever lets go of it takes the file away.
 */
export function lockDataDir(dataDir: string): DataLock {
  const holder = join(dataDir, 'kontor.pid');
  const path = join(dataDir, 'kontor.lock');
  let file: DatabaseSync | undefined;
  try {
    makeDataDir(dataDir);
    file = lockFile(path);
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
      takeAway(path);
      locked.close();
    },
  };
}

/** A file that its last holder takes away as we open it locks out nobody: then the one that stands there now is locked. */
function lockFile(path: string): DatabaseSync {
  for (let left = 50; ; left--) {
    const before = numberOf(path) ?? make(path);
    const file = new DatabaseSync(path, { timeout: 0 });
    try {
      file.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
    } catch (error) {
      file.close();
      throw error;
    }
    // A file system that numbers its files anew each time is believed in the end.
    if (left === 0 || (before !== undefined && numberOf(path) === before)) return file;
    file.close();
  }
}

const numberOf = (path: string) => statSync(path, { throwIfNoEntry: false, bigint: true })?.ino;

/** Only where there is none: closing a file ends every lock that this process has on it. */
function make(path: string): bigint | undefined {
  closeSync(openSync(path, 'a'));
  return numberOf(path);
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
