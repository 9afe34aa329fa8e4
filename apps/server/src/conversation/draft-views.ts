import type { DraftView } from '@kontor/contracts/message';
import { attachmentView, type SignAttachment } from '../attachment/attachment-views.ts';
import type { Row, Sql } from '../platform/database/tables.ts';

/**
 * Drafts with the uploads they name, so that another machine can show them. Only what their author uploaded and has not
 * sent: an id in a draft opens nobody else's file.
 */
export async function draftViews(db: Sql, rows: Row<'draft'>[], sign: SignAttachment): Promise<DraftView[]> {
  const named = new Set(rows.flatMap(({ content }) => content.attachmentIds ?? []));
  const uploads = named.size
    ? await db
        .selectFrom('attachment')
        .selectAll()
        .where('id', 'in', [...named])
        .where('message_id', 'is', null)
        .execute()
    : [];
  const byId = new Map((uploads as Row<'attachment'>[]).map((upload) => [upload.id, upload]));
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    agentId: row.agent_id,
    kind: row.kind,
    content: row.content,
    aside: row.aside,
    attachments: (row.content.attachmentIds ?? []).flatMap((id) => {
      const upload = byId.get(id);
      return upload?.uploaded_by === row.agent_id ? [attachmentView(upload, sign)] : [];
    }),
    returnedReason: row.returned_reason,
    key: row.key,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }));
}
