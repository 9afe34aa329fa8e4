import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Client } from 'pg';
import { migrate, schemaVersion } from '../apps/server/src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../apps/server/src/platform/postgres/embedded.ts';
import { processesOf } from '../apps/server/src/platform/postgres/processes.ts';
import { freePort } from '../apps/server/src/platform/postgres/server-process.ts';
import { root } from './lib/building.ts';
import { takenPorts } from './lib/ports.ts';

let dataDir: string;
let port: number;
let running: ChildProcess[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kontor-start-'));
  chmodSync(dataDir, 0o711);
  port = await freePort();
  running = [];
});
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  /** Everything it has said so far. */
  said(): string;
  /** Until it says this; throws when it ends before. */
  until(words: string): Promise<void>;
  ended: Promise<number | null>;
}

function start(env: Record<string, string> = {}, ...words: string[]): Run {
  const args = ['--import', './scripts/node-version.mjs', 'scripts/start.ts', ...words];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const hear: (() => void)[] = [];
  const take = (text: Buffer) => {
    said += String(text);
    for (const look of hear) look();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const until = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.includes(words) && resolve();
      hear.push(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying "${words}":\n${said}`)));
    });
  return { child, said: () => said, until, ended };
}

const folder = () => join(dataDir, 'postgres/data');
const address = () => `http://127.0.0.1:${port}`;

test('an empty workspace is ready, shows its one-time code, and Ctrl-C leaves nothing behind', async () => {
  const first = start();
  await first.until('Ctrl-C stops it');
  expect(first.said()).toContain(`Kontor is ready: ${address()}`);
  const code = /one-time code ([A-Z0-9-]+)/.exec(first.said())?.[1];
  expect(code).toBeDefined();
  expect((await fetch(`${address()}/health/ready`)).status).toBe(200);
  expect((await fetch(address())).headers.get('content-type')).toContain('text/html');

  process.kill(-first.child.pid!, 'SIGINT');
  // npm passes on what the terminal sent already.
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(processesOf(folder())).toEqual([]);
  expect(await takenPorts([{ variable: 'PORT', host: '127.0.0.1', port }])).toEqual([]);

  const second = start();
  await second.until('Ctrl-C stops it');
  expect(second.said()).toContain(`one-time code ${code}`);
});

test('kill -9 leaves data that the next start takes over', async () => {
  const first = start();
  await first.until('Ctrl-C stops it');
  first.child.kill('SIGKILL');
  await first.ended;
  const orphans = processesOf(folder());
  expect(orphans.length).toBeGreaterThan(0);

  const second = start();
  await second.until('Ctrl-C stops it');
  expect(processesOf(folder()).filter((pid) => orphans.includes(pid))).toEqual([]);
});

test('Ctrl-C while it still starts leaves no PostgreSQL behind', async () => {
  const first = start();
  while (!existsSync(join(dataDir, 'postgres.password')))
    await new Promise((resolve) => setTimeout(resolve, 5));
  first.child.kill('SIGINT');
  await first.ended;
  expect(processesOf(folder())).toEqual([]);
});

describe('it refuses, in one sentence and without a stack,', () => {
  const refusal = async (env: Record<string, string> = {}, ...words: string[]) => {
    const refused = start(env, ...words);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).not.toMatch(/\n {4}at /);
    return refused.said();
  };

  test('a second Kontor on the same data, and one on the same port', async () => {
    const first = start();
    await first.until('Ctrl-C stops it');
    expect(await refusal({ PORT: String(await freePort()) })).toContain(
      `Another Kontor (process ${first.child.pid}, since `,
    );
    expect(await refusal({ DATA_DIR: join(dataDir, 'other') })).toContain(
      `Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another: PORT=${port + 1}`,
    );
    expect(readdirSync(join(dataDir, 'other'))).toEqual([]);
    expect((await fetch(`${address()}/health/ready`)).status).toBe(200);
  });

  test('a database that a newer Kontor wrote; and a web process one that is still older, which is not its to change', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    const sql = new Client({ connectionString: postgres.url });
    try {
      await migrate(postgres.url);
      await sql.connect();
      const env = {
        DATABASE_URL: postgres.url,
        DATA_DIR: join(dataDir, 'other'),
        SECRET_KEY: 'x'.repeat(43),
      };
      await sql.query(`insert into migration (name) values ('999-later')`);
      const newer =
        'The database is newer than this Kontor: it has 999-later. Start the version that wrote it';
      expect(await refusal(env)).toContain(newer);
      expect(await refusal({ ...env, ROLE: 'web' })).toContain(newer);
      await sql.query(`delete from migration`);
      expect(await refusal({ ...env, ROLE: 'web' })).toContain(
        `The database is older than this Kontor: it lacks ${schemaVersion}. Start one process with ROLE=all`,
      );
      expect((await sql.query('select name from migration')).rows).toEqual([]);
    } finally {
      await sql.end();
      await postgres.stop();
    }
  });

  test('a mail port that somebody else has', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port: taken } = squatter.address() as { port: number };
    expect(await refusal({ SMTP_LISTEN: `127.0.0.1:${taken}` })).toContain(
      `Port ${taken} on 127.0.0.1 is taken.`,
    );
    squatter.close();
  });

  test.each([
    ['a setting that is almost one', { DATABSE_URL: 'x' }, 'probably DATABASE_URL was meant'],
    ['a wrong setting', { ROLE: 'boss' }, 'ROLE is "boss", but must be all, web or worker'],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' },
      'nothing listens there',
    ],
  ])('%s', async (_, env, says) => expect(await refusal(env)).toContain(says));

  test('to open the demo to the network', async () => {
    expect(await refusal({ HOST: '0.0.0.0' }, '--demo')).toContain('HOST opens the demo to the network');
  });

  test('to begin anew what is no demo, and to make a demo of it', async () => {
    const first = start();
    await first.until('Ctrl-C stops it');
    first.child.kill('SIGINT');
    await first.ended;
    const ports = await demoPorts();
    expect(await refusal(ports, '--demo', '--fresh')).toContain('was not made by npm run demo');
    expect(await refusal(ports, '--demo')).toContain(
      'holds a real workspace, and the demo does not touch it',
    );
  });

  test('to take a demo for real work', async () => {
    const demo = start(await demoPorts(), '--demo', '--customers', '5', '--conversations', '10');
    await demo.until('Ctrl-C stops it');
    demo.child.kill('SIGINT');
    await demo.ended;
    expect(await refusal()).toContain('holds the demo, whose passwords everyone knows');
  });
});

