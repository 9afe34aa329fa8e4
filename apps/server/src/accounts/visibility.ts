import { type Expression, type SqlBool, sql } from 'kysely';
import type { Row } from '../platform/database/tables.ts';
import type { SignedIn } from './signed-in.ts';

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

/**
 * Who sees what (DESIGN.md), as a condition over a conversation called `alias`. Lists, counts, search, sockets, exports and
 * error messages all use this one function or `sees` beside it.
 */
export function visibleTo(viewer: Viewer, alias = 'conversation'): Expression<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`true`;
  const c = sql.raw(alias);
  return sql<SqlBool>`(
    ${c}.team_id = any(${viewer.teamIds}::uuid[])
    or ${c}.assignee_id = ${viewer.agentId}::uuid
    or exists (select 1 from follower f where f.conversation_id = ${c}.id and f.agent_id = ${viewer.agentId}::uuid)
    or (${c}.team_id is null and exists (
      select 1 from channel_team s where s.channel_id = ${c}.channel_id and s.team_id = any(${viewer.teamIds}::uuid[])))
  )`;
}

/** The same for a row at hand. `followers` and `servingTeams` are those of this conversation and its channel. */
export function sees(
  viewer: Viewer,
  conversation: Pick<Row<'conversation'>, 'team_id' | 'assignee_id'>,
  followers: readonly string[],
  servingTeams: readonly string[],
): boolean {
  if (viewer.role === 'admin') return true;
  if (conversation.team_id !== null && viewer.teamIds.includes(conversation.team_id)) return true;
  if (conversation.assignee_id === viewer.agentId || followers.includes(viewer.agentId)) return true;
  return conversation.team_id === null && servingTeams.some((team) => viewer.teamIds.includes(team));
}
