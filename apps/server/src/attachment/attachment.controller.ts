import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { idParameter } from '@kontor/contracts/common';
import { attachmentView, type AttachmentView } from '@kontor/contracts/message';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Me, Public, type SignedIn } from '../accounts/signed-in.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { type FileStore } from '../platform/files/file-store.ts';
import { Answers, AnswersBytes, Does, TakesFile } from '../platform/http/answers.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { verifyPath } from '../platform/secrets/signed-paths.ts';
import { FILES, SECRET_KEY } from '../platform/tokens.ts';
import { safeType } from './safe-types.ts';
import { largestUpload, unreadable, Uploading } from './uploading.ts';

/** How a path was signed; it is judged as it was requested, untouched. */
const signed = z.object({ expires: z.string().optional(), signature: z.string().optional() });

@Controller()
export class AttachmentController {
  constructor(
    @Inject(Uploading) private readonly uploading: Uploading,
    @Inject(Database) private readonly db: Database,
    @Inject(FILES) private readonly files: FileStore,
    @Inject(SECRET_KEY) private readonly secretKey: string,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post('attachments')
  @TakesFile()
  @Does(
    'Uploads a file, to be attached to a message or a draft by its id.',
    'At most 50 MB (`too_large`, 413). Only whoever uploaded it can attach it, once.',
  )
  @Answers(attachmentView, 201)
  async upload(@Me() me: SignedIn, @Req() request: FastifyRequest): Promise<AttachmentView> {
    if (!request.isMultipart())
      throw new Problem('unsupported_type', 'Send the file as multipart/form-data in a field called "file".');
    const limits = { fileSize: largestUpload, files: 1 };
    const file = await request.file({ limits, throwFileSizeLimit: false }).catch((error: Error) => {
      // The parser's own refusals have a status; what it cannot read at all has none.
      throw 'statusCode' in error ? error : unreadable('is no multipart/form-data');
    });
    if (!file)
      throw new Problem('invalid_request', 'There is no file in this upload.', {
        errors: [{ path: 'file', message: 'missing' }],
      });
    return this.uploading.upload(me, file).catch((error: unknown) => {
      // Nobody reads the rest any more: unread it would hold the connection, and us when we stop.
      request.raw.unpipe().resume();
      throw error;
    });
  }

  /** Whoever has the signed path may fetch it: it was only given to who sees the message. */
  @Get('files/:id')
  @Public()
  @Does('Gives a file, by the signed path that stands at its message.')
  @AnswersBytes('application/octet-stream')
  async download(
    @Param({ schema: idParameter }) { id }: z.infer<typeof idParameter>,
    @Query({ schema: signed }) _signed: z.infer<typeof signed>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const verdict = verifyPath(this.secretKey, request.url, this.clock.now());
    if (verdict !== 'valid') throw notFound('This file');
    const attachment = await this.db.sql
      .selectFrom('attachment')
      .select(['name', 'type', 'size', 'sha256'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!attachment?.sha256) throw notFound('This file');
    const bytes = await this.files.open(attachment.sha256);
    const beginning = await firstBytes(await this.files.open(attachment.sha256));
    const type = safeType(attachment.type, beginning);
    const disposition = type === 'application/octet-stream' ? 'attachment' : 'inline';
    reply
      .header('content-type', type)
      .header('content-length', attachment.size)
      .header(
        'content-disposition',
        `${disposition}; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
      )
      // Should a browser run it after all, then in a place of its own, with nothing.
      .header('content-security-policy', "default-src 'none'; sandbox")
      // The console shows a PDF in a frame of the browser's own viewer.
      .header('x-frame-options', type === 'application/pdf' ? 'SAMEORIGIN' : 'DENY')
      .header('cache-control', 'private, max-age=3600, immutable')
      .send(bytes);
  }
}

async function firstBytes(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of stream) return chunk;
  return Buffer.alloc(0);
}
