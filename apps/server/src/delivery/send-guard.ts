import type { Sql } from '../platform/database/tables.ts';

/**
 * What stands in a conversation that the author of a reply had not seen: the ids of newer messages and notes that are
 * neither the author's own nor automatic, oldest first. Read under the conversation's row lock.
 *
 * @param seen the newest message or note the author had on screen; null when there was none
 */
export async function newerThan(
  tx: Sql,
  conversationId: string,
  seen: string | null,
  authorId: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', ({ selectFrom, fn, val }) =>
      fn.coalesce(
        selectFrom('message as seen')
          .select('seen.seq')
          .where('seen.id', '=', seen)
          .where('seen.conversation_id', '=', conversationId),
        val(0),
      ),
    )
    .where('author_id', 'is distinct from', authorId)
    .where('automatic', 'is', null)
    .where(({ or, eb }) => or([eb('state', 'is', null), eb('state', 'not in', ['undone', 'returned'])]))
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.id);
}
