import { type RawBuilder, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';
import { lastId } from './ids-in-time.ts';
import type { Source, Standing } from './sources.ts';
import { beginSteps, usual } from './steps.ts';

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

/** What is looked for, understood and compiled. */
export interface Wanted {
  /** A tsquery; null when no word is asked. */
  words: string | null;
  /** A condition over the conversation `c`, and what it joins. */
  condition: RawBuilder<unknown>;
  joins: RawBuilder<unknown>;
  /** A condition over the message called `alias`; absent: any message will do. */
  message?: (alias: string) => RawBuilder<unknown>;
}

export interface Found {
  /** Conversations, by their newest message that was meant. */
  ids: string[];
  /** Those messages, in the same order. */
  messageIds: string[];
  /** Where to go on; null when there is nothing more. */
  below: string | null;
  /** True: the page is not full, and older ones are to be looked at yet. */
  searching: boolean;
}

/** How far one request looks back, and how many hits it judges; a step more is one too many. */
const mostSteps = 8;
const mostJudged = 4_000;

/**
 * Conversations newest first, in steps further and further back, until the page is full or one request has done enough.
 * `top` is the newest message there was when the search began: what comes later belongs to no page of it.
 */
export async function findConversations(
  db: Sql,
  me: Viewer,
  wanted: Wanted,
  standing: Standing,
  top: string,
  limit: number,
  ways = usual,
): Promise<Found> {
  const ids: string[] = [];
  const messageIds: string[] = [];
  const before = { from: standing.below, to: top };
  const steps = await beginSteps(db, me, wanted, standing, limit, ways);
  let { below } = standing;
  let judged = 0;
  for (let step = 0; step < mostSteps && judged < mostJudged; step++) {
    const next = steps.next({ ...standing, below });
    if (!next) return { ids, messageIds, below: null, searching: false };
    const { rows, reached, hits } = await judge(db, me, wanted, next.source, before, ids, limit - ids.length);
    ids.push(...rows.map((row) => row.id));
    messageIds.push(...rows.map((row) => row.message_id));
    if (ids.length === limit) return { ids, messageIds, below: rows.at(-1)!.message_id, searching: false };
    steps.went(reached !== null);
    judged += hits;
    below = reached ?? next.end ?? standing.floor;
    if (below <= standing.floor) return { ids, messageIds, below: null, searching: false };
  }
  return { ids, messageIds, below, searching: true };
}

interface Judged {
  rows: { id: string; message_id: string }[];
  reached: string | null;
  /** How many were judged. */
  hits: number;
}

/**
 * Of the hits, the conversations that this person sees and that are meant. Rights, state and place are those of now: the
 * index, which may lag, only says where to look.
 */
async function judge(
  db: Sql,
  me: Viewer,
  { words, condition, joins, message }: Wanted,
  source: Source,
  before: { from: string; to: string },
  known: string[],
  limit: number,
): Promise<Judged> {
  const meant = (alias: string) => {
    const m = sql.raw(alias);
    return sql`${m}.redacted_at is null and coalesce(${m}.state, '') not in ('undone', 'returned')
      and ${message?.(alias) ?? sql`true`}`;
  };
  const shownBefore =
    before.from === lastId
      ? sql`false`
      : sql`exists (
          select 1 from message_search newer join message nm on nm.id = newer.message_id
          where newer.conversation_id = judged.id
            and newer.message_id >= ${before.from}::uuid and newer.message_id <= ${before.to}::uuid
            and ${words === null ? sql`true` : sql`newer.tsv @@ ${words}::tsquery`} and ${meant('nm')})`;
  const { rows } = await sql<Judged>`
    with ${source},
    judged as (
      select distinct on (c.id) c.id, m.id as message_id
      from hits join message m on m.id = hits.message_id
      join conversation own on own.id = m.conversation_id
      join conversation c on c.id = own.root_id ${joins}
      where ${visibleTo(me, 'c')} and ${condition} and ${meant('m')} and c.id <> all(${known}::uuid[])
      order by c.id, m.id desc
    )
    select (select message_id from reached) as reached, (select count(*)::int from hits) as hits, coalesce((
      select json_agg(page) from (
        select id, message_id from judged where not ${shownBefore} order by message_id desc limit ${limit}
      ) page), '[]') as rows`.execute(db);
  return rows[0]!;
}
