import type { Copy, Served } from '@kontor/domain/threading/several-channels';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** A mail that we have already, come through a channel that is not the one of its first message. */
export interface CameAgain {
  scope: string;
  externalId: string;
  digest: string;
  /** Its first message. */
  firstId: string;
}

/** Through which channels a mail came, and where it stands. */
export interface Whereabouts {
  channels: Served[];
  copies: Copy[];
}

/** By the first message of each. */
export async function whereaboutsOf(
  tx: Sql,
  again: CameAgain[],
  serving: Map<string, Served>,
): Promise<Map<string, Whereabouts>> {
  const firsts = [...new Set(again.map(({ firstId }) => firstId))];
  const copies = Map.groupBy(await copiesOf(tx, firsts), ({ first }) => first);
  const others = await tx
    .selectFrom('message_channel')
    .selectAll()
    .where('message_id', 'in', firsts)
    .execute();
  const served = (channelId: string) => serving.get(channelId) ?? { channelId, teamIds: [] };
  return new Map(
    firsts.map((first) => {
      const its = copies.get(first) ?? [];
      const further = others.filter(({ message_id }) => message_id === first);
      const channels = new Set([...its, ...further].map(({ channel_id }) => channel_id));
      return [
        first,
        {
          channels: [...channels].map(served),
          copies: its.map(({ channel_id, conversation_id, began_on, team_id }) => ({
            channel: served(channel_id),
            reach: { conversationId: conversation_id, channel: served(began_on), teamId: team_id },
          })),
        },
      ];
    }),
  );
}

/** All channels that some team serves. */
export async function servedChannels(tx: Sql): Promise<Map<string, Served>> {
  const rows = await tx.selectFrom('channel_team').select(['channel_id', 'team_id']).execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.channel_id)].map(([channelId, some]) => [
      channelId,
      { channelId, teamIds: some.map((row) => row.team_id) },
    ]),
  );
}

/**
 * Whoever else brings one of them waits here until we have committed: for each channel it is decided once, by what is true
 * then. In one order, so that nobody waits for who waits for them.
 */
export async function lockIdentities(tx: Sql, again: CameAgain[]): Promise<void> {
  await sql`
    select 1 from message_identity
    where (scope, external_id, digest) in (
      select * from unnest(
        ${again.map(({ scope }) => scope)}::text[],
        ${again.map(({ externalId }) => externalId)}::text[],
        ${again.map(({ digest }) => digest)}::text[]))
    order by scope, external_id, digest
    for no key update`.execute(tx);
}

async function copiesOf(tx: Sql, firsts: string[]) {
  const { rows } = await sql<{
    first: string;
    channel_id: string;
    conversation_id: string;
    began_on: string;
    team_id: string | null;
  }>`
    with copy as (
      select id as first, channel_id, conversation_id from message where id = any(${firsts}::uuid[])
      union all
      select twin_of, channel_id, conversation_id from message where twin_of = any(${firsts}::uuid[])
    )
    select copy.first, copy.channel_id, root.id as conversation_id, root.channel_id as began_on, root.team_id
    from copy
    join conversation own on own.id = copy.conversation_id
    join conversation root on root.id = own.root_id`.execute(tx);
  return rows;
}
