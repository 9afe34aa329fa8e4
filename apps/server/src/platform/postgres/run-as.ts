import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user a server process runs as. */
export interface RunAs {
  uid: number;
  gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then `nobody` runs it. Not root: `undefined`, we run it ourselves. */
export function unprivilegedUser(): RunAs | undefined {
  if (!isRoot()) return undefined;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === 'nobody') return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

/** The first folder on the way to `path`, itself included, that `user` may not enter. */
export function closedFolder(path: string, user: RunAs): string | undefined {
  const ways: string[] = [];
  for (let at = realpathSync(path); ; at = dirname(at)) {
    ways.unshift(at);
    if (at === dirname(at)) break;
  }
  return ways.find((folder) => {
    const { mode, uid, gid } = statSync(folder);
    const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
    return (bits & 1) === 0;
  });
}
