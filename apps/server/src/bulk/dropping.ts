import type { Sql } from '../platform/database/tables.ts';
import { tellProgress } from './asking.ts';

/** Nobody carries these on any more: each ends where it stands, says why, and what it did can still be undone. */
export async function dropBulk(tx: Sql, bulkIds: string[], now: Date): Promise<void> {
  if (bulkIds.length === 0) return;
  const stopped = await tx
    .updateTable('bulk_change')
    .set(({ eb, ref }) => ({
      state: 'stopped' as const,
      stopped_reason: 'dropped' as const,
      version: eb(ref('version'), '+', 1),
      closed_at: now,
    }))
    .where('id', 'in', bulkIds)
    .where('state', 'in', ['collecting', 'running', 'undoing'])
    .returning(['id', 'agent_id'])
    .execute();
  for (const { id, agent_id } of stopped) await tellProgress(tx, agent_id, id, now);
}
