import { sql } from 'kysely';
import { teamIdsOfAgent } from '../accounts/session-view.ts';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';

type Key = string;
/** What somebody is signed in by: the session or the token. */
export const keyOf = (me: SignedIn): Key => (me.sessionId ?? me.tokenId)!;

/** Today's rights of whoever is signed in by these; who is missing is signed in no more. One query. */
export async function rightsNow(db: Sql, people: SignedIn[], now: Date): Promise<Map<Key, SignedIn>> {
  const sessions = people.flatMap(({ sessionId }) => sessionId ?? []);
  const tokens = people.flatMap(({ tokenId }) => tokenId ?? []);
  const { rows } = await sql<SignedIn>`
    select s.id as "sessionId", null as "tokenId", agent.id as "agentId", agent.name, agent.role,
      ${teamIdsOfAgent} as "teamIds"
    from session s join agent on agent.id = s.agent_id
    where s.id = any(${sessions}::uuid[]) and s.ended_at is null and s.expires_at > ${now} and agent.disabled_at is null
    union all
    select null, t.id, agent.id, agent.name, agent.role, ${teamIdsOfAgent}
    from api_token t join agent on agent.id = t.agent_id
    where t.id = any(${tokens}::uuid[]) and t.ended_at is null and (t.expires_at is null or t.expires_at > ${now})
      and agent.disabled_at is null`.execute(db);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

export function sameRights(a: SignedIn, b: SignedIn): boolean {
  return a.role === b.role && a.teamIds.join() === b.teamIds.join();
}
