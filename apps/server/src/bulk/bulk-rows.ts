import type { BulkAction, BulkChange, BulkSelection } from '@kontor/contracts/bulk';
import { sql } from 'kysely';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { BulkItemState } from '../platform/database/tables/bulk.ts';

/** How long a change can be undone, and how long its rows are kept. Milliseconds. */
export const undoFor = 24 * 3_600_000;

export type BulkRow = Omit<Row<'bulk_change'>, 'action' | 'selection'> & {
  action: BulkAction;
  selection: BulkSelection;
};

/** How far these are. Two queries. */
export async function bulkViews(db: Sql, ids: string[]): Promise<(BulkChange & { agentId: string })[]> {
  if (ids.length === 0) return [];
  const rows = (await db
    .selectFrom('bulk_change')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()) as BulkRow[];
  const { rows: counted } = await sql<{ id: string; state: BulkItemState; n: number }>`
    select bulk_id as id, state, count(*)::int as n from bulk_item where bulk_id = any(${ids}::uuid[])
    group by bulk_id, state`.execute(db);
  return rows.map((row) => {
    const of = (state: BulkItemState) =>
      counted.find((one) => one.id === row.id && one.state === state)?.n ?? 0;
    return {
      id: row.id,
      agentId: row.agent_id,
      action: row.action,
      state: row.state,
      stoppedReason: row.stopped_reason,
      total: row.total,
      changed: of('changed') + of('undone') + of('kept'),
      same: of('same'),
      refused: of('refused'),
      undone: of('undone'),
      kept: of('kept'),
      undoUntil: new Date(row.created_at.getTime() + undoFor).toISOString(),
      createdAt: row.created_at.toISOString(),
      version: row.version,
    };
  });
}

/** What may go: nothing of it can be undone any more. */
export async function forgetOldBulk(db: Sql, now: Date): Promise<void> {
  await db
    .deleteFrom('bulk_change')
    .where('created_at', '<', new Date(now.getTime() - undoFor))
    .where('state', 'in', ['done', 'undone', 'stopped'])
    .execute();
}
