import type { SessionView } from '@kontor/contracts/people';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** Teams of an agent called `agent`, as an expression. */
export const teamIdsOfAgent = sql<string[]>`array(
  select m.team_id from membership m join team t on t.id = m.team_id
  where m.agent_id = agent.id and t.archived_at is null order by m.team_id)`;

export async function sessionView(db: Sql, agentId: string, sessionId: string | null): Promise<SessionView> {
  const { workspace_name, workspace_zone, workspace_locale, is_demo, first_run, signature_line, ...agent } =
    await db
      .selectFrom('agent')
      .innerJoin('workspace', (join) => join.onTrue())
      .select(['agent.id', 'agent.name', 'agent.email', 'agent.role', 'agent.availability'])
      .select(['agent.locale', 'agent.zone', 'agent.signature_line'])
      .select(['workspace.name as workspace_name', 'workspace.zone as workspace_zone'])
      .select(['workspace.locale as workspace_locale', 'workspace.is_demo', 'workspace.first_run'])
      .select(teamIdsOfAgent.as('teamIds'))
      .where('agent.id', '=', agentId)
      .executeTakeFirstOrThrow();
  return {
    agent: { ...agent, signatureLine: signature_line, disabled: false },
    sessionId,
    workspace: {
      name: workspace_name,
      zone: workspace_zone,
      locale: workspace_locale,
      isDemo: is_demo,
      firstRun: first_run?.open ?? false,
    },
  };
}
