import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { FolderFileStore } from '../../src/platform/files/folder-file-store.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { prepareWorkspace } from '../../src/workspace/prepare.ts';
import { addCast, type Cast } from './cast.ts';

/** What several processes of the built Kontor share: a PostgreSQL, a data folder, a prepared workspace with the cast. */
export interface House {
  db: Database;
  cast: Cast;
  dataDir: string;
  /** What a process of it is started with, on a port of its own. */
  env(role: 'web' | 'worker'): Promise<Record<string, string>>;
  /** After its processes. */
  stop(): Promise<void>;
}

/** @param more settings of all its processes. */
export async function openHouse(more: Record<string, string> = {}, durable = true): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-house-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, durable });
  const secretKey = randomBytes(32).toString('base64url');
  const env = async (role: 'web' | 'worker') => ({
    ROLE: role,
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    SECRET_KEY: secretKey,
    PORT: String(await freePort()),
    ...more,
  });
  await migrate(postgres.url);
  const db = await Database.connect(postgres.url, 4);
  const config = readConfig({ ...(await env('web')), LOG_LEVEL: 'silent' });
  await prepareWorkspace({
    config,
    db,
    secretKey,
    clock: new SystemClock(),
    log: createLog(config),
    files: new FolderFileStore(`${dataDir}/files`),
  });
  return {
    db,
    cast: await addCast(db, new Date()),
    dataDir,
    env,
    async stop() {
      await db.close();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
