import type { SignedIn } from '../accounts/signed-in.ts';
import { visibleTo } from '../accounts/visibility.ts';
import type { Sql } from '../platform/database/tables.ts';
import { notFound } from '../platform/problem.ts';
import { type ConversationRow, lockConversation } from '../timeline/recording.ts';

/**
 * The conversation of this id or number, the survivor if it was merged, if this person sees it. Otherwise it does not
 * exist.
 */
export async function findVisible(db: Sql, me: SignedIn, idOrNumber: string): Promise<ConversationRow> {
  const byNumber = /^\d+$/.test(idOrNumber);
  const row = await db
    .selectFrom('conversation')
    .selectAll()
    .where('id', 'in', ({ selectFrom }) => {
      const named = selectFrom('conversation as named').select('named.root_id');
      return byNumber
        ? named.where('named.number', '=', Number(idOrNumber))
        : named.where('named.id', '=', idOrNumber);
    })
    .where(visibleTo(me))
    .executeTakeFirst();
  if (!row) throw notFound('This conversation');
  return row as ConversationRow;
}

/** The same under its row lock, for a change. */
export async function lockVisible(tx: Sql, me: SignedIn, idOrNumber: string): Promise<ConversationRow> {
  const { id, version } = await findVisible(tx, me, idOrNumber);
  const locked = await lockConversation(tx, id);
  if (!locked) throw notFound('This conversation');
  // While this waited for the lock it may have been handed to others.
  if (locked.version !== version) await findVisible(tx, me, id);
  return locked;
}
