import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations as prepareQueue } from 'bullmq';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import type { Postgres } from './databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser of the run's one PostgreSQL. */
    postgresAdminUrl: string;
    /** The application's role; its database became the template. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a template that every test file's database is copied from. */
export default (project: TestProject) => provideTestPostgres(project);

/** @param binaries a folder like /usr/lib/postgresql/15/bin; else those that come with Kontor. */
export async function provideTestPostgres(
  project: TestProject,
  binaries?: string,
): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres(binaries);
  project.provide('postgresAdminUrl', postgres.adminUrl);
  project.provide('postgresUrl', postgres.url);
  return postgres.end;
}

/** A PostgreSQL with what the migrations make as `template_kontor`. */
export async function startTestPostgres(binaries?: string): Promise<Postgres & { end: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    flags: { max_connections: '300' },
    ...(binaries && { binaries: { folder: binaries, major: Number(/\d+/.exec(binaries)?.[0]) } }),
  });
  const end = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  };
  try {
    await migrate(postgres.url);
    // The queue's tables, too: else each Kontor of a test makes them anew.
    const own = new Client({ connectionString: postgres.url });
    await own.connect();
    await prepareQueue(own);
    await own.end();
    const admin = new Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    await admin.query('alter database kontor rename to template_kontor');
    await admin.end();
    return { adminUrl: postgres.adminUrl, url: postgres.url, end };
  } catch (error) {
    await end();
    throw error;
  }
}
