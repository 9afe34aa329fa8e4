import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { hashPassword } from '../../src/accounts/passwords.ts';
import { fillDemo } from '../../src/demo/write.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { removeEmbeddedPostgres } from '../../src/platform/postgres/removing.ts';
import type { BenchContext, Shared } from '../bench.ts';
import { spreadOverTeams, stopSpreading } from './many-teams.ts';

export interface FilledDatabase {
  /** The application's role. */
  url: string;
  /** The superuser, in the same database. */
  adminUrl: string;
  dataDir: string;
  conversations: number;
  messages: number;
  /** How long the filling took, and whether it was now. */
  minutes: number;
  isFresh: boolean;
}

/** What is written beside a filled database; one that says something else is not used. */
interface Marker {
  schema: string;
  conversations: number;
  messages: number;
  minutes: number;
}

/** Where replies of the demo's channels go: a port that the stage opens. */
export const sinkPort = 27_425;

/**
 * The demo company at the size of the run, in a PostgreSQL of its own. The full size is kept for the next run; the small one
 * is made anew.
 */
export async function filledDatabase(context: BenchContext): Promise<Shared<FilledDatabase>> {
  const { small, data, log } = context;
  const conversations = context.conversations ?? (small ? 10_000 : 1_000_000);
  const dataDir = data ?? mkdtempSync(join(tmpdir(), 'kontor-bench-'));
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o711);
  const marker = readMarker(dataDir);
  const fits = marker?.schema === schema() && marker.conversations === conversations;
  if (!fits && existsSync(join(dataDir, 'postgres.password'))) {
    if (!marker)
      throw new Error(`${dataDir} was not filled by npm run bench, or was interrupted: delete it first.`);
    log(`the database in ${dataDir} has another schema or size and is made anew`);
    await removeEmbeddedPostgres(dataDir);
  }
  const postgres = await startEmbeddedPostgres({
    dataDir,
    flags: { shared_preload_libraries: 'pg_stat_statements', max_connections: '200' },
  });
  const end = async () => {
    await postgres.stop();
    if (!data) await removeEmbeddedPostgres(dataDir).then(() => rmSync(dataDir, { recursive: true }));
  };
  try {
    const filled = fits ? marker : await fill(postgres, dataDir, conversations, log);
    const thing = { ...filled, url: postgres.url, adminUrl: adminOf(postgres), dataDir, isFresh: !fits };
    return { thing, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function fill(
  postgres: EmbeddedPostgres,
  dataDir: string,
  conversations: number,
  log: (line: string) => void,
): Promise<Marker> {
  await migrate(postgres.url);
  const admin = new Client({ connectionString: adminOf(postgres) });
  const client = new Client({ connectionString: postgres.url });
  await Promise.all([admin.connect(), client.connect()]);
  try {
    await admin.query('create extension if not exists pg_stat_statements');
    await spreadOverTeams(client);
    const passwordHash = await hashPassword('demo');
    const began = performance.now();
    let said = '';
    const { messages } = await fillDemo(postgres.url, {
      seed: 1042,
      now: new Date(),
      customers: Math.ceil(conversations / 5),
      conversations,
      brief: true,
      passwordHash,
      smtp: { host: '127.0.0.1', port: sinkPort },
      onProgress({ phase, done, total }) {
        const tenth = `${phase} ${Math.floor((done / total) * 10) * 10} %`;
        if (tenth !== said && conversations >= 100_000) log(`filling: ${tenth}`);
        said = tenth;
      },
    });
    const minutes = (performance.now() - began) / 60_000;
    log(`filled ${conversations} conversations, ${messages} messages in ${(minutes * 60).toFixed(0)} s`);
    await stopSpreading(client);
    await admin.query('vacuum analyze');
    const filled = { schema: schema(), conversations, messages, minutes };
    writeFileSync(markerFile(dataDir), JSON.stringify(filled));
    return filled;
  } finally {
    await Promise.all([admin.end(), client.end()]);
  }
}

const markerFile = (dataDir: string) => join(dataDir, 'bench-filled.json');

function readMarker(dataDir: string): Marker | undefined {
  if (!existsSync(markerFile(dataDir))) return undefined;
  return JSON.parse(readFileSync(markerFile(dataDir), 'utf8')) as Marker;
}

/** A database filled before a change of the schema is no measure any more. */
function schema(): string {
  const migration = resolve(import.meta.dirname, '../../src/platform/database/migrations/001-first.ts');
  return createHash('sha256').update(readFileSync(migration)).digest('hex').slice(0, 16);
}

function adminOf({ url, adminUrl }: EmbeddedPostgres): string {
  const admin = new URL(adminUrl);
  admin.pathname = new URL(url).pathname;
  return admin.href;
}
