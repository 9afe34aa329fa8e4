import { textKey } from '@kontor/domain/text/key';
import { type RawBuilder, sql } from 'kysely';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { customerVisibleTo } from './seeing-customers.ts';

/** A page of suggestions: whoever looks for more types more. */
const most = 50;
/** How many that match are looked at. */
const considered = 5_000;

/**
 * Ids of the customers whose name and addresses hold each of the words, those whose name begins like the query first.
 * Claimed addresses find nobody.
 */
export async function findCustomers(
  db: Sql,
  me: SignedIn,
  query: string,
  also: RawBuilder<unknown> = sql`true`,
): Promise<string[]> {
  const key = textKey(query);
  const [longest, ...others] = key
    .split(' ')
    .filter(Boolean)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, 8)
    .map(like);
  if (!longest) return [];
  const { rows } = await sql<{ id: string }>`
    with found as (
      (select root_id as id from customer where name_key like ${longest} limit ${considered})
      union
      (select owner.root_id from handle join customer owner on owner.id = handle.customer_id
       where handle.address_key like ${longest} limit ${considered})
    )
    select c.id from found join customer c on c.id = found.id
    where ${sql.join([sql`true`, ...others.map(alsoHolds)], sql` and `)} and ${also} and ${customerVisibleTo(me, 'c')}
    order by starts_with(coalesce(c.name_key, ''), ${key}) desc, c.name_key collate "C" nulls last, c.id
    limit ${most}`.execute(db);
  return rows.map(({ id }) => id);
}

function alsoHolds(pattern: string) {
  return sql`(c.name_key like ${pattern} or exists (
    select 1 from handle h join customer owner on owner.id = h.customer_id
    where owner.root_id = c.id and h.address_key like ${pattern}))`;
}

/** Anywhere in the text; what `like` takes for a sign stands for itself. */
export function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
