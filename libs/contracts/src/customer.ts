import { z } from 'zod';
import { attributeChanges, attributeValues } from './attribute.ts';
import { id, instant, page, why } from './common.ts';

export const handleView = z.object({
  id,
  kind: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  verified: z.boolean(),
  /** How we know it: somebody wrote from it, proved it, or an agent entered it. */
  origin: z.enum(['wrote', 'proved', 'entered']),
  failingSince: instant.nullable(),
  failingReason: z.string().nullable(),
  failingWhy: why,
});

/** A company that customers belong to. It changes without any of them. */
export const companyView = z.object({
  id,
  version: z.number().int(),
  name: z.string(),
  attributes: attributeValues,
  createdAt: instant,
});
export type CompanyView = z.infer<typeof companyView>;

export const newCompanyBody = z.object({ name: z.string().trim().min(1).max(200) });
export const companyBody = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  attributes: attributeChanges.optional(),
  version: z.number().int(),
});

export const customerView = z.object({
  id,
  version: z.number().int(),
  name: z.string().nullable(),
  company: companyView.nullable(),
  language: z.string().nullable(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  attributes: attributeValues,
  blocked: z.boolean(),
  createdAt: instant,
  handles: z.array(handleView),
  /** Addresses only typed by somebody, never found by. */
  claims: z.array(z.object({ kind: z.string(), address: z.string() })),
});
export type CustomerView = z.infer<typeof customerView>;

export const customerBody = z.object({
  name: z.string().max(200).nullable().optional(),
  language: z.string().max(20).nullable().optional(),
  tags: z.array(z.string().min(1).max(60)).max(50).optional(),
  note: z.string().max(20_000).nullable().optional(),
  blocked: z.boolean().optional(),
  /** One that this person sees; null: none. */
  companyId: id.nullable().optional(),
  attributes: attributeChanges.optional(),
  version: z.number().int(),
});

export const customerHistory = z.object({
  items: z.array(
    z.object({
      id,
      number: z.number().int(),
      subject: z.string(),
      type: z.string(),
      status: z.string(),
      channelKind: z.string(),
      lastMessageAt: instant,
    }),
  ),
});
export type CustomerHistory = z.infer<typeof customerHistory>;

export const handleBody = z.object({
  kind: z.enum(['email', 'phone']),
  address: z.string().min(1).max(320),
});
export const handleParameter = z.object({ id, handleId: id });

export const customerListQuery = page.extend({
  /** Parts of names and addresses: then the best come first, and there is one page. */
  query: z.string().trim().max(200).optional(),
  /** `contact`: by the newest conversation one sees; customers without any come last. */
  sort: z.enum(['name', 'contact']).default('contact'),
  company: id.optional(),
  tag: z.string().max(60).optional(),
  blocked: z.stringbool().optional(),
});
export const listedCustomer = customerView.extend({
  /** Of the conversations that whoever asks sees. */
  lastContactAt: instant.nullable(),
  open: z.number().int(),
});
export type ListedCustomer = z.infer<typeof listedCustomer>;
export const customerList = z.object({ items: z.array(listedCustomer), next: z.string().nullable() });
export type CustomerList = z.infer<typeof customerList>;

export const timelineKinds = ['conversation', 'inbound', 'outbound', 'note', 'change'] as const;
export type TimelineKind = (typeof timelineKinds)[number];
export const customerTimelineQuery = page.extend({
  /** Separated by commas. */
  kind: z
    .string()
    .max(100)
    .default('conversation,note,change')
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(timelineKinds))),
  /** A kind of channel: `email`. */
  channel: z.string().max(60).optional(),
  state: z.enum(['open', 'resolved']).optional(),
});
export const timelineItem = z.object({
  kind: z.enum(timelineKinds),
  id,
  at: instant,
  /** What was written, cut; of a conversation its newest; of a change the type of the fact. */
  text: z.string(),
  author: id.nullable(),
  /** Of a message of ours: how its delivery stands. */
  state: z.string().nullable(),
  /** Of a change. */
  fields: z.array(z.string()).nullable(),
  channelKind: z.string().nullable(),
  conversation: z
    .object({ id, number: z.number().int(), subject: z.string(), type: z.string(), status: z.string() })
    .nullable(),
});
export type TimelineItem = z.infer<typeof timelineItem>;
export const customerTimeline = z.object({ items: z.array(timelineItem), next: z.string().nullable() });
export type CustomerTimeline = z.infer<typeof customerTimeline>;

/** What was typed into To, Cc or Bcc. */
export const addressQuery = z.object({ query: z.string().min(1).max(200) });
export const addressSuggestion = z.object({
  address: z.string(),
  name: z.string().nullable(),
  of: z.enum(['customer', 'colleague']),
});
export type AddressSuggestion = z.infer<typeof addressSuggestion>;
export const addressSuggestions = z.object({ items: z.array(addressSuggestion) });
