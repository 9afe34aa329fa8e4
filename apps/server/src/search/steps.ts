import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { guessFrequency } from './frequency.ts';
import { lowestIdOfMonth, monthBelow, monthOfId } from './ids-in-time.ts';
import { looksByTeam, ofAll, ofMonths, ofTeams, type Source, type Standing, walking } from './sources.ts';

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

const nowhere = { hits: 0, messages: 0 };

interface Steps {
  /** Undefined: there is nothing older. `end`: what is below it was not looked at; absent: all was. */
  next(standing: Standing): { source: Source; end?: string } | undefined;
  /** `full`: there was more in it than one step looks at. */
  went(full: boolean): void;
}

/** Messages walked over, step by step. */
const walks = [1_000, 4_000, 10_000];
/** When which way is taken: guesses about cost, none about results. */
export const usual = {
  /** A walk of so many messages costs less than looking a frequent word up. */
  worthWalking: 10_000,
  /** One hit looked up costs as much as so many messages walked over. */
  hitInWalks: 1,
  /** So few hits are looked up at once, whatever their months. */
  fewHits: 5_000,
  /** Months of the first step, and how it grows. */
  firstSpan: 2,
  growth: 4,
};

/**
 * Frequent words are met on a short walk over the newest messages. Others are looked up: those of one's few teams and rare
 * ones at once, else by months, ever more of them. Without words there is only walking. A wrong guess costs time and changes no result.
 */
export async function beginSteps(
  db: Sql,
  me: Viewer,
  words: string | null,
  standing: Standing,
  limit: number,
  { worthWalking, hitInWalks, fewHits, firstSpan, growth } = usual,
): Promise<Steps> {
  const index = await look(db, standing);
  if (!index) return { next: () => undefined, went: () => {} };
  const { hits, messages } = words === null ? nowhere : await guessFrequency(db, me, words);
  // So many messages are walked over until a page is full, and so many hits are there where this person looks.
  const toWalk = (limit * index.messages) / hits;
  const toLookUp = (hits * messages) / index.messages;
  const walksFirst = toWalk <= worthWalking && toWalk <= toLookUp * hitInWalks;
  const [newest, oldest] = [monthOfId(index.newest), monthOfId(index.oldest)];
  let walked = 0;
  let span = firstSpan;
  return {
    next({ below, floor }) {
      if (words === null || (walksFirst && walked < walks.length)) {
        const length = walks[Math.min(walked++, walks.length - 1)]!;
        return { source: walking(me, words, { below, floor }, length) };
      }
      if (looksByTeam(me)) return { source: ofTeams(me, words, { below, floor }) };
      if (toLookUp <= fewHits) return { source: ofAll(words, { below, floor }) };
      const last = Math.min(newest, monthBelow(below));
      if (last < oldest) return undefined;
      const first = Math.max(oldest, last - span + 1);
      return { source: ofMonths(words, first, last, { below, floor }), end: lowestIdOfMonth(first) };
    },
    went(full) {
      if (!full) span *= growth;
    },
  };
}

/** The ends of what is left to look at, and the size of the whole index as it was last counted. */
async function look(
  db: Sql,
  { below, floor }: Standing,
): Promise<{ newest: string; oldest: string; messages: number } | undefined> {
  const left = sql`from message_search where message_id < ${below}::uuid and message_id >= ${floor}::uuid`;
  const { rows } = await sql<{ newest: string | null; oldest: string | null; messages: number }>`
    select (select message_id ${left} order by message_id desc limit 1) as newest,
      (select message_id ${left} order by message_id limit 1) as oldest,
      (select greatest(reltuples, 0)::float8 from pg_class where oid = 'message_search'::regclass) as messages`.execute(
    db,
  );
  const { newest, oldest, messages } = rows[0]!;
  return newest && oldest ? { newest, oldest, messages } : undefined;
}
