import { type RawBuilder, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';

/** Where a search stands: it goes on with what is older than this message id. */
export interface Standing {
  below: string;
  /** Not older than this. */
  floor: string;
}

/**
 * Common table expressions: `hits` with `message_id`, and `reached`, the last message that was looked at; empty when all
 * that is older was looked at, too.
 */
export type Source = RawBuilder<unknown>;

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

/** Where a person looks: among everything, or in their teams and in conversations that they see beside them. */
export type Place = 'everywhere' | { teamIds: string[]; beyond: string[] };

/** Of up to so many teams the index of each is asked; whoever is in more looks everywhere, and is shown what they see. */
const fewTeams = 5;

export function looksByTeam(me: Viewer): boolean {
  return me.role !== 'admin' && me.teamIds.length <= fewTeams;
}

/**
 * `beyond`: conversations that a person sees by something else than their teams: assigned, followed, mentioned, or without a
 * team on a channel that theirs serve. A hint, as the team in the index is one: each hit is judged afterwards.
 */
export async function placeOf(db: Sql, me: Viewer): Promise<Place> {
  if (!looksByTeam(me)) return 'everywhere';
  const { rows } = await sql<{ id: string }>`
    select id from conversation
    where assignee_id = ${me.agentId}::uuid and (team_id is null or team_id <> all(${me.teamIds}::uuid[]))
    union select conversation_id from follower where agent_id = ${me.agentId}::uuid
    union (
      select c.id from conversation c
      where c.team_id is null and c.merged_into is null and c.channel_id in (
        select channel_id from channel_team where team_id = any(${me.teamIds}::uuid[]))
      order by c.last_message_at desc limit 5000)`.execute(db);
  return { teamIds: me.teamIds, beyond: rows.map(({ id }) => id) };
}

/** The newest messages one after the other: for words that stand in many, and where no word is asked. */
export function walking(
  place: Place,
  words: string | null,
  { below, floor }: Standing,
  length: number,
): Source {
  const within = sql`message_id < ${below}::uuid and message_id >= ${floor}::uuid`;
  const isMeant = words === null ? sql`true` : sql`tsv @@ ${words}::tsquery`;
  const newest = (of: RawBuilder<unknown>) => sql`(
    select message_id, ${isMeant} as is_meant from message_search where ${of} and ${within}
    order by message_id desc limit ${length})`;
  const walks =
    place === 'everywhere'
      ? [newest(sql`true`)]
      : place.teamIds.map((team) => newest(sql`team_id = ${team}::uuid`));
  // Who is in no team sees nothing by one.
  if (walks.length === 0) walks.push(newest(sql`false`));
  const lowest = sql`coalesce((select message_id from reached), ${floor}::uuid)`;
  const besides =
    place !== 'everywhere' && place.beyond.length > 0
      ? sql`union select message_id from message_search
          where conversation_id = any(${place.beyond}::uuid[]) and message_id < ${below}::uuid and message_id >= ${lowest}
            and ${isMeant}`
      : sql``;
  return sql`
    walked as materialized (
      select * from (${sql.join(walks, sql` union all `)}) newest order by message_id desc limit ${length}
    ),
    reached as materialized (select message_id from walked order by message_id desc offset ${length - 1} limit 1),
    hits as materialized (select message_id from walked where is_meant ${besides})`;
}

/**
 * What the index of words says, at once (`beginnings` absent) or of some time: the newest `most`, of each conversation the
 * newest alone unless all must be judged. One index has team, time and words, and is only touched where all of them meet.
 */
export function lookingUp(
  place: Place,
  words: string,
  { below, floor }: Standing,
  { most, isEach, beginnings }: { most: number; isEach: boolean; beginnings?: string[] },
): Source {
  const within = sql`message_id < ${below}::uuid and message_id >= ${floor}::uuid`;
  const ways =
    place === 'everywhere'
      ? [sql`true`]
      : [
          sql`team_id = any(${place.teamIds}::uuid[])`,
          ...(place.beyond.length > 0
            ? [sql`conversation_id = any(${place.beyond}::uuid[]) and ${within}`]
            : []),
        ];
  const times = beginnings
    ? [4, 5, 6].flatMap((digits) => {
        const some = beginnings.filter(({ length }) => length === digits);
        return some.length > 0
          ? [sql`left(message_id::text, ${sql.lit(digits)}) = any(${some}::text[])`]
          : [];
      })
    : [sql`true`];
  const arms = ways.flatMap((way) =>
    times.map(
      (time) => sql`
        select message_id, conversation_id from message_search where ${way} and ${time} and tsv @@ ${words}::tsquery`,
    ),
  );
  const newest = isEach ? sql`distinct message_id` : sql`distinct on (conversation_id) message_id`;
  const newestFirst = isEach ? sql`` : sql`order by conversation_id, message_id desc`;
  return sql`
    found as materialized (${sql.join(arms, sql` union all `)}),
    hits as materialized (
      select message_id from (
        select ${newest} from found where ${within} ${newestFirst}
      ) newest order by message_id desc limit ${most}
    ),
    reached as (select message_id from hits order by message_id desc offset ${most - 1} limit 1)`;
}
