import { cannedFileLimits as limits } from '@kontor/contracts/canned';
import type { SignedIn } from '../accounts/signed-in.ts';
import type { Row, Sql } from '../platform/database/tables.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { cannedFor } from './seeing-canned.ts';

type File = Row<'attachment'>;

/** Files by the reply they belong to, in their order. */
export async function filesOf(db: Sql, replyIds: string[]): Promise<Map<string, File[]>> {
  if (replyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('attachment')
    .selectAll()
    .where('canned_reply_id', 'in', replyIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows as File[], (row) => row.canned_reply_id!);
}

/**
 * Makes these the files of the reply, in this order: what it has already, one's own uploads, and files of another reply that
 * one sees, of which it gets rows of its own. What it had else is gone; the bytes are swept when nothing names them.
 */
export async function keepFiles(tx: Sql, me: SignedIn, replyId: string, ids: string[], now: Date) {
  const wanted = [...new Set(ids)];
  const found = await tx
    .selectFrom('attachment')
    .selectAll()
    .where('id', 'in', [...wanted, replyId])
    .where('message_id', 'is', null)
    .where(({ eb, or, and, exists, selectFrom }) =>
      or([
        and([eb('canned_reply_id', 'is', null), eb('uploaded_by', '=', me.agentId)]),
        exists(
          selectFrom('canned_reply')
            .select('canned_reply.id')
            .whereRef('canned_reply.id', '=', 'attachment.canned_reply_id')
            .where(cannedFor(me)),
        ),
      ]),
    )
    .forUpdate()
    .execute();
  const byId = new Map((found as File[]).map((one) => [one.id, one]));
  const files = wanted.flatMap((id) => byId.get(id) ?? []);
  if (files.length < wanted.length) throw refused('invalid_request', 'A file is missing: upload it again.');
  if (files.length > limits.count)
    throw refused('too_large', `A canned reply has at most ${limits.count} files.`);
  if (files.reduce((sum, { size }) => sum + size, 0) > limits.bytes)
    throw refused(
      'too_large',
      `The files of a canned reply have at most ${limits.bytes / 1024 / 1024} MB together.`,
    );

  let gone = tx.deleteFrom('attachment').where('canned_reply_id', '=', replyId);
  if (wanted.length > 0) gone = gone.where('id', 'not in', wanted);
  await gone.execute();
  for (const [position, file] of files.entries()) {
    const isForeign = file.canned_reply_id !== null && file.canned_reply_id !== replyId;
    if (isForeign)
      await tx
        .insertInto('attachment')
        .values({ ...file, id: newId(), canned_reply_id: replyId, position, created_at: now })
        .execute();
    else
      await tx
        .updateTable('attachment')
        .set({ canned_reply_id: replyId, position })
        .where('id', '=', file.id)
        .execute();
  }
}

/** The files as one's own uploads, ready for a draft: rows of their own on the same bytes. */
export async function takeFiles(tx: Sql, me: SignedIn, replyId: string, now: Date): Promise<File[]> {
  const files = (await filesOf(tx, [replyId])).get(replyId) ?? [];
  if (files.length === 0) return [];
  const taken = files.map((file) => ({
    ...file,
    id: newId(),
    canned_reply_id: null,
    uploaded_by: me.agentId,
    created_at: now,
  }));
  await tx.insertInto('attachment').values(taken).execute();
  return taken;
}

const refused = (code: 'invalid_request' | 'too_large', message: string) =>
  new Problem(code, message, { errors: [{ path: 'attachments', message }] });
