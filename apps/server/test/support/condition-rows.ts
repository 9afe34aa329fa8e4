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
import type { Client } from 'pg';

export const rowsPerRound = 40;

type Compile = (condition: Condition, context: Context) => CompiledCondition;

/** The real columns without the references between tables, so that any row can stand there, absent values included. */
export async function makeRowTables(db: Client): Promise<void> {
  for (const table of ['conversation', 'customer', 'company', 'channel']) {
    await db.query(`create temp table ${table}_row (like ${table} including generated, row int)`);
    const { rows: columns } = await db.query<{ column_name: string }>(
      `select column_name from information_schema.columns
       where table_name = $1 and is_nullable = 'NO' and is_generated = 'NEVER'`,
      [`${table}_row`],
    );
    for (const { column_name } of columns)
      await db.query(`alter table ${table}_row alter column ${column_name} drop not null`);
  }
  await db.query('create temp table follower (conversation_id uuid, agent_id uuid, mentioned boolean)');
  await db.query('create temp table draft (conversation_id uuid, agent_id uuid)');
  await db.query(
    'create temp table message (conversation_id uuid, author_id uuid, released_at timestamptz(3))',
  );
}

/** Beside a conversation, under their real names, which a temporary table takes over. */
const besides = ['follower', 'draft', 'message'];

/** Memory and SQL give the same rows for any condition in any context. `seen` counts the answers and how many held. */
export function agreement(
  db: Client,
  compile: Compile = compileToSql,
  seen = { held: 0, answers: 0 },
): fc.IAsyncProperty<[Condition, ConversationFacts[], Context]> {
  const many = fc.uniqueArray(rows, {
    selector: (row) => row.id,
    minLength: rowsPerRound,
    maxLength: rowsPerRound,
  });
  return fc.asyncProperty(conditions, many, contexts, async (condition, facts, context) => {
    await fill(db, facts);
    const inMemory = facts.flatMap((row, index) => (evaluate(condition, row, context) ? [index] : []));
    const inSql = await ask(db, compile(condition, context));
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

/** Memory and SQL sort alike, and pages of any length neither repeat nor skip. */
export function sameOrder(db: Client): fc.IAsyncProperty<[ConversationFacts[], OrderName, number]> {
  const list = fc.uniqueArray(rows, { selector: (row) => row.id, minLength: 1, maxLength: 25 });
  const names = fc.constantFrom(...(Object.keys(orders) as OrderName[]));
  return fc.asyncProperty(list, names, fc.integer({ min: 1, max: 7 }), async (facts, order, limit) => {
    await fill(db, facts);
    const expected = facts.toSorted(compareBy(order)).map((row) => row.id);
    const found = await pages(db, facts, order, limit);
    if (found.join() !== expected.join())
      throw new Error(`memory sorts ${expected.join()}, SQL ${found.join()}`);
  });
}

/** Turns the pages of a list as a reader does: each begins behind the position of the last row before. */
async function pages(
  db: Client,
  facts: ConversationFacts[],
  order: OrderName,
  limit: number,
): Promise<string[]> {
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

async function ask(db: Client, { sql, parameters, joins }: CompiledCondition): Promise<number[]> {
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

async function fill(db: Client, facts: ConversationFacts[]): Promise<void> {
  await db.query(`truncate conversation_row, customer_row, company_row, channel_row, ${besides.join()}`);
  await insert(db, 'conversation_row', facts.map(conversationColumns));
  const channels = facts.map((row, index) => ({ row: index, id: row.channelId, kind: row.channelKind }));
  await insert(db, 'channel_row', channels);
  await insert(db, 'customer_row', facts.flatMap(customerColumns));
  await insert(db, 'company_row', facts.flatMap(companyColumns));
  await insert(db, 'follower', facts.flatMap(followerColumns));
  await insert(db, 'draft', each(facts, 'drafterIds', 'agent_id'));
  await insert(db, 'message', facts.flatMap(messageColumns));
}

async function insert(db: Client, table: string, records: Record<string, unknown>[]): Promise<void> {
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

function companyColumns({ customer }: ConversationFacts, index: number): Record<string, unknown>[] {
  if (!customer?.company) return [];
  const { name, attributes } = customer.company;
  return [{ row: index, name_key: textKey(name), attributes }];
}

function each(
  facts: ConversationFacts[],
  ids: 'mentionedIds' | 'drafterIds' | 'answererIds',
  column: string,
): Record<string, unknown>[] {
  return facts.flatMap((row) => row[ids].map((id) => ({ conversation_id: row.id, [column]: id })));
}

/** Who only follows is not mentioned. */
function followerColumns(row: ConversationFacts): Record<string, unknown>[] {
  const follows = row.answererIds
    .filter((id) => !row.mentionedIds.includes(id))
    .map((id) => ({ conversation_id: row.id, agent_id: id, mentioned: false }));
  return [...each([row], 'mentionedIds', 'agent_id').map((one) => ({ ...one, mentioned: true })), ...follows];
}

/** Beside the replies that left, one that did not, and what customers wrote. */
function messageColumns(row: ConversationFacts): Record<string, unknown>[] {
  const unreleased = row.mentionedIds.filter((id) => !row.answererIds.includes(id));
  return [
    ...each([row], 'answererIds', 'author_id').map((one) => ({ ...one, released_at: row.openedAt })),
    ...unreleased.map((id) => ({ conversation_id: row.id, author_id: id, released_at: null })),
    { conversation_id: row.id, author_id: null, released_at: null },
  ];
}
