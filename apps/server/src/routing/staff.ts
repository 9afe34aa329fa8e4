import type { Staff } from '@kontor/domain/rules/rule';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

interface Person {
  id: string;
  available: boolean;
  at: string | null;
}

/** Who is in which team and available, as of this statement: one alone, since others may wait for its answer at a lock. */
export async function staffNow(db: Sql): Promise<Staff> {
  const { rows } = await sql<{ teams: Staff['teams']; people: Person[] }>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'agentIds',
          array(select agent_id from membership m where m.team_id = team.id))), '[]')
        from team where archived_at is null) as teams,
      (select coalesce(json_agg(json_build_object('id', id, 'available', availability = 'available',
          'at', to_char(last_assigned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]')
        from agent where disabled_at is null) as people`.execute(db);
  const { teams, people } = rows[0]!;
  return {
    teams,
    agents: people.map(({ id, available, at }) => ({
      id,
      available,
      lastAssignedAt: at ? new Date(at) : null,
    })),
  };
}

/**
 * Locks the teams of a turn, then their agents, each by id: nobody else takes a turn there until this is committed. Rows
 * that refer to them (new conversations do) are not held up: their keys are not locked.
 */
export async function lockStaff(tx: Sql, teamOrAgentIds: string[]): Promise<void> {
  // All teams are locked before the first agent is: the array is made first.
  await sql`
    with teams as materialized (
      select id from team
      where id = any(${teamOrAgentIds}::uuid[]) or id in (
        select team_id from membership where agent_id = any(${teamOrAgentIds}::uuid[]))
      order by id for no key update
    )
    select from agent
    where id in (select agent_id from membership where team_id = any(array(select id from teams)))
    order by id for no key update`.execute(tx);
}
