import { Inject, Injectable } from '@nestjs/common';
import type { MessageBody } from '@kontor/contracts/message';
import type { SignedIn } from '../accounts/signed-in.ts';
import { AttachmentPaths } from '../attachment/attachment-paths.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { notFound } from '../platform/problem.ts';
import { FILES } from '../platform/tokens.ts';
import { safeHtml } from './mail-html.ts';
import { Reading } from './reading.ts';

/** The parts of a message that are fetched only when somebody looks: HTML, quoted history, the source. */
@Injectable()
export class Bodies {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Reading) private readonly reading: Reading,
    @Inject(ChannelBook) private readonly channels: ChannelBook,
    @Inject(AttachmentPaths) private readonly paths: AttachmentPaths,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  async body(me: SignedIn, messageId: string): Promise<MessageBody> {
    const message = await this.reading.visibleMessage(me, messageId);
    const [body, attachments] = await Promise.all([
      this.db.sql
        .selectFrom('message_body')
        .selectAll()
        .where('message_id', '=', messageId)
        .executeTakeFirst(),
      this.db.sql
        .selectFrom('attachment')
        .select(['id', 'sha256', 'content_id'])
        .where('message_id', '=', messageId)
        .where('content_id', 'is not', null)
        .execute(),
    ]);
    const inline = new Map(
      attachments.flatMap((one) => {
        const path = this.paths.sign(one);
        return path ? [[one.content_id!, path] as const] : [];
      }),
    );
    const html = body?.html ?? null;
    if (html === null) return { fullText: body?.full_text ?? null, html, foldedHtml: null, remoteImages: 0 };
    const channel = message.channel_id ? await this.channels.find(message.channel_id) : undefined;
    const folded =
      message.kind === 'inbound' && message.has_folded
        ? await channel?.adapter.foldHtml?.(html, message.subject)
        : undefined;
    const fresh = safeHtml(folded?.newHtml ?? html, inline);
    const older = folded?.foldedHtml ? safeHtml(folded.foldedHtml, inline) : undefined;
    return {
      fullText: body!.full_text,
      html: fresh.html,
      foldedHtml: older?.html ?? null,
      remoteImages: fresh.remoteImages + (older?.remoteImages ?? 0),
    };
  }

  /** The message as it came in, while its source is kept. */
  async source(me: SignedIn, messageId: string): Promise<Buffer> {
    const message = await this.reading.visibleMessage(me, messageId);
    const receipt = message.receipt_number
      ? await this.db.sql
          .selectFrom('receipt')
          .select(['raw', 'raw_sha256'])
          .where('number', '=', message.receipt_number)
          .executeTakeFirst()
      : undefined;
    if (receipt?.raw) return receipt.raw as Buffer;
    if (receipt?.raw_sha256) return this.files.read(receipt.raw_sha256);
    throw notFound('The source of this message');
  }
}
