import { sql } from 'kysely';
import { teamIdsOfAgent } from '../accounts/session-view.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import { sees } from '../accounts/visibility.ts';
import { followersOf } from '../conversation/rows.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { ConversationRow } from '../timeline/recording.ts';
import type { Before } from './before.ts';

/** Today's rights of who asked for it; none when their account was closed. */
export async function rightsOf(db: Sql, agentId: string): Promise<SignedIn | undefined> {
  const agent = await db
    .selectFrom('agent')
    .select(['agent.id', 'agent.name', 'agent.role'])
    .select(teamIdsOfAgent.as('teamIds'))
    .where('agent.id', '=', agentId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!agent) return undefined;
  const { id, ...rest } = agent;
  return { ...rest, agentId: id, sessionId: null, tokenId: null };
}

/** Whether this person would see it where it came from: what they handed to others they may take back. */
export async function wouldSee(
  tx: Sql,
  me: SignedIn,
  row: ConversationRow,
  before: Before,
): Promise<boolean> {
  const followers = (await followersOf(tx, [row.id])).get(row.id) ?? [];
  const { rows } = await sql<{ team_id: string }>`
    select team_id from channel_team where channel_id = ${row.channel_id}`.execute(tx);
  const serving = rows.map(({ team_id }) => team_id);
  const there = { team_id: before.teamId, assignee_id: before.assigneeId };
  return sees(me, there, followers, serving);
}
