import type { Row, Sql } from '../platform/database/tables.ts';

/** Whose draft, of which kind, in which conversation. */
export interface DraftPlace {
  conversationId: string;
  agentId: string;
  kind: 'reply' | 'note';
}

export async function currentDraft(tx: Sql, place: DraftPlace): Promise<Row<'draft'> | undefined> {
  const draft = await tx
    .selectFrom('draft')
    .selectAll()
    .where('conversation_id', '=', place.conversationId)
    .where('agent_id', '=', place.agentId)
    .where('kind', '=', place.kind)
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
    .returning('id')
    .executeTakeFirst();
  return gone ? { draftId: gone.id } : {};
}
