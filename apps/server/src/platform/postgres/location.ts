import { createHash, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartFault } from '../start-fault.ts';
import { UnusableCluster } from './faults.ts';
import { closedFolder, isRoot, type RunAs, unprivilegedUser } from './run-as.ts';

export interface Location {
  /** PostgreSQL's data directory; may not exist yet. Its parent exists and `runAs` may write there. */
  folder: string;
  runAs: RunAs | undefined;
  /** Where data lie otherwise than one expects: said at start. */
  notes: string[];
}

interface Pointer {
  home: string;
  id: string;
}

export const elsewhere = '/var/lib/kontor';

/**
 * Where the cluster of this data folder lies: in it, or, when we are root and PostgreSQL's unprivileged user
 * may not enter it, in /var/lib/kontor with a pointer in the data folder. Pointer and home name each other, so
 * that a deleted, moved or copied data folder never picks up rows that are not its own.
 */
export function locateCluster(dataDir: string, root = elsewhere): Location {
  const real = realpathSync(dataDir);
  const inside = join(real, 'postgres', 'data');
  const pointer = readPointer(real);
  if (pointer) return followPointer(real, pointer);

  const exists = existsSync(dirname(inside));
  const runAs = exists ? ownerOf(dirname(inside)) : unprivilegedUser();
  const closed = runAs && closedFolder(exists ? dirname(inside) : real, runAs);
  if (closed && exists)
    throw new StartFault(
      `The database lies in ${inside}, but PostgreSQL, which cannot run as root, may no longer enter ${closed}. ` +
        `Open it again: chmod o+x ${closed}`,
    );
  if (closed) return makeElsewhere(real, runAs, closed, root);
  makeHome(dirname(inside), runAs);
  return { folder: inside, runAs, notes: [] };
}

/** Who made the cluster goes on running it; root may do so for anybody. */
function ownerOf(home: string): RunAs | undefined {
  const { uid, gid } = statSync(home);
  if (isRoot()) return uid === 0 ? unprivilegedUser() : { uid, gid };
  if (process.getuid && uid !== process.getuid())
    throw new StartFault(
      `The database in ${home} belongs to another user (uid ${uid}). Start Kontor as that user or as root.`,
    );
  return undefined;
}

function makeHome(home: string, runAs: RunAs | undefined): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (runAs) chownSync(home, runAs.uid, runAs.gid);
}

const pointerFile = (real: string) => join(real, 'postgres.location');
const ownerFile = (home: string) => join(home, 'owner.json');

function readPointer(real: string): Pointer | undefined {
  const file = pointerFile(real);
  if (!existsSync(file)) return undefined;
  const pointer = readJson(file) as Partial<Pointer>;
  if (typeof pointer.home === 'string' && typeof pointer.id === 'string') return pointer as Pointer;
  throw new UnusableCluster(
    `${file} should say where the database lies, but cannot be read. Bring it back from a copy, or bring back a backup: ` +
      'npm run restore -- FILE --replace.',
  );
}

function followPointer(real: string, { home, id }: Pointer): Location {
  const file = pointerFile(real);
  if (!isRoot())
    throw new StartFault(
      `The database of ${real} was made by root and lies in ${home}. Start Kontor as root.`,
    );
  if (!existsSync(home))
    throw new UnusableCluster(
      `${file} says that the database lies in ${home}, but nothing is there. Perhaps a disk is not mounted; ` +
        'else bring back a backup: npm run restore -- FILE --replace.',
    );
  const owner = readJson(ownerFile(home)) as { dataDir?: string; id?: string };
  if (owner.id !== id || owner.dataDir !== real)
    throw new UnusableCluster(
      `${file} points to ${home}, which is the database of ${owner.dataDir ?? 'another folder'}, not of ${real}. ` +
        `If the folder was moved, write its new path into ${ownerFile(home)}; if it was copied, delete ` +
        `${file} and bring back a backup here: npm run restore -- FILE --replace.`,
    );
  return { folder: join(home, 'data'), runAs: ownerOf(home), notes: [`The database lies in ${home}.`] };
}

function makeElsewhere(real: string, runAs: RunAs, closed: string, root: string): Location {
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
  const notes: string[] = [];
  mkdirSync(root, { recursive: true, mode: 0o755 });
  let home = join(root, name);
  for (let n = 2; existsSync(home); n++) {
    notes.push(
      `An older database of the same path lies in ${home}; it is not used. Delete it if nobody needs it.`,
    );
    home = join(root, `${name}-${n}`);
  }
  makeHome(home, runAs);
  const id = randomUUID();
  writeFileSync(ownerFile(home), JSON.stringify({ dataDir: real, id }));
  writeFileSync(pointerFile(real), JSON.stringify({ home, id }), { mode: 0o600 });
  notes.unshift(
    `PostgreSQL cannot run as root, and its user may not enter ${closed}: the database lies in ${home}.`,
  );
  return { folder: join(home, 'data'), runAs, notes };
}

function readJson(file: string): object {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
