import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { looksByTeam } from './sources.ts';

/** Messages that may be walked over for one page: what that costs is less than looking a frequent word up. */
const worthWalking = 10_000;

/**
 * Whether a page fills on a short walk over the newest messages, by the planner's statistics. A wrong guess costs time and
 * changes no result.
 */
export async function isFrequent(
  db: Sql,
  me: Pick<SignedIn, 'role' | 'teamIds'>,
  words: string,
  limit: number,
): Promise<boolean> {
  const mine = looksByTeam(me as SignedIn) ? sql`team_id = any(${me.teamIds}::uuid[])` : sql`true`;
  const [meant, all] = [
    await estimate(db, sql`select from message_search where tsv @@ ${words}::tsquery and ${mine}`),
    await estimate(db, sql`select from message_search`),
  ];
  return meant * worthWalking >= limit * all;
}

async function estimate(db: Sql, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) ${query}`.execute(db);
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'];
}
