import { compileToSql, type CompiledCondition } from '@kontor/domain/condition/compile';
import type { Context } from '@kontor/domain/condition/context';
import { evaluate } from '@kontor/domain/condition/evaluate';
import type { ConversationFacts } from '@kontor/domain/condition/facts';
import {
  behindToSql,
  compareBy,
  orders,
  orderToSql,
  positionOf,
  type OrderName,
} from '@kontor/domain/condition/order';
import { sentence } from '@kontor/domain/condition/sentence';
import type { Condition } from '@kontor/domain/condition/tree';
import { catalogue, conditions, contexts, rows } from '@kontor/domain/test/arbitrary';
import { textKey } from '@kontor/domain/text/key';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from './support/postgres.ts';

/** A campaign multiplies the rounds; the seed stays, so that a find can be had again. */
const rounds = 300 * Number(process.env['CAMPAIGN'] ?? 1);
const rowsPerRound = 40;
const seed = 20261117;

let db: Client;

/** The real columns without the references between tables, so that any row can stand there, absent values included. */
beforeAll(async () => {
  db = new Client({ connectionString: (await testDatabase()).url });
  await db.connect();
  for (const table of ['conversation', 'customer', 'channel']) {
    await db.query(`create temp table ${table}_row (like ${table} including generated, row int)`);
    const { rows: columns } = await db.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = $1 and is_nullable = 'NO' and is_generated = 'NEVER'`,
      [`${table}_row`],
    );
    for (const { column_name } of columns)
      await db.query(`alter table ${table}_row alter column ${column_name} drop not null`);
  }
});
afterAll(() => db.end());

test('memory and SQL agree on random trees and rows', async () => {
  const seen = { held: 0, answers: 0 };
  await fc.assert(agreement(compileToSql, seen), { seed, numRuns: rounds });
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
  const tampered: typeof compileToSql = (condition, context, options) => {
    const compiled = compileToSql(condition, context, options);
    return { ...compiled, sql: tamper(compiled.sql) };
  };
  const outcome = await fc.check(agreement(tampered), { seed, numRuns: 300, endOnFailure: true });
  expect(outcome.failed).toBe(true);
  expect(String(outcome.errorInstance)).toContain('memory and SQL differ');
});

test('lists are sorted alike, and their pages neither repeat nor skip', async () => {
  const names = Object.keys(orders) as OrderName[];
  const list = fc.uniqueArray(rows, { selector: (row) => row.id, minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(
      list,
      fc.constantFrom(...names),
      fc.integer({ min: 1, max: 7 }),
      async (facts, order, limit) => {
        await fill(facts);
        const expected = facts.toSorted(compareBy(order)).map((row) => row.id);
        expect(await pages(facts, order, limit)).toEqual(expected);
      },
    ),
    { seed, numRuns: rounds / 5 },
  );
});

/** Turns the pages of a list as a reader does: each begins behind the position of the last row before. */
async function pages(facts: ConversationFacts[], order: OrderName, limit: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < facts.length) {
    const last = facts.find((row) => row.id === found.at(-1));
    const behind = last ? behindToSql(order, positionOf(order, last)) : { sql: 'true', parameters: [] };
    const page = await db.query<{ id: string }>(
      `select c.id from conversation_row c where ${behind.sql} order by ${orderToSql(order)} limit ${limit}`,
      behind.parameters,
    );
    if (page.rows.length === 0) break;
    found.push(...page.rows.map((row) => row.id));
  }
  return found;
}

function agreement(
  compile: (condition: Condition, context: Context) => CompiledCondition,
  seen = { held: 0, answers: 0 },
): fc.IAsyncProperty<[Condition, ConversationFacts[], Context]> {
  const many = fc.array(rows, { minLength: rowsPerRound, maxLength: rowsPerRound });
  return fc.asyncProperty(conditions, many, contexts, async (condition, facts, context) => {
    await fill(facts);
    const inMemory = facts.flatMap((row, index) => (evaluate(condition, row, context) ? [index] : []));
    const inSql = await ask(compile(condition, context));
    seen.held += inMemory.length;
    seen.answers += facts.length;
    if (inMemory.join() === inSql.join()) return;
    const names = { nameOf: (_kind: string, id: string) => id, zone: context.zone };
    const differing = facts.filter((_row, index) => inMemory.includes(index) !== inSql.includes(index));
    throw new Error(
      `memory and SQL differ on: ${sentence(condition, names, 'en', catalogue)}\nfor ${JSON.stringify(differing[0])}`,
    );
  });
}

async function ask({ sql, parameters, joins }: CompiledCondition): Promise<number[]> {
  const joined = joins.map((join) => {
    const alias = { customer: 'cu', company: 'co', channel: 'ch' }[join];
    return `left join ${join}_row ${alias} on ${alias}.row = c.row`;
  });
  const { rows: found } = await db.query<{ row: number }>(
    `select c.row from conversation_row c ${joined.join(' ')} where ${sql} order by c.row`,
    parameters,
  );
  return found.map(({ row }) => row);
}

async function fill(facts: ConversationFacts[]): Promise<void> {
  await db.query('truncate conversation_row, customer_row, channel_row');
  await insert('conversation_row', facts.map(conversationColumns));
  await insert(
    'channel_row',
    facts.map((row, index) => ({ row: index, id: row.channelId, kind: row.channelKind })),
  );
  await insert('customer_row', facts.flatMap(customerColumns));
}

async function insert(table: string, records: Record<string, unknown>[]): Promise<void> {
  if (records.length === 0) return;
  const columns = Object.keys(records[0]!).join(', ');
  await db.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(records)],
  );
}

function conversationColumns(row: ConversationFacts, index: number): Record<string, unknown> {
  return {
    row: index,
    id: row.id,
    number: row.number,
    status: row.status,
    type: row.type,
    priority: row.priority,
    team_id: row.teamId,
    assignee_id: row.assigneeId,
    brand_id: row.brandId,
    channel_id: row.channelId,
    customer_id: row.customer?.id ?? null,
    subject_key: row.subject === null ? null : textKey(row.subject),
    tags: row.tags,
    language: row.language,
    opened_at: row.openedAt,
    last_message_at: row.lastMessageAt,
    waiting_since: row.waitingSince,
    snoozed_until: row.snoozedUntil,
    resolved_at: row.resolvedAt,
    failed_deliveries: row.failedDeliveries,
  };
}

function customerColumns({ customer }: ConversationFacts, index: number): Record<string, unknown>[] {
  if (!customer) return [];
  return [
    {
      row: index,
      id: customer.id,
      name_key: customer.name === null ? null : textKey(customer.name),
      tags: customer.tags,
      language: customer.language,
      blocked_at: customer.blockedAt,
      company_id: customer.companyId,
      attributes: customer.attributes,
    },
  ];
}
