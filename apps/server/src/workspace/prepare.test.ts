import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/postgres.ts';
import { TestClock } from '../../test/support/test-clock.ts';
import { readConfig } from '../platform/config.ts';
import { Database } from '../platform/database/database.ts';
import { json } from '../platform/database/json.ts';
import { FolderFileStore } from '../platform/files/folder-file-store.ts';
import { newId } from '../platform/ids.ts';
import { StartFault } from '../platform/start-fault.ts';
import { prepareWorkspace } from './prepare.ts';

let db: Database;
let warnings: string[];
beforeEach(async () => {
  warnings = [];
  db = await Database.connect((await testDatabase()).url, 4);
});
afterEach(() => db.close());

const clock = new TestClock();
const [key, otherKey] = ['k'.repeat(32), 'o'.repeat(32)];

function start({ secretKey = key, env = {} }: { secretKey?: string; env?: Record<string, string> } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-data-'));
  const config = readConfig({ DATABASE_URL: db.url, DATA_DIR: dataDir, SECRET_KEY: secretKey, ...env });
  const log = pino({ level: 'warn' }, { write: (line) => void warnings.push(JSON.parse(line).msg) });
  const files = new FolderFileStore(join(dataDir, 'files'));
  return prepareWorkspace({ config, db, files, secretKey, clock, log });
}

async function addChannel(secrets: string | null): Promise<void> {
  const brand_id = newId();
  await db.sql
    .insertInto('brand')
    .values({ id: brand_id, name: 'Adler Kaffee', created_at: clock.now() })
    .execute();
  await db.sql
    .insertInto('channel')
    .values({
      id: newId(),
      kind: 'email',
      name: 'support@',
      brand_id,
      settings: json({}),
      secrets,
      created_at: clock.now(),
    })
    .execute();
}

test('an empty database becomes a workspace with a one-time code, the same at each start', async () => {
  const code = await start();
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  clock.advance({ days: 1 });
  expect(await start()).toBe(code);
  const { setup_code_hash } = await db.sql.selectFrom('workspace').selectAll().executeTakeFirstOrThrow();
  expect(setup_code_hash).not.toContain(code!.replaceAll('-', ''));
});

test('two processes that start at once make one workspace and print one code', async () => {
  const codes = await Promise.all([start(), start(), start()]);
  expect(new Set(codes).size).toBe(1);
});

test('once there is somebody there is no code', async () => {
  await start();
  await db.sql
    .insertInto('agent')
    .values({
      id: newId(),
      name: 'Alma',
      email: 'a@x.example',
      email_key: 'a@x.example',
      role: 'admin',
      created_at: clock.now(),
    })
    .execute();
  expect(await start()).toBeUndefined();
});

test('a real start refuses the demo’s database, and the demo a real one', async () => {
  await start();
  await expect(start({ env: { KONTOR_DEMO: '1' } })).rejects.toThrow(/holds a real workspace/);
  await db.sql.updateTable('workspace').set({ is_demo: true }).execute();
  await expect(start()).rejects.toThrow(/holds the demo, whose passwords everyone knows/);
  await expect(start()).rejects.toBeInstanceOf(StartFault);
});

test('another key is refused by name while something is sealed with the former, and nothing changes', async () => {
  await start();
  await addChannel('k1.sealed');
  const before = await db.sql.selectFrom('workspace').selectAll().executeTakeFirstOrThrow();
  await expect(start({ secretKey: otherKey })).rejects.toThrow(
    /SECRET_KEY is not the one .* cannot open the password of "support@"/,
  );
  await expect(db.sql.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()).resolves.toEqual(before);
  await expect(start()).resolves.toBeDefined();
});

test('another key is taken over and named when nothing was sealed, with a new one-time code', async () => {
  const code = await start();
  await addChannel(null);
  const another = await start({ secretKey: otherKey });
  expect(another).not.toBe(code);
  expect(warnings).toEqual([expect.stringMatching(/^SECRET_KEY has changed/)]);
  expect(await start({ secretKey: otherKey })).toBe(another);
  expect(warnings).toHaveLength(1);
});

const demo = { KONTOR_DEMO: '1', KONTOR_DEMO_CUSTOMERS: '20', KONTOR_DEMO_CONVERSATIONS: '30' };

test('the demo is filled at its first start and left alone at the next', async () => {
  await expect(start({ env: demo })).resolves.toBeUndefined();
  const count = async () =>
    (await db.sql.selectFrom('conversation').select(db.sql.fn.countAll<number>().as('n')).executeTakeFirst())!
      .n;
  expect(await count()).toBe(30);
  await expect(start({ env: demo })).resolves.toBeUndefined();
  expect(await count()).toBe(30);
  const { name, is_demo } = await db.sql.selectFrom('workspace').selectAll().executeTakeFirstOrThrow();
  expect({ name, is_demo }).toEqual({ name: 'Adler Kaffee', is_demo: true });
});

test('a demo whose filling was interrupted is refused, with what to do', async () => {
  await start({ env: demo });
  await db.sql.insertInto('event_cursor').values({ reader: 'demo under way', position: 0 }).execute();
  await expect(start({ env: demo })).rejects.toThrow(/npm run demo -- --fresh/);
});
