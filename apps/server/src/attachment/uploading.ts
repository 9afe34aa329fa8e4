import { Inject, Injectable } from '@nestjs/common';
import type { AttachmentView } from '@kontor/contracts/message';
import type { Readable } from 'node:stream';
import type { SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import type { Row } from '../platform/database/tables.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { FILES } from '../platform/tokens.ts';
import { AttachmentPaths } from './attachment-paths.ts';
import { attachmentView } from './attachment-views.ts';

/** The largest single upload. Bytes. Channels carry less; notes carry all of it. */
export const largestUpload = 50 * 1024 * 1024;

/** Files on their way to a message. Those that never got one are swept after a day. */
@Injectable()
export class Uploading {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
  ) {}

  async upload(
    me: SignedIn,
    file: { filename: string; mimetype: string; file: Readable & { truncated?: boolean } },
  ): Promise<AttachmentView> {
    const stored = await this.files.put(file.file).catch((error: unknown) => {
      if (error === file.file.errored) throw unreadable('ends too early');
      throw error;
    });
    if (file.file.truncated)
      throw new Problem('too_large', `“${file.filename}” is larger than ${largestUpload / 1024 / 1024} MB.`);
    const row = (await this.db.sql
      .insertInto('attachment')
      .values({
        id: newId(),
        uploaded_by: me.agentId,
        name: plainName(file.filename),
        type: plainType(file.mimetype),
        size: stored.size,
        sha256: stored.sha256,
        created_at: this.clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow()) as Row<'attachment'>;
    return attachmentView(row, (upload) => this.paths.sign(upload));
  }
}

export function unreadable(message: string): Problem {
  return new Problem('invalid_request', 'This upload cannot be read, or broke off. Send the file again.', {
    errors: [{ path: 'file', message }],
  });
}

/** A name without a path and without characters that mean something to a mail header or a shell. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200)
      .toWellFormed() || 'file'
  );
}

/** A media type as its sender claims it, if it is one at all. */
function plainType(claimed: string): string {
  return /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(claimed) ? claimed : 'application/octet-stream';
}