async function demoPorts(): Promise<Record<string, string>> {
  const ports = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const [listen, playground, smtp, imap] = ports.map(String);
  return {
    SMTP_LISTEN: `127.0.0.1:${listen}`,
    PLAYGROUND_PORT: playground!,
    PLAYGROUND_SMTP: smtp!,
    PLAYGROUND_IMAP: imap!,
  };
}

test('a demo shows its logins, and --fresh begins it anew', async () => {
  const ports = await demoPorts();
  const size = ['--demo', '--customers', '5', '--conversations', '10'];
  const first = start(ports, ...size);
  await first.until('Ctrl-C stops it');
  for (const says of [
    'lena@adler-kaffee.example',
    ports['SMTP_LISTEN']!,
    `http://127.0.0.1:${ports['PLAYGROUND_PORT']}`,
  ])
    expect(first.said()).toContain(says);
  const key = readFileSync(join(dataDir, 'secret.key'), 'utf8');
  process.kill(-first.child.pid!, 'SIGINT');
  expect(await first.ended).toBe(0);
  const used = ['PLAYGROUND_PORT', 'PLAYGROUND_SMTP', 'PLAYGROUND_IMAP'].map((variable) => ({
    variable,
    host: '127.0.0.1',
    port: Number(ports[variable]),
  }));
  expect(await takenPorts(used)).toEqual([]);

  const again = start(ports, ...size);
  await again.until('Ctrl-C stops it');
  expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe(key);
  again.child.kill('SIGINT');
  await again.ended;

  const fresh = start(ports, ...size, '--fresh');
  await fresh.until('Ctrl-C stops it');
  expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).not.toBe(key);
});
