import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { agreement, makeRowTables, rowsPerRound, sameOrder } from '../support/condition-rows.ts';
import type { Trial } from './campaign.ts';

export const name = 'conditions';
export const says = 'Memory and SQL agree on random conditions and rows, and sort them alike';
export const rounds = 3000;

export async function run({ rounds: asked, seed, log }: Trial): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-conditions-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    await migrate(postgres.url);
    await trial(postgres.url, asked, seed, log);
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function trial(url: string, asked: number, seed: number, log: Trial['log']): Promise<void> {
  const db = new Client({ connectionString: url });
  await db.connect();
  try {
    await makeRowTables(db);
    await fc.assert(agreement(db), { seed, numRuns: asked });
    log(`${asked} conditions agree on ${rowsPerRound} rows each`);
    await fc.assert(sameOrder(db), { seed, numRuns: Math.ceil(asked / 5) });
    log(`${Math.ceil(asked / 5)} lists are sorted alike`);
  } finally {
    await db.end();
  }
}
