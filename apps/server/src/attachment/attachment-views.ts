import type { AttachmentView } from '@kontor/contracts/message';
import type { Row } from '../platform/database/tables.ts';

/** Signs the path under which an attachment can be fetched for an hour. */
export type SignAttachment = (attachment: Row<'attachment'>) => string | null;

export function attachmentView(row: Row<'attachment'>, sign: SignAttachment): AttachmentView {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    inline: row.inline,
    contentId: row.content_id,
    path: sign(row),
  };
}
