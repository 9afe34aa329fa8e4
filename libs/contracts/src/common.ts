import { z } from 'zod';

export const id = z.uuid();
/** ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ offset: true });
export const address = z.object({
  address: z.string().min(1).max(320),
  name: z.string().max(200).optional(),
});
export type Address = z.infer<typeof address>;

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Opaque, from the last answer's `next`. */
  cursor: z.string().max(500).optional(),
});

/** No message or event of a conversation has a higher number. */
export const largestSeq = 2 ** 31 - 1;

export const idParameter = z.object({ id });
/** A conversation is named by its id or by its number. */
export const conversationParameter = z.object({ id: z.union([id, z.string().regex(/^\d{1,15}$/)]) });

/** A stable code and its figures, for whoever has words of their own for it; a provider's own words are among the values. */
export const sentence = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Sentence = z.infer<typeof sentence>;
/** The sentences of the English reason beside it; null where there are only words. */
export const why = z.array(sentence).nullable();
