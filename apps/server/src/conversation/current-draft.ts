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

/** What was sent or thrown away is no draft any more. Gives which one it was. */
export async function dropCurrentDraft(tx: Sql, place: DraftPlace): Promise<{ draftId?: string }> {
  const gone = await tx
    .deleteFrom('draft')
    .where('conversation_id', '=', place.conversationId)
    .where('agent_id', '=', place.agentId)
    .where('kind', '=', place.kind)
    .where('aside', '=', false)
    .returning('id')
    .executeTakeFirst();
  return gone ? { draftId: gone.id } : {};
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
