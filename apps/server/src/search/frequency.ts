import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { looksByTeam } from './sources.ts';

/** How many messages of the index a person may find by these words, by the planner's statistics: a guess. */
export async function guessHits(
  db: Sql,
  me: Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>,
  words: string,
): Promise<number> {
  const mine = looksByTeam(me) ? sql`team_id = any(${me.teamIds}::uuid[])` : sql`true`;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from message_search where tsv @@ ${words}::tsquery and ${mine}`.execute(db);
  return rows[0]!['QUERY PLAN'][0].Plan['Plan Rows'];
}
