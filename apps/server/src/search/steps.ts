import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import type { Wanted } from './finding.ts';
import { guessFrequency } from './frequency.ts';
import {
  beginningsOf,
  lowestIdOfSlice,
  oneSlice,
  roundedDown,
  sliceBelow,
  sliceOfId,
} from './ids-in-time.ts';
import { lookingUp, placeOf, type Source, type Standing, walking } from './sources.ts';

type Viewer = Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>;

interface Steps {
  /** Undefined: there is nothing older. `end`: what is below it was not looked at; absent: all was. */
  next(standing: Standing): { source: Source; end?: string } | undefined;
  /** `full`: there was more in it than one step looks at. */
  went(full: boolean): void;
}

/** When which way is taken, and how far: guesses about cost, none about results. */
export const usual = {
  /** Messages walked over, step by step. */
  walks: [1_000, 4_000, 10_000],
  /** A walk of so many messages costs less than looking a frequent word up. */
  worthWalking: 2_000,
  /** So few hits are looked up at once, whatever their time. */
  fewHits: 300,
  /** Hits that the first step looks for, and judges, for each row of the page; and how both grow. */
  hitsForRow: 5,
  growth: 4,
  /** Most hits that are judged in one step. */
  mostHits: 2_000,
};

/**
 * Very frequent words are met on a short walk over the newest messages. Others are looked up: rare ones at once, else in the
 * time in which there should be enough for a page, and then further and further back. Without words there is only walking.
 * A wrong guess costs time and changes no result.
 */
export async function beginSteps(
  db: Sql,
  me: Viewer,
  { words, message }: Pick<Wanted, 'words' | 'message'>,
  standing: Standing,
  limit: number,
  { walks, worthWalking, fewHits, hitsForRow, growth, mostHits } = usual,
): Promise<Steps> {
  const index = await look(db, standing);
  if (!index) return { next: () => undefined, went: () => {} };
  const place = await placeOf(db, me);
  if (words === null) {
    let walked = 0;
    return {
      next: (from) => ({ source: walking(place, null, from, walks[Math.min(walked++, walks.length - 1)]!) }),
      went: () => {},
    };
  }
  const guess = await guessFrequency(db, place, words);
  const share = Math.max(guess.hits, 1) / Math.max(index.messages, 1);
  const hits = share * guess.messages;
  const isWalk = place === 'everywhere' && (limit * hitsForRow) / share <= worthWalking;
  const [newest, oldest] = [sliceOfId(index.newest), sliceOfId(index.oldest)];
  const isEach = message !== undefined;
  // For a word that is begun the index reads all words that begin so, whole, for each slice that is asked for: one at a time.
  const isBegun = words.includes(':*');
  let most = Math.min(Math.ceil(limit * hitsForRow), mostHits);
  let span = Math.ceil((most / hits) * (newest - oldest + 1));
  let walked = 0;
  return {
    next({ below, floor }) {
      if (isWalk && walked < walks.length - 1)
        return { source: walking(place, words, { below, floor }, walks[walked++]!) };
      if (hits <= fewHits) return { source: lookingUp(place, words, { below, floor }, { most, isEach }) };
      const last = Math.min(newest, sliceBelow(below));
      if (last < oldest) return undefined;
      const [first, upTo] = isBegun ? oneSlice(last, span) : [roundedDown(last - span + 1, span), last];
      const beginnings = beginningsOf(first, upTo);
      const end = lowestIdOfSlice(first);
      const part = { below, floor: floor > end ? floor : end };
      return { source: lookingUp(place, words, part, { most, isEach, beginnings }), end };
    },
    went(full) {
      if (full) most = Math.min(most * growth, mostHits);
      else span *= growth;
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
