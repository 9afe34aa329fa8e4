import { type RawBuilder, sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';
import type { Term } from '@kontor/domain/search/query';

/**
 * The terms as one tsquery, in its text form; null when they ask for no word. A message was taken apart by the rules of one
 * language, and nobody says in which one they search: so a word is asked by its stem in each, and as it is (names).
 * Words that mean nothing in a language ("die", "the") are not asked of texts in it.
 */
export async function tsqueryOf(db: Sql, terms: Term[]): Promise<string | null> {
  const anywhere = terms.filter((term) => term.in === 'anywhere').map(textOf);
  const placed = terms.filter((term) => term.in !== 'anywhere').map(textOf);
  if (anywhere.length + placed.length === 0) return null;
  const parts = [
    ...(anywhere.length > 0 ? [anyLanguage(anywhere)] : []),
    ...placed.map((text) => sql`to_tsquery('simple', ${text})`),
  ];
  const { rows } = await sql<{ q: string }>`select (${sql.join(parts, sql` && `)})::text as q`.execute(db);
  return rows[0]!.q || null;
}

function anyLanguage(texts: string[]): RawBuilder<unknown> {
  const german = sql.join(
    texts.map((text) => stemmed('german', text)),
    sql` && `,
  );
  const english = sql.join(
    texts.map((text) => stemmed('english', text)),
    sql` && `,
  );
  const asTyped = sql.join(
    texts.map((text) => sql`to_tsquery('simple', ${text})`),
    sql` && `,
  );
  // Nothing but words that mean nothing: then they were meant.
  return sql`(select case when numnode(q) > 0 then q else ${asTyped} end
    from (select case when german = english then german else german || english end as q
      from (select ${german} as german, ${english} as english) each_way) both_ways)`;
}

function stemmed(language: 'german' | 'english', text: string): RawBuilder<unknown> {
  const stem = sql`to_tsquery(${sql.lit(language)}, ${text})`;
  const typed = sql`to_tsquery('simple', ${text})`;
  // What is asked twice is looked up twice, and taken for more frequent than it is.
  return sql`case when numnode(${stem}) = 0 then ''::tsquery when ${stem} = ${typed} then ${typed} else ${stem} || ${typed} end`;
}

const weights = { anywhere: '', from: 'A', to: 'B' };

/** Words are letters and digits alone, so that they can stand in quotes. */
function textOf({ words, in: where, begun }: Term): string {
  return words
    .map((word, i) => {
      const flags = (begun && i === words.length - 1 ? '*' : '') + weights[where];
      return `'${word}'${flags ? `:${flags}` : ''}`;
    })
    .join(' <-> ');
}
