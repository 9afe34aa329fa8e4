import { z } from 'zod';
import { attributeChanges, attributeValues } from './attribute.ts';
import { id, instant } from './common.ts';

export const handleView = z.object({
  id,
  kind: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  verified: z.boolean(),
  failingSince: instant.nullable(),
  failingReason: z.string().nullable(),
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
