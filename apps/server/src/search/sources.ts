import { type RawBuilder, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';

/** Most hits of an index that are judged in one step. */
export const mostHits = 2_000;

/** Where a search stands: it goes on with what is older than this message id. */
export interface Standing {
  below: string;
  /** Not older than this. */
  floor: string;
}

/**
 * Common table expressions: `hits` with `(message_id, conversation_id)`, and `reached`, the last message that was looked at;
 * empty when all that is older was looked at, too.
 */
export type Source = RawBuilder<unknown>;

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

/** Of up to so many teams the index of each is asked; whoever is in more is served by months. */
const fewTeams = 5;

export function looksByTeam(me: Viewer): boolean {
  return me.role !== 'admin' && me.teamIds.length <= fewTeams;
}

/**
 * Conversations that a person sees by something else than their teams: assigned, followed, mentioned, or without a team on a
 * channel that theirs serve. A hint, as the team in the index is one: each hit is judged afterwards.
 */
const beyondTeams = (me: Viewer) => sql`(
  select id from conversation
  where assignee_id = ${me.agentId}::uuid and (team_id is null or team_id <> all(${me.teamIds}::uuid[]))
  union select conversation_id from follower where agent_id = ${me.agentId}::uuid
  union (
    select c.id from conversation c
    where c.team_id is null and c.merged_into is null and c.channel_id in (
      select channel_id from channel_team where team_id = any(${me.teamIds}::uuid[]))
    order by c.last_message_at desc limit 5000))`;

/** Conversation by conversation, which the planner would not do: it guesses that there are many. */
const beyondHits = (
  me: Viewer,
  isMeant: RawBuilder<unknown>,
  below: string,
  lowest: RawBuilder<unknown>,
) => sql`
  select s.message_id, s.conversation_id from ${beyondTeams(me)} beyond cross join lateral (
    select message_id, conversation_id from message_search
    where conversation_id = beyond.id and message_id < ${below}::uuid and message_id >= ${lowest} and ${isMeant}
    offset 0) s`;

/** The newest messages one after the other: for words that stand in many, and where no word is asked. */
export function walking(me: Viewer, words: string | null, standing: Standing, length: number): Source {
  const { below, floor } = standing;
  const within = sql`message_id < ${below}::uuid and message_id >= ${floor}::uuid`;
  const isMeant = words === null ? sql`true` : sql`tsv @@ ${words}::tsquery`;
  const newest = (of: RawBuilder<unknown>) => sql`(
    select message_id, conversation_id, ${isMeant} as is_meant from message_search where ${of} and ${within}
    order by message_id desc limit ${length})`;
  const walks = looksByTeam(me)
    ? me.teamIds.map((team) => newest(sql`team_id = ${team}::uuid`))
    : [newest(sql`true`)];
  const lowest = sql`coalesce((select message_id from reached), ${floor}::uuid)`;
  const beyond = looksByTeam(me) ? sql`union ${beyondHits(me, isMeant, below, lowest)}` : sql``;
  return sql`
    walked as materialized (
      select * from (${sql.join(walks, sql` union all `)}) newest order by message_id desc limit ${length}
    ),
    reached as materialized (select message_id from walked order by message_id desc offset ${length - 1} limit 1),
    hits as materialized (select message_id, conversation_id from walked where is_meant ${beyond})`;
}

/** Every hit at once. */
export function ofAll(words: string, standing: Standing): Source {
  return byIndex(
    sql`select message_id, conversation_id from message_search where tsv @@ ${words}::tsquery`,
    standing,
  );
}

/**
 * The index of months, each on its own: a span would be read as a whole, while one month is only touched where the words are.
 */
export function ofMonths(words: string, first: number, last: number, standing: Standing): Source {
  const arms = Array.from(
    { length: last - first + 1 },
    (_, i) => sql`select message_id, conversation_id from message_search
      where month = ${first + i} and tsv @@ ${words}::tsquery`,
  );
  return byIndex(sql.join(arms, sql` union all `), standing);
}

/** The index of each team, and the conversations that one sees beside them. */
export function ofTeams(me: Viewer, words: string, standing: Standing): Source {
  const arms = [
    ...me.teamIds.map(
      (team) => sql`select message_id, conversation_id from message_search
        where team_id = ${team}::uuid and tsv @@ ${words}::tsquery`,
    ),
    beyondHits(me, sql`tsv @@ ${words}::tsquery`, standing.below, sql`${standing.floor}::uuid`),
  ];
  return byIndex(sql.join(arms, sql` union `), standing);
}

function byIndex(found: RawBuilder<unknown>, { below, floor }: Standing): Source {
  return sql`
    found as materialized (${found}),
    hits as materialized (
      select message_id, conversation_id from found
      where message_id < ${below}::uuid and message_id >= ${floor}::uuid
      order by message_id desc limit ${mostHits}
    ),
    reached as (select message_id from hits order by message_id desc offset ${mostHits - 1} limit 1)`;
}
