import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';

export interface Mentioned {
  agents: string[];
  /** Everybody in them. */
  teams?: string[] | undefined;
  /** False: somebody who does not see the conversation yet is refused, so that the author is asked before. */
  invites?: boolean | undefined;
}

/** They follow from now on, and see it. Nobody mentions themselves, or who is here no more. */
export async function mention(
  tx: Sql,
  conversationId: string,
  me: SignedIn,
  wanted: Mentioned,
  now: Date,
): Promise<string[]> {
  const members = await membersOf(tx, wanted.teams ?? []);
  const ids = [...new Set([...wanted.agents, ...members])].filter((id) => id !== me.agentId);
  if (ids.length === 0) return [];
  const agents = await tx
    .selectFrom('agent')
    .select(['id', 'role'])
    .where('id', 'in', ids)
    .where('disabled_at', 'is', null)
    .execute();
  if (wanted.invites === false) await refuseOutsiders(tx, conversationId, agents);
  if (agents.length > 0)
    await tx
      .insertInto('follower')
      .values(
        agents.map(({ id }) => ({
          conversation_id: conversationId,
          agent_id: id,
          reason: 'mentioned' as const,
          mentioned: true,
          created_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['conversation_id', 'agent_id']).doUpdateSet({ mentioned: true, follows: true }),
      )
      .execute();
  return agents.map((agent) => agent.id);
}

async function membersOf(tx: Sql, teamIds: string[]): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const rows = await tx
    .selectFrom('membership')
    .select('agent_id')
    .distinct()
    .where('team_id', 'in', teamIds)
    .execute();
  return rows.map((row) => row.agent_id);
}

async function refuseOutsiders(
  tx: Sql,
  conversationId: string,
  agents: Pick<Row<'agent'>, 'id' | 'role'>[],
): Promise<void> {
  const outside: string[] = [];
  for (const { id, role } of agents) {
    const teams = await tx.selectFrom('membership').select('team_id').where('agent_id', '=', id).execute();
    const viewer = { agentId: id, role, teamIds: teams.map((row) => row.team_id) };
    const seen = await tx
      .selectFrom('conversation')
      .select('id')
      .where('id', '=', conversationId)
      .where(visibleTo(viewer))
      .executeTakeFirst();
    if (!seen) outside.push(id);
  }
  if (outside.length > 0)
    throw new Problem('mentions_outsider', 'Somebody who is mentioned does not see this conversation yet.', {
      agents: outside,
    });
}
