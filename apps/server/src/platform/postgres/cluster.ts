import { execFile } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { damaged, faultFromLog, UnusableCluster } from './faults.ts';
import type { Location } from './location.ts';
import type { RunAs } from './run-as.ts';

const run = promisify(execFile);

/** PostgreSQL's own processes see nothing of our environment, and stand where anyone may stand. */
export const spawnOptions = (runAs: RunAs | undefined) => ({
  ...runAs,
  cwd: '/',
  env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] },
});

/** Makes the cluster when there is none, and refuses one that this PostgreSQL cannot open. */
export async function ensureCluster(
  { folder, runAs }: Location,
  binaries: Binaries,
  passwordFile: string,
): Promise<void> {
  if (existsSync(folder)) {
    const made = readVersion(folder);
    if (made !== binaries.major)
      throw new UnusableCluster(
        `The database in ${folder} was made by PostgreSQL ${made}; this Kontor brings ${binaries.major}. ` +
          'Back up with the Kontor that made it, then: npm run restore -- FILE --replace.',
      );
    if (!existsSync(passwordFile)) await setPassword(folder, runAs, binaries, newPassword(passwordFile));
    return;
  }
  await makeCluster(folder, runAs, binaries, newPassword(passwordFile));
}

/** Built under another name and renamed when whole: a start that was cut off leaves nothing half. */
async function makeCluster(folder: string, runAs: RunAs | undefined, binaries: Binaries, password: string) {
  const half = `${folder}.half`;
  const said = join(dirname(folder), 'initial-password');
  rmSync(half, { recursive: true, force: true });
  rmSync(said, { force: true });
  tell(said, password, runAs);
  const locale =
    binaries.major >= 18
      ? ['--locale-provider=builtin', '--builtin-locale=PG_UNICODE_FAST']
      : ['--locale-provider=libc'];
  // Without --lc-ctype=C.UTF-8 text search takes every non-ASCII character for a letter.
  const names = ['--encoding=UTF8', '--locale=C', '--lc-ctype=C.UTF-8', ...locale];
  const auth = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${said}`];
  const initdb = join(binaries.folder, 'initdb');
  try {
    await run(initdb, ['-D', half, ...auth, ...names, '--no-instructions'], spawnOptions(runAs));
    renameSync(half, folder);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw (stderr && faultFromLog(stderr, folder)) || error;
  } finally {
    rmSync(said, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** The folder is the other user's: nothing that lies there already is followed or overwritten. */
function tell(file: string, password: string, runAs: RunAs | undefined): void {
  const opened = openSync(file, 'wx', 0o600);
  try {
    writeSync(opened, password);
    if (runAs) fchownSync(opened, runAs.uid, runAs.gid);
  } finally {
    closeSync(opened);
  }
}

function readVersion(folder: string): number {
  try {
    return Number.parseInt(readFileSync(join(folder, 'PG_VERSION'), 'utf8'), 10);
  } catch {
    throw damaged(folder, 'its file PG_VERSION is missing.');
  }
}

function newPassword(file: string): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/** The password's file was lost: whoever owns the folder may set a new one. */
async function setPassword(
  folder: string,
  runAs: RunAs | undefined,
  { folder: bin }: Binaries,
  password: string,
) {
  const single = run(join(bin, 'postgres'), ['--single', '-D', folder, 'postgres'], spawnOptions(runAs));
  single.child.stdin?.end(`alter role postgres password '${password}'\n`);
  try {
    await single;
  } catch (error) {
    throw faultFromLog((error as { stderr?: string }).stderr ?? '', folder) ?? error;
  }
}

/** The application signs in as a role without superuser rights, as it will on any other PostgreSQL. */
export const applicationPassword = (password: string): string =>
  createHmac('sha256', password).update('role kontor').digest('base64url');
