import { afterAll, inject } from 'vitest';
import { copyDatabase, type TestDatabase } from './databases.ts';

export type { TestDatabase };

const toDrop: TestDatabase[] = [];
afterAll(async () => {
  for (const database of toDrop.splice(0)) await database.drop();
});

/**
 * A fresh, migrated database of one's own, dropped by itself after the file's tests. Call it in `beforeAll`, or for one
 * test in the test itself: `const { url } = await testDatabase();`
 */
export const testDatabase = (): Promise<TestDatabase> => ownDatabase('template_kontor');

/** An empty database without tables, for tests of the migrations themselves. */
export const emptyDatabase = (): Promise<TestDatabase> => ownDatabase('template0');

async function ownDatabase(template: 'template_kontor' | 'template0'): Promise<TestDatabase> {
  const postgres = { adminUrl: inject('postgresAdminUrl'), url: inject('postgresUrl') };
  const database = await copyDatabase(postgres, template);
  toDrop.push(database);
  return database;
}
