import type { Sql } from '../platform/database/tables.ts';
import { Problem } from '../platform/problem.ts';
import { type NewFact, record } from '../timeline/recording.ts';
import { changeMembersOf } from '../accounts/membership.ts';

/** A team leaves without leaving work or a channel behind that nobody would see. Its row stays, for what it did. */
export async function archiveTeam(tx: Sql, teamId: string, by: string, now: Date): Promise<void> {
  await refuseWhileNeeded(tx, teamId);
  await changeMembersOf(tx, teamId, [], by, now);
  const served = await tx
    .deleteFrom('channel_team')
    .where('team_id', '=', teamId)
    .returning('channel_id')
    .execute();
  const facts: NewFact[] = [];
  for (const { channel_id } of served) {
    const left = await tx
      .selectFrom('channel_team')
      .select('team_id')
      .where('channel_id', '=', channel_id)
      .execute();
    facts.push({
      type: 'channel.teams_changed',
      data: {
        channelId: channel_id,
        teamIds: left.map(({ team_id }) => team_id),
        before: [...left.map(({ team_id }) => team_id), teamId].toSorted(),
      },
    });
  }
  await record(tx, facts, { kind: 'agent', id: by }, now);
  await tx
    .updateTable('team')
    .set((row) => ({ archived_at: now, version: row('version', '+', 1) }))
    .where('id', '=', teamId)
    .execute();
}

async function refuseWhileNeeded(tx: Sql, teamId: string): Promise<void> {
  const channels = await tx
    .selectFrom('channel')
    .select('name')
    .where('archived_at', 'is', null)
    .where((where) =>
      where.or([
        where('team_id', '=', teamId),
        where.and([
          where.exists(
            where
              .selectFrom('channel_team')
              .select('team_id')
              .whereRef('channel_id', '=', 'channel.id')
              .where('team_id', '=', teamId),
          ),
          where.not(
            where.exists(
              where
                .selectFrom('channel_team')
                .select('team_id')
                .whereRef('channel_id', '=', 'channel.id')
                .where('team_id', '!=', teamId),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('name')
    .execute();
  if (channels.length > 0)
    throw new Problem(
      'not_possible',
      `${channels.map(({ name }) => name).join(', ')} would have no team: give it another one first.`,
    );
  const work = await tx
    .selectFrom('conversation')
    .select('number')
    .where('team_id', '=', teamId)
    .where('status', 'not in', ['resolved', 'spam'])
    .limit(1)
    .executeTakeFirst();
  if (work)
    throw new Problem(
      'not_possible',
      `This team has conversations that are not resolved, #${work.number} for example: move them first.`,
    );
}
