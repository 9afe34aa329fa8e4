import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';

export interface TestDatabase {
  url: string;
  /** Ends every session on it and removes it; done by itself after the file's tests. */
  drop(): Promise<void>;
}

/** File by file, and not page by page through the log: a fifth of the time where nothing is synced. */
const copied = 'strategy file_copy';

/**
 * A fresh, migrated database of one's own. Call it in `beforeAll`, or for one test in the test itself:
 * `const { url } = await testDatabase();`
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template template_kontor owner kontor ${copied}`);
  const database = {
    url: databaseUrl(name),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
  toDrop.push(database);
  return database;
}

/** An empty database without tables, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name} template template0 owner kontor ${copied}`);
  const database = {
    url: databaseUrl(name),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
  toDrop.push(database);
  return database;
}

const toDrop: TestDatabase[] = [];
afterAll(async () => {
  for (const database of toDrop.splice(0)) await database.drop();
});

function databaseUrl(name: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  return url.href;
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new Client({ connectionString: inject('postgresAdminUrl') });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
