import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';
import type { Place } from './sources.ts';

export interface Frequency {
  /** How many messages of the index hold these words, by the planner's statistics: a guess. */
  hits: number;
  /** How many there are where a person looks: in all, or in their few teams. */
  messages: number;
}

export async function guessFrequency(db: Sql, place: Place, words: string): Promise<Frequency> {
  const there = place === 'everywhere' ? sql`true` : sql`team_id = any(${place.teamIds}::uuid[])`;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { Plans: { 'Plan Rows': number }[] } }] }>`
    explain (format json) select 1 from message_search where tsv @@ ${words}::tsquery
    union all select 1 from message_search where ${there}`.execute(db);
  const [hits, messages] = rows[0]!['QUERY PLAN'][0].Plan.Plans.map((plan) => plan['Plan Rows']);
  return { hits: hits!, messages: messages! };
}
