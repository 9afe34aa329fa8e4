import { migrate } from '../../src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { copyDatabase, type Postgres } from './databases.ts';

/**
 * The database of a built Kontor, migrated: a copy in the one PostgreSQL of a test run, or, in a campaign that somebody
 * runs, one that is begun from nothing in this data folder.
 */
export async function openDatabase(dataDir: string): Promise<{ url: string; close(): Promise<void> }> {
  const shared = process.env['TEST_WHOLE_POSTGRES'];
  if (shared) {
    const { url, drop } = await copyDatabase(JSON.parse(shared) as Postgres, 'template_kontor');
    return { url, close: drop };
  }
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  await migrate(postgres.url);
  return { url: postgres.url, close: () => postgres.stop() };
}
