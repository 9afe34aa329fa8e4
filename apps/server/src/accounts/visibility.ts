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

/**
 * The ways in which somebody sees a conversation, each a condition that an index serves; together no less than `visibleTo`,
 * which judges what is found by them. The newest of a quiet team are found at once, and not by walking past all others.
 */
export function waysToSee(viewer: Viewer, alias = 'conversation'): Expression<SqlBool>[] {
  const c = sql.raw(alias);
  const { agentId, teamIds } = viewer;
  const byTeams =
    teamIds.length > fewTeams
      ? [sql<SqlBool>`${c}.team_id = any(${teamIds}::uuid[])`]
      : teamIds.map((team) => sql<SqlBool>`${c}.team_id = ${team}::uuid`);
  return [
    ...byTeams,
    sql<SqlBool>`${c}.assignee_id = ${agentId}::uuid`,
    sql<SqlBool>`${c}.id in (select conversation_id from follower where agent_id = ${agentId}::uuid)`,
    sql<SqlBool>`${c}.team_id is null and ${c}.channel_id in (
      select channel_id from channel_team where team_id = any(${teamIds}::uuid[]))`,
  ];
}

/** Whoever is in more sees so much that walking along meets it soon. */
const fewTeams = 5;

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
