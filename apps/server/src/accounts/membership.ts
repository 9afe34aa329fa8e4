import type { Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';
import { type NewFact, record } from '../timeline/recording.ts';
import { askToFree } from './leaving.ts';

export interface MembershipChange {
  added: string[];
  removed: string[];
}

/** Puts a person into exactly these teams. */
export async function changeTeamsOf(
  tx: Sql,
  agentId: string,
  teamIds: string[],
  by: string,
  now: Date,
): Promise<MembershipChange> {
  await refuseUnknownTeams(tx, teamIds);
  const rows = await tx
    .selectFrom('membership')
    .innerJoin('team', 'team.id', 'membership.team_id')
    .select('team_id')
    .where('agent_id', '=', agentId)
    .where('archived_at', 'is', null)
    .execute();
  const change = difference(
    rows.map((row) => row.team_id),
    teamIds,
  );
  const pairs = (ids: string[]) => ids.map((teamId) => ({ agentId, teamId }));
  await apply(tx, pairs(change.added), pairs(change.removed), by, now);
  return change;
}

/** Gives a team exactly these members. */
export async function changeMembersOf(
  tx: Sql,
  teamId: string,
  agentIds: string[],
  by: string,
  now: Date,
): Promise<MembershipChange> {
  await refuseUnknownAgents(tx, agentIds);
  const rows = await tx.selectFrom('membership').select('agent_id').where('team_id', '=', teamId).execute();
  const change = difference(
    rows.map((row) => row.agent_id),
    agentIds,
  );
  const pairs = (ids: string[]) => ids.map((agentId) => ({ agentId, teamId }));
  await apply(tx, pairs(change.added), pairs(change.removed), by, now);
  return change;
}

function difference(now: string[], wanted: string[]): MembershipChange {
  const [old, goal] = [new Set(now), new Set(wanted)];
  return {
    added: [...goal].filter((id) => !old.has(id)),
    removed: [...old].filter((id) => !goal.has(id)),
  };
}

interface Pair {
  agentId: string;
  teamId: string;
}

async function apply(tx: Sql, added: Pair[], removed: Pair[], by: string, now: Date): Promise<void> {
  if (added.length > 0)
    await tx
      .insertInto('membership')
      .values(added.map(({ agentId, teamId }) => ({ agent_id: agentId, team_id: teamId, created_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const { agentId, teamId } of removed)
    await tx.deleteFrom('membership').where('agent_id', '=', agentId).where('team_id', '=', teamId).execute();
  await askToFree(tx, removed, now);
  const fact = (pair: Pair, member: boolean): NewFact => ({
    type: 'membership.changed',
    data: { ...pair, member },
  });
  await record(
    tx,
    [...added.map((pair) => fact(pair, true)), ...removed.map((pair) => fact(pair, false))],
    { kind: 'agent', id: by },
    now,
  );
}

export async function refuseUnknownTeams(tx: Sql, teamIds: string[]): Promise<void> {
  const wanted = new Set(teamIds);
  if (wanted.size === 0) return;
  const found = await tx
    .selectFrom('team')
    .select('id')
    .where('id', 'in', [...wanted])
    .where('archived_at', 'is', null)
    .execute();
  for (const { id } of found) wanted.delete(id);
  if (wanted.size > 0) throw unknown('teamIds', 'a team', wanted);
}

async function refuseUnknownAgents(tx: Sql, agentIds: string[]): Promise<void> {
  const wanted = new Set(agentIds);
  if (wanted.size === 0) return;
  const found = await tx
    .selectFrom('agent')
    .select('id')
    .where('id', 'in', [...wanted])
    .execute();
  for (const { id } of found) wanted.delete(id);
  if (wanted.size > 0) throw unknown('memberIds', 'a person', wanted);
}

function unknown(path: string, what: string, ids: Set<string>): Problem {
  return new Problem('invalid_request', 'Some of what was sent is not valid.', {
    errors: [...ids].map((id) => ({ path, message: `${id} is not ${what} of this workspace` })),
  });
}
