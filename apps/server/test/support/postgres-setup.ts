import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser of the run's one PostgreSQL. */
    postgresAdminUrl: string;
    /** The application's role; its database became the template. */
    postgresUrl: string;
  }
}

/** Set to a folder with other binaries, as /usr/lib/postgresql/15/bin, to test on the oldest we support. */
const otherBinaries = process.env['TEST_POSTGRES_BIN'];

/** One PostgreSQL for the whole run, with a template that every test file's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-test-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    flags: { max_connections: '300', shared_preload_libraries: 'pg_stat_statements' },
    ...(otherBinaries ? { binaries: { folder: resolve(otherBinaries), major: majorOf(otherBinaries) } } : {}),
  });
  const end = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  };
  try {
    await migrate(postgres.url);
    const admin = new Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    await admin.query('alter database kontor rename to template_kontor');
    await admin.end();
    project.provide('postgresAdminUrl', postgres.adminUrl);
    project.provide('postgresUrl', postgres.url);
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

function majorOf(folder: string): number {
  const found = /\d+/.exec(folder)?.[0];
  if (!found || !existsSync(folder))
    throw new Error(`TEST_POSTGRES_BIN is ${folder}: no folder of a version`);
  return Number(found);
}
