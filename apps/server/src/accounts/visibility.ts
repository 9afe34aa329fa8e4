import { type Expression, type SqlBool, sql } from 'kysely';
import type { Row } from '../platform/database/tables.ts';
import type { SignedIn } from './signed-in.ts';

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

/**
 * Who sees what (DESIGN.md), as a condition over a conversation called `alias`. Lists, counts, search, sockets, exports and
 * error messages all use this one function or `sees` beside it. Whoever asks among unresolved ones alone says so: then each
 * reason to see one is a comparison that an index answers, and only what is seen is read. Otherwise what somebody follows is
 * looked up by hash, for in the years that becomes much.
 */
export function visibleTo(
  viewer: Viewer,
  alias = 'conversation',
  among: 'all' | 'unresolved' = 'all',
): Expression<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`true`;
  const c = sql.raw(alias);
  const isFollowed =
    among === 'unresolved'
      ? sql`${c}.id = any(array(
          select f.conversation_id from follower f join conversation followed on followed.id = f.conversation_id
          where f.agent_id = ${viewer.agentId}::uuid and followed.status in ('open', 'waiting', 'snoozed')))`
      : sql`exists (
          select 1 from follower f where f.conversation_id = ${c}.id and f.agent_id = ${viewer.agentId}::uuid)`;
  return sql<SqlBool>`(
    ${c}.team_id = any(${viewer.teamIds}::uuid[])
    or ${c}.assignee_id = ${viewer.agentId}::uuid
    or ${isFollowed}
    or (${c}.team_id is null and ${c}.channel_id = any(array(
      select s.channel_id from channel_team s where s.team_id = any(${viewer.teamIds}::uuid[]))))
  )`;
}

/** The same for a row at hand: `followers` follow it or were mentioned in it, `servingTeams` serve its channel. */
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
