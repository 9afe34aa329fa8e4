import { sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { looksByTeam } from './sources.ts';

export interface Frequency {
  /** How many messages of the index hold these words, by the planner's statistics: a guess. */
  hits: number;
  /** How many there are where a person looks: in all, or in their few teams. */
  messages: number;
}

export async function guessFrequency(
  db: Sql,
  me: Pick<SignedIn, 'agentId' | 'role' | 'teamIds'>,
  words: string,
): Promise<Frequency> {
  const mine = looksByTeam(me) ? sql`team_id = any(${me.teamIds}::uuid[])` : sql`true`;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { Plans: { 'Plan Rows': number }[] } }] }>`
    explain (format json) select 1 from message_search where tsv @@ ${words}::tsquery
    union all select 1 from message_search where ${mine}`.execute(db);
  const [hits, messages] = rows[0]!['QUERY PLAN'][0].Plan.Plans.map((plan) => plan['Plan Rows']);
  return { hits: hits!, messages: messages! };
}
