import { StartFault } from '../start-fault.ts';

/** What the operating system says about the data folder, in words that tell what to do. */
export function folderFault(error: unknown, path: string): Error {
  if (error instanceof StartFault) return error;
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  if (code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13) return diskFull(path);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || errcode === 14 || errcode === 8)
    return new StartFault(
      `Kontor may not write to ${path} as this user. Give the folder to the user Kontor runs as, or set DATA_DIR to another one.`,
    );
  if (code === 'ENOENT' && path) return new StartFault(`There is no folder ${path}.`);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new StartFault(`DATA_DIR is ${path}, but that is no folder. Set DATA_DIR to a folder.`);
  return error instanceof Error ? error : new Error(String(message ?? error));
}

export function diskFull(path: string): StartFault {
  return new StartFault(
    `The disk that holds ${path} is full. Free some space and start again; nothing that was acknowledged is lost.`,
  );
}

/** This cluster cannot be used as it is, and a backup may take its place. */
export class UnusableCluster extends StartFault {}

export function damaged(folder: string, detail: string): UnusableCluster {
  return new UnusableCluster(
    `The database in ${folder} is damaged: ${detail}\n` +
      'Copy the whole data folder somewhere safe, then bring back a backup: ' +
      'npm run restore -- FILE --replace. (Files missing? Perhaps a disk is not mounted, or a copy is incomplete.)',
  );
}

/**
 * PostgreSQL ended before it was ready: says why from the last lines it wrote. `undefined` when the cause
 * passes by itself and another try is right.
 */
export function faultFromLog(lines: string, folder: string): StartFault | undefined {
  if (/Address already in use|could not create any TCP\/IP sockets/.test(lines)) return undefined;
  if (/pre-existing shared memory block/.test(lines)) return undefined;
  if (/shared memory segment.*No space left|could not (create|map|resize) .*shared memory/s.test(lines))
    return new StartFault(
      'PostgreSQL got no shared memory from the system. In a container, give more (docker run --shm-size=256m).',
    );
  // The hint alone stands there when half a page still had room.
  if (/No space left on device|Check free disk space/.test(lines)) return diskFull(folder);
  if (/could not look up effective user ID/.test(lines))
    return new StartFault(
      'The user Kontor runs as has only a number and no name on this system, and PostgreSQL wants one: ' +
        'add a line for it to /etc/passwd, run as another user, or set DATABASE_URL.',
    );
  if (/has wrong ownership|has invalid permissions/.test(lines))
    return new StartFault(
      `The database folder ${folder} has other owners or permissions than PostgreSQL left it with: ` +
        `the user who runs it has to own it, and nobody else may read it (chown -R, chmod 700).`,
    );
  if (/[Pp]ermission denied/.test(lines))
    return new StartFault(
      `PostgreSQL may not read its own files in ${folder}. Give the folder back to the user who runs it (chown -R).\n${last(lines)}`,
    );
  if (
    /PANIC|files are incompatible|does not exist|could not (open|read|access|find|locate)|invalid (data|page|checkpoint|primary|resource)|is not a valid data directory|incorrect checksum|unexpected data|corrupt|bogus|No such file or directory|FATAL: {2}(syntax error|configuration file)/.test(
      lines,
    )
  )
    return damaged(folder, last(lines));
  return new StartFault(`PostgreSQL did not start:\n${lines.trim().split('\n').slice(-8).join('\n')}`);
}

/** What a dying server says besides the cause: to whoever else connects, and to its own children. */
const noCause = /the database system is|terminating|aborting startup|shutting down/;

/** The last line that names a cause, without time and process. */
export function last(lines: string): string {
  const found = lines
    .trim()
    .split('\n')
    .filter((line) => /FATAL|PANIC|ERROR|error:/.test(line) && !noCause.test(line));
  const line = found.at(-1) ?? lines.trim().split('\n').at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|ERROR|error): */, '').trim();
}
