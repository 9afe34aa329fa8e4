import type { Staff } from '@kontor/domain/rules/rule';
import type { Sql } from '../platform/database/tables.ts';

/** Who is in which team and available, as of this statement. */
export async function staffNow(db: Sql): Promise<Staff> {
  const [teams, members, agents] = await Promise.all([
    db.selectFrom('team').select('id').where('archived_at', 'is', null).execute(),
    db.selectFrom('membership').select(['team_id', 'agent_id']).execute(),
    db
      .selectFrom('agent')
      .select(['id', 'availability', 'last_assigned_at'])
      .where('disabled_at', 'is', null)
      .execute(),
  ]);
  return {
    teams: teams.map(({ id }) => ({
      id,
      agentIds: members.filter((m) => m.team_id === id).map((m) => m.agent_id),
    })),
    agents: agents.map((agent) => ({
      id: agent.id,
      available: agent.availability === 'available',
      lastAssignedAt: agent.last_assigned_at,
    })),
  };
}

/** Locks the teams of a turn, then their agents, each by id: nobody else takes a turn there until this is committed. */
export async function lockStaff(tx: Sql, teamOrAgentIds: string[]): Promise<void> {
  const teams = await tx
    .selectFrom('team')
    .select('id')
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('id', 'in', teamOrAgentIds),
        exists(
          selectFrom('membership as m')
            .select('m.agent_id')
            .whereRef('m.team_id', '=', 'team.id')
            .where('m.agent_id', 'in', teamOrAgentIds),
        ),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  await tx
    .selectFrom('agent')
    .select('agent.id')
    .where('agent.id', 'in', ({ selectFrom }) =>
      selectFrom('membership')
        .select('agent_id')
        .where(
          'team_id',
          'in',
          teams.map((team) => team.id),
        ),
    )
    .orderBy('agent.id')
    .forUpdate()
    .execute();
}
