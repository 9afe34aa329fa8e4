import { asksForTag } from '@kontor/domain/condition/renaming';
import type { Condition } from '@kontor/domain/condition/tree';
import type { RuleAction } from '@kontor/domain/rules/rule';
import type { ListedTag } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

type Uses = ListedTag['uses'];

/**
 * How many carry each word, each counted by an index of those that carry any: what carries none, which is most, is never
 * looked at.
 */
export async function usesOfTags(db: Sql, words: string[]): Promise<Map<string, Uses>> {
  const { rows } = await carriers(words).execute(db);
  const [views, rules] = await Promise.all([
    db.selectFrom('view').select('condition').where('removed_at', 'is', null).execute(),
    db.selectFrom('rule').select(['condition', 'actions']).where('archived_at', 'is', null).execute(),
  ]);
  return new Map(
    rows.map(({ word, conversations, customers }) => [
      word,
      {
        conversations,
        customers,
        views: views.filter(({ condition }) => asksForTag(condition as Condition, word)).length,
        rules: rules.filter(
          ({ condition, actions }) =>
            asksForTag(condition as Condition, word) || putsOn(actions as RuleAction[], word),
        ).length,
      },
    ]),
  );
}

/** Merged conversations and customers are counted with the one that they became. */
export const carriers = (words: string[]) => sql<{ word: string; conversations: number; customers: number }>`
  select word,
    (select count(*)::int from conversation c
      where c.tags @> array[word] and c.tags <> '{}' and c.merged_into is null) as conversations,
    (select count(*)::int from customer cu
      where cu.tags @> array[word] and cu.merged_into is null) as customers
  from unnest(${words}::text[]) as word`;

const putsOn = (actions: RuleAction[], word: string): boolean =>
  actions.some((action) => action.do === 'tag' && action.tags.includes(word));
