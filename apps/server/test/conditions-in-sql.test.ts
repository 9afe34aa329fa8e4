import { compileToSql } from '@kontor/domain/condition/compile';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreement, makeRowTables, rowsPerRound, sameOrder } from './support/condition-rows.ts';
import { testDatabase } from './support/postgres.ts';

/** `npm run campaign -- conditions` runs ten times as many. */
const rounds = 300;
const seed = 20261117;

let db: Client;
beforeAll(async () => {
  db = new Client({ connectionString: (await testDatabase()).url });
  await db.connect();
  await makeRowTables(db);
});
afterAll(() => db.end());

test('memory and SQL agree on random trees and rows', async () => {
  const seen = { held: 0, answers: 0 };
  await fc.assert(agreement(db, compileToSql, seen), { seed, numRuns: rounds });
  expect(seen.answers).toBe(rounds * rowsPerRound);
  // Where nearly all or nearly nothing holds, agreeing is no feat.
  expect(seen.held / seen.answers).toBeGreaterThan(0.2);
  expect(seen.held / seen.answers).toBeLessThan(0.8);
});

test.each<[string, (sql: string) => string]>([
  ['"not" that leaves null as null', (sql) => sql.replaceAll(' is not true', ' = false')],
  ['wildcards that are not escaped', (sql) => sql.replaceAll(/like (\$\d+)/g, `like replace($1, '\\', '')`)],
  ['a span of time that includes its end', (sql) => sql.replaceAll(/ < (\$\d+::timestamptz)/g, ' <= $1')],
])('a planted difference is caught: %s', async (_name, tamper) => {
  const tampered: typeof compileToSql = (condition, context) => {
    const compiled = compileToSql(condition, context);
    return { ...compiled, sql: tamper(compiled.sql) };
  };
  const outcome = await fc.check(agreement(db, tampered), { seed, numRuns: rounds, endOnFailure: true });
  expect(outcome.failed).toBe(true);
  expect(String(outcome.errorInstance)).toContain('memory and SQL differ');
});

test('lists are sorted alike, and their pages neither repeat nor skip', async () => {
  await expect(fc.assert(sameOrder(db), { seed, numRuns: rounds / 5 })).resolves.toBeUndefined();
});
