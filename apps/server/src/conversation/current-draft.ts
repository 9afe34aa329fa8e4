import { Problem } from '../platform/problem.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import type { DraftContent } from '../platform/database/tables/messages.ts';
import type { NewFact } from '../timeline/recording.ts';

/** Whose draft, of which kind, in which conversation. */
export interface DraftPlace {
  conversationId: string;
  agentId: string;
  kind: 'reply' | 'note';
}

/** The one that stands in the field; what is put aside stands beside it. Locked: nobody writes on it meanwhile. */
export async function currentDraft(tx: Sql, place: DraftPlace): Promise<Row<'draft'> | undefined> {
  const draft = await tx
    .selectFrom('draft')
    .selectAll()
    .where('conversation_id', '=', place.conversationId)
    .where('agent_id', '=', place.agentId)
    .where('kind', '=', place.kind)
    .where('aside', '=', false)
    .forUpdate()
    .executeTakeFirst();
  return draft as Row<'draft'> | undefined;
}

/**
 * What was sent or thrown away is no draft any more, and a saving of it that is still on its way does not bring it back.
 * Gives which one it was.
 *
 * @param key of the piece of writing, if its author named one; `messageId` of what it became.
 */
export async function endDraft(
  tx: Sql,
  place: DraftPlace,
  { key, messageId = null, now }: { key: string | undefined; messageId?: string | null; now: Date },
): Promise<{ draftId?: string }> {
  const gone = await tx
    .deleteFrom('draft')
    .where('conversation_id', '=', place.conversationId)
    .where('agent_id', '=', place.agentId)
    .where('kind', '=', place.kind)
    .where('aside', '=', false)
    .returning(['id', 'key'])
    .executeTakeFirst();
  const keys = new Set([key, gone?.key].filter((one) => one != null));
  if (keys.size > 0)
    await tx
      .insertInto('draft_end')
      .values(
        [...keys].map((one) => ({ ...columnsOf(place), key: one, message_id: messageId, ended_at: now })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return gone ? { draftId: gone.id } : {};
}

/** Of a saving that came late. The caller holds the lock on the current draft, or on the conversation if there is none. */
export async function refuseEnded(tx: Sql, place: DraftPlace, key: string): Promise<void> {
  const end = await tx
    .selectFrom('draft_end')
    .leftJoin('message', 'message.id', 'draft_end.message_id')
    .select(['message.id', 'message.text'])
    .where('draft_end.conversation_id', '=', place.conversationId)
    .where('draft_end.agent_id', '=', place.agentId)
    .where('draft_end.key', '=', key)
    .executeTakeFirst();
  if (!end) return;
  const { id, text } = end;
  throw new Problem('draft_ended', 'This draft was sent or thrown away meanwhile. Begin a new one.', {
    sent: id === null ? null : { messageId: id, text: text ?? '' },
  });
}

/** Long after any browser could still be saving. */
const endLife = 90 * 86_400_000;

export async function forgetDraftEnds(db: Sql, now: Date): Promise<void> {
  await db
    .deleteFrom('draft_end')
    .where('ended_at', '<', new Date(now.getTime() - endLife))
    .execute();
}

function columnsOf({ conversationId, agentId }: DraftPlace) {
  return { conversation_id: conversationId, agent_id: agentId };
}

export const isBlank = ({ text, attachmentIds, forward }: DraftContent): boolean =>
  text.trim() === '' && !attachmentIds?.length && !forward;

/** It makes room in the field and stands beside it. */
export async function putAside(tx: Sql, { id, version }: Row<'draft'>): Promise<void> {
  await tx
    .updateTable('draft')
    .set({ aside: true, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export const saidOf = (
  type: 'draft.saved' | 'draft.discarded',
  { id, agent_id, kind }: Row<'draft'>,
): NewFact => ({ type, data: { draftId: id, agentId: agent_id, kind } });
