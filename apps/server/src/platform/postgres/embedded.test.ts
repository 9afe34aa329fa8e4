import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { findBinaries } from './binaries.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { locateCluster } from './location.ts';
import { processesOf, readPostmaster } from './processes.ts';
import { closedFolder, isRoot, type RunAs } from './run-as.ts';
import { serverFlags } from './flags.ts';
import { runServer } from './server-process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).toReversed()) await undo();
});

function dataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kontor-pg-'));
  chmodSync(dir, 0o711);
  cleanup.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function start(dir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir: dir });
  cleanup.push(() => postgres.stop());
  return postgres;
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows.map((row) => row[0] as T);
  } finally {
    await client.end();
  }
}

interface Running {
  process: ChildProcess;
  url: string;
}

async function launch(dir: string, user?: RunAs): Promise<Running> {
  const process = run(dir, user);
  cleanup.push(() => process.kill('SIGKILL'));
  const refused = once(process.stderr!, 'data').then(([why]) => Promise.reject(new Error(String(why))));
  const [line] = (await Promise.race([once(process.stdout!, 'data'), refused])) as [Buffer];
  return { process, url: (JSON.parse(String(line)) as { url: string }).url };
}

const run = (dir: string, user?: RunAs) =>
  spawn(process.execPath, [join(import.meta.dirname, '../../../test/support/run-embedded.ts'), dir], {
    ...user,
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const folderOf = (dir: string) => join(dir, 'postgres', 'data');

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('it keeps what was committed, signs in by password only, and without superuser rights', async () => {
  const dir = dataDir();
  const first = await start(dir);
  await ask(first.url, 'create table kept (word text)');
  await ask(first.url, `insert into kept values ('žižek')`);
  expect(await ask(first.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([false]);
  expect(await ask(first.url, 'show fsync')).toEqual(['on']);
  expect(await ask(first.url, 'show full_page_writes')).toEqual(['on']);
  expect(await ask(first.url, `select to_tsvector('simple', word)::text from kept`)).toEqual([`'žižek':1`]);

  const wrong = new URL(first.url);
  for (const password of ['', 'wrong']) {
    wrong.password = password;
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password/);
  }
  expect(statSync(join(dir, 'postgres.password')).mode & 0o777).toBe(0o600);
  expect(statSync(folderOf(dir)).mode & 0o777).toBe(0o700);
  await first.stop();

  const second = await start(dir);
  expect(await ask(second.url, 'select word from kept')).toEqual(['žižek']);
});

test('the extensions that search needs can be made by the application itself', async () => {
  const { url } = await start(dataDir());
  const names = ['btree_gin', 'citext', 'pg_trgm', 'unaccent'];
  for (const name of names) await ask(url, `create extension ${name}`);
  const made = await ask(url, `select extname from pg_extension where extname <> 'plpgsql' order by 1`);
  expect(made).toEqual(names);
});

test('kill -9 of Kontor: the next start ends the orphan with its sessions and has every committed row', async () => {
  const dir = dataDir();
  const killed = await launch(dir);
  await ask(killed.url, 'create table kept as select 42 as n');
  const orphanSession = new Client({ connectionString: killed.url });
  orphanSession.on('error', () => {});
  await orphanSession.connect();
  await orphanSession.query('select pg_advisory_lock(1)');
  killed.process.kill('SIGKILL');
  await once(killed.process, 'exit');
  const orphan = readPostmaster(folderOf(dir))!.pid;
  expect(processesOf(folderOf(dir))).toContain(orphan);

  const { url } = await start(dir);
  expect(await ask(url, 'select n from kept')).toEqual([42]);
  expect(await ask(url, 'select pg_try_advisory_lock(1)')).toEqual([true]);
  expect(processesOf(folderOf(dir))).not.toContain(orphan);
});

test('kill -9 of Kontor and of PostgreSQL: the stale postmaster.pid is cleaned up', async () => {
  const dir = dataDir();
  const killed = await launch(dir);
  await ask(killed.url, 'create table kept as select 42 as n');
  killed.process.kill('SIGKILL');
  process.kill(readPostmaster(folderOf(dir))!.pid, 'SIGKILL');
  await once(killed.process, 'exit');
  expect(existsSync(join(folderOf(dir), 'postmaster.pid'))).toBe(true);

  const { url } = await start(dir);
  expect(await ask(url, 'select n from kept')).toEqual([42]);
});

test('kill -9 of PostgreSQL under a running Kontor: it comes back at the same address', async () => {
  const dir = dataDir();
  const { url } = await start(dir);
  await ask(url, 'create table kept as select 42 as n');
  const { pid } = readPostmaster(folderOf(dir))!;
  process.kill(pid, 'SIGKILL');
  await until(() => {
    const now = readPostmaster(folderOf(dir));
    return now !== undefined && now.pid !== pid && now.ready;
  });
  expect(await ask(url, 'select n from kept')).toEqual([42]);
});

test('a second Kontor on the same data is refused with who holds it, and the first goes on', async () => {
  const dir = dataDir();
  const { url } = await start(dir);
  await expect(startEmbeddedPostgres({ dataDir: dir })).rejects.toMatchObject({
    name: 'StartFault',
    message: expect.stringContaining(`Another Kontor (process ${process.pid}, since `),
  });
  const second = run(dir);
  let said = '';
  second.stderr!.on('data', (text) => (said += String(text)));
  expect(await once(second, 'exit')).toEqual([1, null]);
  expect(said).toContain(
    `already uses ${dir}. Stop it, or start this one with a DATA_DIR and PORT of its own.`,
  );
  expect(await ask(url, 'select 1')).toEqual([1]);
});

test('two first starts at once: one makes the database, the other is refused', async () => {
  const dir = dataDir();
  const both = [run(dir), run(dir)];
  cleanup.push(() => both.map((child) => child.kill('SIGINT') && once(child, 'exit')).at(0));
  const ready = both.map((child) => once(child.stdout!, 'data').then(() => 'runs'));
  const refused = both.map((child) => once(child, 'exit').then(([code]) => `ended ${code}`));
  const first = await Promise.all(both.map((_, i) => Promise.race([ready[i], refused[i]])));
  expect(first.toSorted()).toEqual(['ended 1', 'runs']);
});

test('Ctrl-C reaches Kontor, not PostgreSQL, which is then stopped cleanly', async () => {
  const dir = dataDir();
  const { process: child } = await launch(dir);
  process.kill(-child.pid!, 'SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(processesOf(folderOf(dir))).toEqual([]);
  expect(existsSync(join(folderOf(dir), 'postmaster.pid'))).toBe(false);
  expect(readFileSync(join(dir, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\n$/);
});

const nobody: RunAs = { uid: 65534, gid: 65534 };
const onlyAsRoot =
  !isRoot() || closedFolder(process.execPath, nobody) || closedFolder(import.meta.dirname, nobody);

test.skipIf(onlyAsRoot)(
  'an ordinary user runs it in a folder of their own, and root goes on with it',
  async () => {
    const dir = dataDir();
    const user = { uid: 1, gid: 1 };
    chownSync(dir, user.uid, user.gid);
    const { process: child, url } = await launch(dir, user);
    expect(statSync(folderOf(dir)).uid).toBe(1);
    await ask(url, 'create table kept as select 42 as n');
    child.kill('SIGINT');
    await once(child, 'exit');

    const asRoot = await start(dir);
    expect(await ask(asRoot.url, 'select n from kept')).toEqual([42]);
    expect(statSync(join(folderOf(dir), 'postmaster.pid')).uid).toBe(1);
  },
);

test.skipIf(onlyAsRoot)('an ordinary user on a folder that is not theirs is told whose it is', async () => {
  const dir = dataDir();
  await (await start(dir)).stop();
  const child = run(dir, { uid: 1, gid: 1 });
  let said = '';
  child.stderr!.on('data', (text) => (said += String(text)));
  await once(child, 'exit');
  expect(said).toContain(`StartFault: Kontor may not write to ${dir} as this user.`);
});

test('a taken port is not the end: another one is tried', async () => {
  const dir = dataDir();
  await (await start(dir)).stop();
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  cleanup.push(() => squatter.close());
  const { port } = squatter.address() as { port: number };
  const location = locateCluster(dir);
  const answer = await runServer(
    location,
    findBinaries(location.runAs),
    serverFlags(port, true),
    join(dir, 'log'),
  );
  expect(answer).toBeUndefined();
  expect(readFileSync(join(dir, 'log'), 'utf8')).toContain('Address already in use');
});

test('a lost password file is made anew', async () => {
  const dir = dataDir();
  const first = await start(dir);
  await ask(first.url, 'create table kept as select 42 as n');
  await first.stop();
  rmSync(join(dir, 'postgres.password'));
  const second = await start(dir);
  expect(await ask(second.url, 'select n from kept')).toEqual([42]);
  expect(second.url).not.toBe(first.url);
});
