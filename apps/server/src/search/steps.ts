import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { isFrequent } from './frequency.ts';
import { lowestIdOfMonth, monthOfId } from './ids-in-time.ts';
import { looksByTeam, ofMonths, ofTeams, type Source, type Standing, walking } from './sources.ts';

interface Steps {
  /** Undefined: there is nothing older. `end`: what is below it was not looked at; absent: all was. */
  next(standing: Standing): Promise<{ source: Source; end?: string } | undefined>;
  /** `full`: there was more in it than one step looks at. */
  went(full: boolean): void;
}

/** Messages walked over, step by step. */
const walks = [1_000, 4_000, 10_000];

/**
 * Frequent words are met on a short walk over the newest messages. Others are looked up: of one's few teams at once, else by
 * months, 1, 2, 4, 8 of them and so on. Without words there is only walking.
 */
export async function beginSteps(
  db: Sql,
  me: Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>,
  words: string | null,
  limit: number,
): Promise<Steps> {
  const walksFirst = words === null || (await isFrequent(db, me, words, limit));
  let walked = 0;
  let span = 1;
  return {
    async next(standing) {
      if (words === null || (walksFirst && walked < walks.length)) {
        const length = walks[Math.min(walked++, walks.length - 1)]!;
        return { source: walking(me, words, standing, length) };
      }
      if (looksByTeam(me)) return { source: ofTeams(me, words, standing) };
      const newest = await newestBelow(db, standing);
      if (!newest) return undefined;
      const last = monthOfId(newest);
      const first = last - span + 1;
      return { source: ofMonths(words, first, last, standing), end: lowestIdOfMonth(first) };
    },
    went(full) {
      if (!full) span *= 2;
    },
  };
}

async function newestBelow(db: Sql, { below, floor }: Standing): Promise<string | undefined> {
  const row = await db
    .selectFrom('message_search')
    .select('message_id')
    .where('message_id', '<', below)
    .where('message_id', '>=', floor)
    .orderBy('message_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.message_id;
}
