import type { SignedIn } from '../accounts/signed-in.ts';
import type { Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';

/**
 * Ties uploads to the message they go out with, in their order; those of a forwarded message are copied. Uploads of
 * somebody else, or already sent, do not exist.
 *
 * @param pictures those that stand in the text; it names them by their id
 */
export async function takeAttachments(
  tx: Sql,
  me: SignedIn,
  messageId: string,
  ids: string[],
  forwarded: string | undefined,
  limits: { maxBytes: number; maxCount: number } | undefined,
  pictures: readonly string[] = [],
): Promise<void> {
  if (ids.length === 0 && !forwarded) return;
  if (!limits) throw new Problem('not_possible', 'This channel cannot carry attachments.');
  const taken = ids.length
    ? await tx
        .updateTable('attachment')
        .set({ message_id: messageId })
        .where('id', 'in', ids)
        .where('uploaded_by', '=', me.agentId)
        .where('message_id', 'is', null)
        .where('canned_reply_id', 'is', null)
        .returning(['id', 'size'])
        .execute()
    : [];
  if (taken.length !== new Set(ids).size)
    throw new Problem('invalid_request', 'An attachment is missing: upload it again.', {
      errors: [{ path: 'attachments', message: 'An upload does not exist or was sent before.' }],
    });
  for (const [position, id] of ids.entries()) {
    const inline = pictures.includes(id);
    await tx
      .updateTable('attachment')
      .set({ position, inline, content_id: inline ? id : null })
      .where('id', '=', id)
      .execute();
  }
  const copied = forwarded ? await copyAttachments(tx, forwarded, messageId, ids.length) : [];

  const all = [...taken, ...copied];
  const bytes = all.reduce((sum, one) => sum + one.size, 0);
  if (bytes > limits.maxBytes)
    throw new Problem(
      'too_large',
      `The attachments have ${megabytes(bytes)}, but this channel carries ${megabytes(limits.maxBytes)}. Remove some, or send a link.`,
    );
  if (all.length > limits.maxCount)
    throw new Problem(
      'too_large',
      `This channel carries at most ${limits.maxCount} attachments in one message.`,
    );
}

async function copyAttachments(tx: Sql, from: string, to: string, position: number) {
  const originals = await tx
    .selectFrom('attachment')
    .selectAll()
    .where('message_id', '=', from)
    .where('sha256', 'is not', null)
    .orderBy('position')
    .execute();
  if (originals.length > 0)
    await tx
      .insertInto('attachment')
      .values(
        originals.map((one, i) => ({
          ...one,
          id: newId(),
          message_id: to,
          uploaded_by: null,
          position: position + i,
        })),
      )
      .execute();
  return originals;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
