import { sql } from 'kysely';
import { forgetDraftEnds } from '../conversation/current-draft.ts';
import { forgetOldBulk } from '../bulk/bulk-rows.ts';
import { forgetOldNotifications } from '../notification/forgetting.ts';
import { forgetOldDeliveries } from '../webhook/forgetting.ts';
import { keyLife } from '../platform/idempotency.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';

const day = 86_400_000;

/** How long an upload may wait for its message. Milliseconds. */
const uploadLife = day;

/** What may go: used-up keys, uploads without a message, sources whose time is over, files that no row names. */
export async function sweep(db: Database, files: FileStore, now: Date): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  await db.sql.deleteFrom('idempotency_key').where('created_at', '<', before(keyLife)).execute();
  await forgetOldBulk(db.sql, now);
  await forgetOldNotifications(db.sql, now);
  await forgetOldDeliveries(db.sql, now);
  await forgetDraftEnds(db.sql, now);
  await db.sql
    .deleteFrom('attachment')
    .where('message_id', 'is', null)
    .where('created_at', '<', before(uploadLife))
    // A draft that was taken back still holds its uploads.
    .where(
      sql<boolean>`not exists (select 1 from draft d where d.content -> 'attachmentIds' ? attachment.id::text)`,
    )
    .execute();
  await db.sql
    .updateTable('receipt')
    .set({ raw: null, raw_sha256: null, purge_after: null, redacted_at: now })
    .where('purge_after', '<', now)
    .where('state', 'in', ['done', 'ignored', 'dropped'])
    .where(
      sql<boolean>`not exists (
        select 1 from message m join conversation c on c.id = m.conversation_id
        where m.receipt_number = receipt.number and c.legal_hold)`,
    )
    .execute();
  await files.sweep({ olderThan: before(day), named: (names) => namedFiles(db, names) });
}

/** Which of these files stand in some row. */
async function namedFiles(db: Database, sha256s: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from attachment where sha256 = any(${sha256s}::text[])
    union select raw_sha256 from receipt where raw_sha256 = any(${sha256s}::text[])
    union select logo_sha256 from brand where logo_sha256 = any(${sha256s}::text[])`.execute(db.sql);
  return new Set(rows.map((row) => row.sha256));
}
