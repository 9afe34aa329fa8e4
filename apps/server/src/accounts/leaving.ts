import { json } from '../platform/database/json.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';

/** The kind of the outbox rows that ask for what somebody leaves behind; the row's subject is the person. */
export const leavingKind = 'agent.left';

/** Without a team, the person is shut out altogether. */
export interface Leaving {
  teamId: string | null;
}

/** Written with the change: what they had in hand is freed soon after, however much it is. */
export async function askToFree(
  tx: Sql,
  left: { agentId: string; teamId: string | null }[],
  now: Date,
): Promise<void> {
  if (left.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(
      left.map(({ agentId, teamId }) => ({
        id: newId(),
        kind: leavingKind,
        subject_id: agentId,
        payload: json<Record<string, unknown>>({ teamId } satisfies Leaving),
        due_at: now,
        created_at: now,
      })),
    )
    .execute();
}
