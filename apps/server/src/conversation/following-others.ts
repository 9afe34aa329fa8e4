import type { SignedIn } from '../accounts/signed-in.ts';
import { teamIdsOfAgent } from '../accounts/session-view.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Decide } from './decisions.ts';

/**
 * Somebody follows, or follows no more. A colleague is only made to follow what they see already: who is to see more is
 * mentioned, and hears why. What a mention lets somebody see, they go on seeing when they are told of it no more.
 */
export const followedBy =
  (me: SignedIn, agentId: string, follows: boolean): Decide =>
  async (conversation, tx, now) => {
    if (!follows) {
      if (!(await endFollowing(tx, conversation.id, agentId))) return undefined;
      return { changes: {}, facts: [{ type: 'conversation.unfollowed', data: { agentId } }] };
    }
    if (agentId !== me.agentId) await refuseBlind(tx, conversation.id, agentId);
    const made = await tx
      .insertInto('follower')
      .values({ conversation_id: conversation.id, agent_id: agentId, reason: 'follows', created_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['conversation_id', 'agent_id'])
          .doUpdateSet({ reason: 'follows', follows: true })
          .where(({ eb, or }) =>
            or([eb('follower.reason', '<>', 'follows'), eb('follower.follows', '=', false)]),
          ),
      )
      .returning('agent_id')
      .executeTakeFirst();
    if (!made) return undefined;
    return { changes: {}, facts: [{ type: 'conversation.followed', data: { agentId, reason: 'follows' } }] };
  };

async function endFollowing(tx: Sql, conversationId: string, agentId: string): Promise<boolean> {
  const kept = await tx
    .updateTable('follower')
    .set({ follows: false })
    .where('conversation_id', '=', conversationId)
    .where('agent_id', '=', agentId)
    .where('follows', '=', true)
    .returning('mentioned')
    .executeTakeFirst();
  if (kept && !kept.mentioned)
    await tx
      .deleteFrom('follower')
      .where('conversation_id', '=', conversationId)
      .where('agent_id', '=', agentId)
      .execute();
  return kept !== undefined;
}

async function refuseBlind(tx: Sql, conversationId: string, agentId: string): Promise<void> {
  const agent = await tx
    .selectFrom('agent')
    .select(['id', 'role'])
    .select(teamIdsOfAgent.as('teamIds'))
    .where('id', '=', agentId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!agent) throw notFound('This colleague');
  const seen = await tx
    .selectFrom('conversation')
    .select('id')
    .where('id', '=', conversationId)
    .where(visibleTo({ agentId, role: agent.role, teamIds: agent.teamIds }))
    .executeTakeFirst();
  if (!seen)
    throw new Problem(
      'not_possible',
      'This colleague does not see the conversation. Mention them in a note: then they do.',
      {
        titleDe:
          'Diese Person sieht die Konversation nicht. Erwähnen Sie sie in einer Notiz: dann sieht sie sie.',
      },
    );
}
