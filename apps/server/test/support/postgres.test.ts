import { Client } from 'pg';
import { expect, test } from 'vitest';
import { emptyDatabase, testDatabase } from './postgres.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' });
  await client.end();
  return rows.map((row) => row[0] as unknown);
}

test('each test database is migrated, its own, and used without superuser rights', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  expect(await ask(one.url, `select to_regclass('conversation')::text`)).toEqual(['conversation']);
  await ask(one.url, 'create table only_here (id int)');
  expect(await ask(two.url, `select to_regclass('only_here')::text`)).toEqual([null]);
  expect(await ask(one.url, 'select rolsuper from pg_roles where rolname = current_user')).toEqual([false]);
});

test('an empty database has no tables', async () => {
  const { url } = await emptyDatabase();
  expect(await ask(url, `select to_regclass('conversation')::text`)).toEqual([null]);
});
