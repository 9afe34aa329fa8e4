import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { mayMount } from '../../../test/support/mounting.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { faultFromLog, folderFault } from './faults.ts';
import { processesOf } from './processes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const whole = mkdtempSync(join(tmpdir(), 'kontor-whole-'));
let dir: string;

beforeAll(async () => {
  chmodSync(whole, 0o711);
  await (await startEmbeddedPostgres({ dataDir: whole })).stop();
});
afterAll(() => rmSync(whole, { recursive: true }));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kontor-damaged-'));
  chmodSync(dir, 0o711);
  execFileSync('cp', ['-a', `${whole}/.`, dir]);
});
afterEach(() => rmSync(dir, { recursive: true }));

const inCluster = (file: string) => join(dir, 'postgres', 'data', file);

async function refusal(): Promise<string> {
  const error: unknown = await startEmbeddedPostgres({ dataDir: dir }).then(
    (postgres) => postgres.stop().then(() => new Error('it started')),
    (fault: unknown) => fault,
  );
  expect(error).toMatchObject({ name: 'StartFault' });
  expect(processesOf(inCluster('')), 'nothing goes on running').toEqual([]);
  return (error as Error).message;
}

describe('a damaged data folder is refused, named, and left as it is', () => {
  test.each([
    ['the version is gone', () => rmSync(inCluster('PG_VERSION')), 'its file PG_VERSION is missing'],
    ['the control file is gone', () => rmSync(inCluster('global/pg_control')), 'pg_control'],
    [
      'the control file is rubbish',
      () => writeFileSync(inCluster('global/pg_control'), 'x'.repeat(8192)),
      'is damaged',
    ],
    ['the log of changes is gone', () => rmSync(inCluster('pg_wal'), { recursive: true }), 'pg_wal'],
    [
      'the list of roles is cut off',
      () => truncateSync(inCluster('global/pg_filenode.map'), 10),
      'pg_filenode.map',
    ],
    [
      'the settings are rubbish',
      () => writeFileSync(inCluster('postgresql.conf'), '\0\0rubbish'),
      'postgresql.conf',
    ],
    [
      'all but an empty folder is gone',
      () => {
        rmSync(inCluster(''), { recursive: true });
        mkdirSync(inCluster(''));
      },
      'PG_VERSION',
    ],
  ])('%s', async (_, damage, named) => {
    damage();
    const said = await refusal();
    expect(said).toContain(`The database in ${join(dir, 'postgres', 'data')} is damaged`);
    expect(said).toContain(named);
    expect(said).toContain('npm run restore');
  });
});

test('a cluster of another PostgreSQL names both versions', async () => {
  writeFileSync(inCluster('PG_VERSION'), '15\n');
  expect(await refusal()).toContain('was made by PostgreSQL 15; this Kontor brings 18');
});

test('a first start that was cut off leaves nothing that counts as a database', async () => {
  cpSync(inCluster('global'), join(dir, 'postgres', 'data.half', 'global'), { recursive: true });
  rmSync(inCluster(''), { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataDir: dir });
  await postgres.stop();
  expect(readdirSync(join(dir, 'postgres'))).toEqual(['data']);
});

test('a password that is not this database’s is named with its file', async () => {
  writeFileSync(join(dir, 'postgres.password'), 'another');
  expect(await refusal()).toContain('Delete that file and start again');
});

test('a file in the place of the data folder', async () => {
  const file = join(dir, 'kontor.pid');
  writeFileSync(file, '');
  await expect(startEmbeddedPostgres({ dataDir: file })).rejects.toThrow(/that is no folder\. Set DATA_DIR/);
});

test.skipIf(!mayMount)('a full disk is named, at the first start', async () => {
  const disk = mkdtempSync(join(tmpdir(), 'kontor-small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'tmpfs', disk]);
  try {
    await expect(startEmbeddedPostgres({ dataDir: disk })).rejects.toMatchObject({
      name: 'StartFault',
      message: expect.stringMatching(/^The disk that holds .* is full\. Free some space and start again/),
    });
  } finally {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
});

test.each([
  [
    'a disk that was full in the middle of a page',
    'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 9\nHINT:  Check free disk space.\nPANIC:  cannot abort transaction 1, it was already committed',
    'is full',
  ],
  ['a full disk', 'FATAL:  could not write lock file "postmaster.pid": No space left on device', 'is full'],
  [
    'no shared memory',
    'FATAL:  could not create shared memory segment: No space left on device',
    '--shm-size',
  ],
  ['other owners', 'FATAL:  data directory "/d" has wrong ownership', 'chown -R'],
  ['anything else', 'FATAL:  something new', 'PostgreSQL did not start:\nFATAL:  something new'],
])('what PostgreSQL says last becomes a sentence: %s', (_, line, says) => {
  expect(faultFromLog(line, '/d')?.message).toContain(says);
});

test('what passes by itself is tried again', () => {
  expect(
    faultFromLog('could not bind IPv4 address "127.0.0.1": Address already in use', '/d'),
  ).toBeUndefined();
});

test.each([
  ['ENOSPC', 'is full'],
  ['EROFS', 'may not write to /d'],
  ['EACCES', 'may not write to /d'],
])('%s while the folder is prepared', (code, says) => {
  expect(folderFault(Object.assign(new Error('x'), { code }), '/d').message).toContain(says);
});
