import { newId } from '../../src/platform/ids.ts';
import type pg from 'pg';

interface Row {
  table: string;
  values: Record<string, unknown>;
}

/** All that intake wrote for one receipt, in an order in which it can be written again. */
export type Written = Row[];

/** Tables, and how their rows are found by the receipts' numbers ($1). */
const found: [table: string, key: string, from: string][] = [
  ['handle', 'm.receipt_number', 'message m join handle t on t.id = m.handle_id'],
  [
    'customer',
    'm.receipt_number',
    'message m join handle h on h.id = m.handle_id join customer t on t.id = h.customer_id',
  ],
  ['message_identity', 'm.receipt_number', 'message m join message_identity t on t.message_id = m.id'],
  ['conversation', 'm.receipt_number', 'message m join conversation t on t.id = m.conversation_id'],
  ['message', 't.receipt_number', 'message t'],
  ['message_body', 'm.receipt_number', 'message m join message_body t on t.message_id = m.id'],
  [
    'participant',
    'm.receipt_number',
    'message m join participant t on t.conversation_id = m.conversation_id',
  ],
  [
    'event',
    'm.receipt_number',
    'message m join conversation c on c.id = m.conversation_id join event t on t.conversation_id = c.id or (t.customer_id = c.customer_id and t.conversation_id is null)',
  ],
];

/** Made by the database for each row. */
const generated = new Set(['priority_rank', 'number', 'lane_number', 'position']);

export async function writtenFor(admin: pg.Pool, receipts: number[]): Promise<Written[]> {
  const byReceipt = new Map<number, Written>(receipts.map((number) => [number, []]));
  for (const [table, key, from] of found) {
    const { rows } = await admin.query(
      `select ${key} as receipt_of, t.* from ${from}
       where ${key} = any($1::bigint[])`,
      [receipts],
    );
    for (const { receipt_of, ...values } of rows)
      byReceipt.get(Number(receipt_of))!.push({
        table,
        values: Object.fromEntries(Object.entries(values).filter(([column]) => !generated.has(column))),
      });
  }
  return [...byReceipt.values()];
}

/** The same rows as somebody else's: with ids, addresses and Message-IDs of their own. */
export function asAnothers(written: Written, from: string, to: string): Written {
  const ids = new Map<string, string>();
  for (const { values } of written) if (typeof values['id'] === 'string') ids.set(values['id'], newId());
  const change = (value: unknown): unknown => {
    if (typeof value === 'string')
      return (
        ids.get(value) ?? value.replaceAll(from, to).replace(/[0-9a-f-]{36}/g, (id) => ids.get(id) ?? id)
      );
    if (value === null || typeof value !== 'object' || value instanceof Date || Buffer.isBuffer(value))
      return value;
    if (Array.isArray(value)) return value.map(change);
    return change(JSON.stringify(value));
  };
  return written.map(({ table, values }) => ({
    table,
    values: Object.fromEntries(
      Object.entries(values).map(([column, value]) => [
        column,
        // Lists in jsonb columns; other lists are arrays of PostgreSQL.
        Array.isArray(value) && column.endsWith('_addresses') ? change(JSON.stringify(value)) : change(value),
      ]),
    ),
  }));
}

/** In one transaction, by prepared statements; and the receipt is done. */
export async function writeAgain(client: pg.PoolClient, rows: Written, receipt: number): Promise<void> {
  await client.query('begin');
  for (const { table, values } of rows) {
    const columns = Object.keys(values);
    await client.query({
      name: `${table} ${columns.length}`,
      text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      values: Object.values(values),
    });
  }
  await client.query({
    name: 'receipt',
    text: `update receipt set state = 'done', done_at = now() where number = $1`,
    values: [receipt],
  });
  await client.query('commit');
}
