import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ChannelHealth } from '@kontor/channel-kit/adapter';
import type { Sentence } from '@kontor/channel-kit/sentences';

export const Channel = defineEntity({
  name: 'Channel',
  properties: {
    id: p.uuid().primary(),
    kind: p.string(),
    name: p.string(),
    brandId: p.uuid(),
    /** The team that new conversations go to; absent: they have no team until a rule or a person gives one. */
    teamId: p.uuid().nullable(),
    /** Without the secret fields: those are sealed in `secrets`. */
    settings: p.json<Record<string, unknown>>(),
    secrets: p.string().nullable(),
    addresses: p.array().defaultRaw(`'{}'`),
    enabled: p.boolean().default(true),
    archivedAt: p.datetime(3).nullable(),
    /** Why nothing that it received can be understood; what it received waits. Absent: it can, as far as anybody knows. */
    intakeFault: p.string().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

/** The teams that serve a channel: they see its conversations that have no team yet. */
export const ChannelTeam = defineEntity({
  name: 'ChannelTeam',
  properties: { channelId: p.uuid().primary(), teamId: p.uuid().primary() },
});

/** The one worker that holds a channel's connection, and the adapter's bookmark. */
export const ChannelConnection = defineEntity({
  name: 'ChannelConnection',
  properties: {
    channelId: p.uuid().primary(),
    position: p.json<unknown>().nullable(),
    health: p.json<ChannelHealth & { since: string }>().nullable(),
    holder: p.uuid().nullable(),
    leaseUntil: p.datetime(3).nullable(),
  },
});

/** `wanted`: set aside unfetched, and to be fetched after all. */
export type ReceiptState = 'wanted' | 'stored' | 'done' | 'ignored' | 'quarantined' | 'dropped';

export const Receipt = defineEntity({
  name: 'Receipt',
  properties: {
    number: p.bigint('number').primary().defaultRaw(`nextval('receipt_number')`),
    channelId: p.uuid(),
    /** Where it stands among its sender's, when it was parted from another: that one's place. Absent: its own number. */
    place: p.bigint('number').nullable(),
    channelIds: p.array().columnType('uuid[]'),
    deliveryId: p.string(),
    digest: p.string(),
    senderKey: p.string(),
    raw: p.blob().nullable(),
    rawSha256: p.string().nullable(),
    size: p.integer(),
    facts: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    receivedAt: p.datetime(3),
    history: p.boolean().default(false),
    state: p.string().$type<ReceiptState>().default('stored'),
    attempts: p.integer().default(0),
    /** Its first attempt failed: it holds back no other receipt of its sender any more. */
    lostPlace: p.boolean().default(false),
    /** It was in work when a process died: to be tried alone. */
    suspect: p.boolean().default(false),
    holder: p.uuid().nullable(),
    leaseUntil: p.datetime(3).nullable(),
    reason: p.string().nullable(),
    why: p.json<Sentence[]>().nullable(),
    doneAt: p.datetime(3).nullable(),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});
