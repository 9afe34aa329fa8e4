import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readable } from './binaries.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { locateCluster } from './location.ts';
import { isRoot } from './run-as.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let top: string;
let closed: string;
let elsewhere: string;
let dataDir: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'kontor-place-'));
  chmodSync(top, 0o755);
  closed = join(top, 'closed');
  elsewhere = join(top, 'elsewhere');
  dataDir = join(closed, 'data');
  mkdirSync(dataDir, { recursive: true });
  chmodSync(closed, 0o700);
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const start = () => startEmbeddedPostgres({ dataDir, elsewhere });

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe.skipIf(!isRoot())('root, with a data folder that PostgreSQL’s user may not enter', () => {
  test('the cluster lies elsewhere, says so, and is found again', async () => {
    const first = await start();
    expect(first.notes[0]).toContain(`its user may not enter ${closed}: the database lies in ${elsewhere}/`);
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();

    const second = await start();
    expect(second.notes).toEqual([expect.stringContaining('The database lies in')]);
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    await second.stop();
  });

  test('a data folder that was deleted and made anew begins with nothing, beside the old cluster', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as n');
    await first.stop();
    rmSync(dataDir, { recursive: true });

    const second = await start();
    expect(second.notes[1]).toContain('An older database of the same path lies in');
    expect(await ask(second.url, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }]);
    await second.stop();
    expect(readdirSync(elsewhere)).toHaveLength(2);
  });

  test('a copied data folder does not share the rows of the first one', () => {
    locateCluster(dataDir, elsewhere);
    const copy = join(closed, 'copy');
    cpSync(dataDir, copy, { recursive: true });
    expect(() => locateCluster(copy, elsewhere)).toThrow(
      `which is the database of ${dataDir}, not of ${copy}`,
    );
  });

  test('a moved data folder says which file to correct, and then works', () => {
    const { folder } = locateCluster(dataDir, elsewhere);
    const moved = join(closed, 'moved');
    renameSync(dataDir, moved);
    const owner = join(folder, '..', 'owner.json');
    expect(() => locateCluster(moved, elsewhere)).toThrow(`write its new path into ${owner}`);
    const { id } = JSON.parse(readFileSync(owner, 'utf8')) as { id: string };
    writeFileSync(owner, JSON.stringify({ dataDir: moved, id }));
    expect(locateCluster(moved, elsewhere).folder).toBe(folder);
  });

  test('a pointer to nothing is no reason to begin anew', () => {
    locateCluster(dataDir, elsewhere);
    rmSync(elsewhere, { recursive: true });
    expect(() => locateCluster(dataDir, elsewhere)).toThrow(
      /nothing is there\. Perhaps a disk is not mounted/,
    );
  });

  test('a rubbish pointer is no reason to begin anew', () => {
    locateCluster(dataDir, elsewhere);
    writeFileSync(join(dataDir, 'postgres.location'), '');
    expect(() => locateCluster(dataDir, elsewhere)).toThrow(/should say where the database lies/);
  });

  test('a way that was closed later is named with the command that opens it', () => {
    chmodSync(closed, 0o755);
    expect(locateCluster(dataDir, elsewhere).folder).toBe(join(dataDir, 'postgres', 'data'));
    chmodSync(closed, 0o700);
    expect(() => locateCluster(dataDir, elsewhere)).toThrow(`Open it again: chmod o+x ${closed}`);
  });

  test('programs under a closed folder are copied, once, to where that user may run them', () => {
    const native = join(closed, 'native');
    mkdirSync(join(native, 'bin'), { recursive: true });
    copyFileSync('/bin/true', join(native, 'bin', 'postgres'));
    const nobody = { uid: 65534, gid: 65534 };
    const copy = readable(native, '18.4-x64', nobody, elsewhere);
    expect(copy).toBe(join(elsewhere, 'postgresql-18.4-x64'));
    execFileSync(join(copy, 'bin', 'postgres'), { ...nobody, cwd: '/' });

    rmSync(join(native, 'bin'), { recursive: true });
    expect(readable(native, '18.4-x64', nobody, elsewhere)).toBe(copy);
    expect(readdirSync(elsewhere)).toEqual(['postgresql-18.4-x64']);
    chmodSync(closed, 0o755);
    expect(readable(native, '18.4-x64', nobody, elsewhere)).toBe(native);
  });
});

test('a data folder that everyone may enter holds its cluster itself', () => {
  chmodSync(closed, 0o755);
  expect(locateCluster(dataDir, elsewhere)).toMatchObject({
    folder: join(dataDir, 'postgres', 'data'),
    notes: [],
  });
});
