import { z } from 'zod';
import { id } from './common.ts';
import { attachmentView } from './message.ts';

/** What a canned reply may carry. What a channel carries is judged when it is sent. */
export const cannedFileLimits = { count: 10, bytes: 25 * 1024 * 1024 };

/** Words ready to be used, with variables of `@kontor/domain/template/variables`: `{{customer.firstName|there}}`. */
export const cannedText = z.object({ text: z.string(), html: z.string().optional() });
export type CannedText = z.infer<typeof cannedText>;

/** A reply that is written often, in one language or several. */
export const cannedReply = z.object({
  id,
  name: z.string(),
  sharedWith: z.enum(['self', 'team', 'everyone']),
  teamId: id.nullable(),
  ownerId: id,
  /** By language (`de`). */
  texts: z.record(z.string(), cannedText),
  /** They go along with what is written from it. */
  files: z.array(attachmentView),
  /** No longer offered. */
  archived: z.boolean(),
  /** Whether whoever asks may change it. */
  mayChange: z.boolean(),
  version: z.number().int(),
});
export type CannedReply = z.infer<typeof cannedReply>;
export const cannedReplyList = z.object({ items: z.array(cannedReply) });
/** Its files as uploads of whoever asks: they go with a message like any other. */
export const cannedUploads = z.object({ items: z.array(attachmentView) });

export const cannedReplyQuery = z.object({
  state: z.enum(['offered', 'archived', 'all']).default('offered'),
});

export const newCannedReplyBody = z.object({
  name: z.string().trim().min(1).max(100),
  sharedWith: cannedReply.shape.sharedWith,
  /** With `team`: whose. */
  teamId: id.nullable(),
  texts: z
    .record(
      z.string().regex(/^[a-z]{2,3}$/, 'A language as in "de"'),
      z.object({ text: z.string().max(20_000), html: z.string().max(200_000).optional() }),
    )
    .refine((texts) => Object.keys(texts).length > 0, 'Write it in one language at least')
    .refine((texts) => Object.keys(texts).length <= 20, 'In 20 languages at most'),
  /**
   * Its files from now on, in this order: own uploads, those it has, those of another canned reply. Absent: as they are.
   */
  attachments: z.array(id).max(50).optional(),
});
export const cannedReplyBody = newCannedReplyBody.extend({
  /** As it was when it was read: a colleague may have changed it meanwhile. */
  version: z.number().int(),
});
export type NewCannedReply = z.input<typeof newCannedReplyBody>;
export type CannedReplyBody = z.input<typeof cannedReplyBody>;
