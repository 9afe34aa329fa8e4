import type { SearchHit } from '@kontor/contracts/conversation';
import { snippetOf, termsIn } from '@kontor/domain/search/marking';
import type { SearchQuery } from '@kontor/domain/search/query';
import { sql } from 'kysely';
import type { Sql } from '../platform/database/tables.ts';

/** So much of a text is looked through for the words that are shown. */
const longest = 20_000;

/** Where in each conversation the words stand; of those alone that were found, and so are seen. */
export async function hitsOf(
  db: Sql,
  query: SearchQuery,
  conversationIds: string[],
  messageIds: string[],
): Promise<SearchHit[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom('message')
    .select(['id', 'seq', sql<string>`left(text, ${longest})`.as('text')])
    .where('id', 'in', messageIds)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const terms = termsIn(query, 'text');
  return messageIds.flatMap((messageId, i) => {
    const row = byId.get(messageId);
    return row
      ? [{ conversationId: conversationIds[i]!, messageId, seq: row.seq, text: snippetOf(row.text, terms) }]
      : [];
  });
}
