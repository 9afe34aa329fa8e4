import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';

/** They follow from now on, and see it. Nobody mentions themselves, or who is here no more. */
export async function mention(
  tx: Sql,
  conversationId: string,
  me: SignedIn,
  wanted: string[],
  now: Date,
): Promise<string[]> {
  const ids = [...new Set(wanted)].filter((id) => id !== me.agentId);
  if (ids.length === 0) return [];
  const agents = await tx
    .selectFrom('agent')
    .select('id')
    .where('id', 'in', ids)
    .where('disabled_at', 'is', null)
    .execute();
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
