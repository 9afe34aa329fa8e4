import { z } from 'zod';
import { id } from './common.ts';

export const attributeTypes = ['text', 'number', 'date', 'choice', 'boolean', 'link'] as const;
export type AttributeType = (typeof attributeTypes)[number];
export const attributeOwners = ['customer', 'company'] as const;
export type AttributeOwner = (typeof attributeOwners)[number];

const word = z.string().trim().min(1).max(60);
/** In one language or both. */
export const attributeWords = z.object({ en: word.nullable(), de: word.nullable() });
export type AttributeWords = z.infer<typeof attributeWords>;

export const attributeOption = z.object({ value: z.string().min(1).max(60), label: attributeWords });
export type AttributeOption = z.infer<typeof attributeOption>;

/** A field that the workspace added to its customers or companies. */
export const attribute = z.object({
  id,
  version: z.number().int(),
  of: z.enum(attributeOwners),
  /** Stands in the API and in conditions (`customer.attribute.<key>`); it and the type stay as they were made. */
  key: z.string(),
  type: z.enum(attributeTypes),
  name: attributeWords,
  /** Of a choice. */
  options: z.array(attributeOption),
  /** Not shown and not asked for any more. Its values stay, and views and rules that use it go on. */
  archived: z.boolean(),
});
export type Attribute = z.infer<typeof attribute>;

export const listedAttribute = attribute.extend({
  /** Customers or companies that have a value; saved views and rules that ask for it. */
  uses: z.object({ values: z.number().int(), views: z.number().int(), rules: z.number().int() }),
});
export const attributeList = z.object({ items: z.array(listedAttribute) });
export type AttributeList = z.infer<typeof attributeList>;

export const newAttributeBody = z.object({
  of: z.enum(attributeOwners),
  key: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/, 'Lower-case letters, digits and _, beginning with a letter'),
  type: z.enum(attributeTypes),
  name: attributeWords,
  options: z.array(attributeOption).max(100).default([]),
});
export const attributeBody = z.object({
  name: attributeWords,
  options: z.array(attributeOption).max(100).default([]),
  version: z.number().int(),
});
/** All of one owner, archived ones too, in the order in which people see them. */
export const attributeOrder = z.object({ of: z.enum(attributeOwners), ids: z.array(id).max(500) });

/** By key, as people read them: a date like 2026-11-17, a choice's `value`. */
export const attributeValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type AttributeValues = z.infer<typeof attributeValues>;
/** What is named is set, null takes it away, what is not named stays. */
export const attributeChanges = z.record(
  z.string().max(63),
  z.union([z.string().max(2000), z.number(), z.boolean()]).nullable(),
);
export type AttributeChanges = z.infer<typeof attributeChanges>;
