import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { folderFault } from './postgres/faults.ts';
import { StartFault } from './start-fault.ts';

/** Makes the data folder, or says why there can be none. PostgreSQL's unprivileged user passes through when we are root. */
export function makeDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new StartFault(
        `The folder ${dataDir} cannot be made: the system keeps no files there. Set DATA_DIR to a folder on a disk.`,
      );
    throw folderFault(error, dataDir);
  }
}

/** Node's own `recursive` never comes back where "not found" is said of what cannot be made, as in /proc. */
function makeFolder(path: string, mode: number): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Somebody else was faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
