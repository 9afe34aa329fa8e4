import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** What PostgreSQL did for one statement. */
export interface Plan {
  /** Tables that were read from one end to the other. */
  readThrough: string[];
  indexes: string[];
  /** Rows that were looked at in tables and indexes, whether they were meant or not. */
  rows: number;
}

const listening = new AsyncLocalStorage<Statement[]>();
const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;
(pg.Client.prototype as { query: unknown }).query = function (this: pg.Client, ...args: unknown[]) {
  const [asked, values] = args as [string | Statement, unknown[] | undefined];
  const { text, values: given } = typeof asked === 'string' ? { text: asked, values } : asked;
  if (text) listening.getStore()?.push({ text, values: given ?? [] });
  return query.apply(this, args);
};

/** Every statement that this work sent to PostgreSQL in this process; others that run beside it do not count. */
export async function askedBy<Result>(
  work: () => Promise<Result>,
): Promise<{ statements: Statement[]; result: Result }> {
  const statements: Statement[] = [];
  const result = await listening.run(statements, work);
  return { statements, result };
}

/** How PostgreSQL goes about the statement, by doing it. */
export async function planOf(client: pg.ClientBase, { text, values }: Statement): Promise<Plan> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `explain (analyze, format json, timing off) ${text}`,
    values,
  );
  const plan: Plan = { readThrough: [], indexes: [], rows: 0 };
  read(rows[0]!['QUERY PLAN'][0].Plan, plan);
  return plan;
}

function read(node: Node, plan: Plan): void {
  const { 'Node Type': kind, 'Relation Name': table, 'Index Name': index } = node;
  if (kind === 'Seq Scan' && table) plan.readThrough.push(table);
  if (index) plan.indexes.push(index);
  const looked =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  if (table || index) plan.rows += looked * node['Actual Loops'];
  for (const part of node.Plans ?? []) read(part, plan);
}
