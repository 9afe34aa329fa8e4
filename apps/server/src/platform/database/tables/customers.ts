import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Sentence } from '@kontor/channel-kit/sentences';

/** A name in one language or both. */
interface OwnWords {
  en: string | null;
  de: string | null;
}

/** What the workspace keeps of its customers or companies beside what every workspace does. */
export const Attribute = defineEntity({
  name: 'Attribute',
  properties: {
    id: p.uuid().primary(),
    of: p.string().$type<'customer' | 'company'>(),
    key: p.string(),
    type: p.string().$type<'text' | 'number' | 'date' | 'choice' | 'boolean' | 'link'>(),
    name: p.json<OwnWords>(),
    options: p.json<{ value: string; label: OwnWords }[]>().defaultRaw(`'[]'`),
    place: p.integer(),
    archivedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

export const Company = defineEntity({
  name: 'Company',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    nameKey: p.string(),
    attributes: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

export const Customer = defineEntity({
  name: 'Customer',
  properties: {
    id: p.uuid().primary(),
    rootId: p.uuid(),
    mergedInto: p.uuid().nullable(),
    name: p.string().nullable(),
    nameKey: p.string().nullable(),
    companyId: p.uuid().nullable(),
    language: p.string().nullable(),
    attributes: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    tags: p.array().defaultRaw(`'{}'`),
    note: p.string().nullable(),
    blockedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});

export const Handle = defineEntity({
  name: 'Handle',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    kind: p.string(),
    address: p.string(),
    addressKey: p.string(),
    name: p.string().nullable(),
    origin: p.string().$type<'wrote' | 'proved' | 'entered'>(),
    verifiedAt: p.datetime(3).nullable(),
    /** Since when mail to it bounces for good, and why, in plain words. */
    failingSince: p.datetime(3).nullable(),
    failingReason: p.string().nullable(),
    failingWhy: p.json<Sentence[]>().nullable(),
    createdAt: p.datetime(3),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});

/** An address somebody typed: nothing is found by it, many may claim the same. */
export const Claim = defineEntity({
  name: 'Claim',
  properties: {
    id: p.uuid().primary(),
    customerId: p.uuid(),
    kind: p.string(),
    address: p.string(),
    addressKey: p.string(),
    createdAt: p.datetime(3),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});
