import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import { Problem } from '../platform/problem.ts';
import type { Row, Sql } from '../platform/database/tables.ts';

/** They follow from now on, and see it. Nobody mentions themselves, or who is here no more. Unless they may be let in, all see it already. */
export async function mention(
  tx: Sql,
  conversationId: string,
  me: SignedIn,
  wanted: string[],
  now: Date,
  mayLetIn = true,
): Promise<string[]> {
  const ids = [...new Set(wanted)].filter((id) => id !== me.agentId);
  if (ids.length === 0) return [];
  const agents = await tx
    .selectFrom('agent')
    .select(['id', 'role'])
    .where('id', 'in', ids)
    .where('disabled_at', 'is', null)
    .execute();
  if (!mayLetIn) await refuseOutsiders(tx, conversationId, agents);
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
        conflict.columns(['conversation_id', 'agent_id']).doUpdateSet({ mentioned: true }),
      )
      .execute();
  return agents.map((agent) => agent.id);
}

/** Everyone of these teams. */
export async function membersOf(tx: Sql, teamIds: string[]): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const rows = await tx
    .selectFrom('membership')
    .select('agent_id')
    .distinct()
    .where('team_id', 'in', teamIds)
    .execute();
  return rows.map((row) => row.agent_id);
}

/** Whoever is mentioned sees the conversation from then on: the author is asked before. */
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
