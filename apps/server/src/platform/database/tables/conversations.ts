import { defineEntity, p } from '@mikro-orm/postgresql';

export type Status = 'open' | 'waiting' | 'snoozed' | 'resolved' | 'spam';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

export const Conversation = defineEntity({
  name: 'Conversation',
  properties: {
    id: p.uuid().primary(),
    number: p.bigint('number').defaultRaw(`nextval('conversation_number')`),
    /** Itself, or the survivor of a merge: reads go by it and never chase links. */
    rootId: p.uuid(),
    mergedInto: p.uuid().nullable(),
    customerId: p.uuid(),
    brandId: p.uuid(),
    /** The channel it began on. */
    channelId: p.uuid(),
    teamId: p.uuid().nullable(),
    assigneeId: p.uuid().nullable(),
    status: p.string().$type<Status>().default('open'),
    type: p.string().default('question'),
    priority: p.string().$type<Priority>().default('normal'),
    priorityRank: p.smallint().nullable().generated('stored'),
    subject: p.string().default(''),
    subjectKey: p.string().default(''),
    tags: p.array().defaultRaw(`'{}'`),
    language: p.string().nullable(),
    preview: p.string().default(''),
    previewKind: p.string().$type<'inbound' | 'outbound' | 'note'>().default('inbound'),
    openedAt: p.datetime(3),
    lastMessageAt: p.datetime(3),
    /** When the oldest inbound message without an answer was received; absent when nothing is owed. */
    waitingSince: p.datetime(3).nullable(),
    snoozedUntil: p.datetime(3).nullable(),
    resolvedAt: p.datetime(3).nullable(),
    failedDeliveries: p.integer().default(0),
    /** The last number given to a message and to an event, under the row lock. */
    seq: p.integer().default(0),
    eventSeq: p.integer().default(0),
    version: p.integer().default(1),
    legalHold: p.boolean().default(false),
    redactedAt: p.datetime(3).nullable(),
  },
});

export const Participant = defineEntity({
  name: 'Participant',
  properties: {
    id: p.uuid().primary(),
    conversationId: p.uuid(),
    handleId: p.uuid().nullable(),
    kind: p.string(),
    address: p.string(),
    addressKey: p.string(),
    name: p.string().nullable(),
    role: p.string().$type<'customer' | 'to' | 'cc' | 'other'>(),
    /** Came in by a reference or token that was not theirs: in no reply until an agent adds them. */
    stranger: p.boolean().default(false),
    inReply: p.boolean().default(true),
    sinceSeq: p.integer(),
  },
});

export const Follower = defineEntity({
  name: 'Follower',
  properties: {
    conversationId: p.uuid().primary(),
    agentId: p.uuid().primary(),
    /** What made them one; who follows can be mentioned, too. */
    reason: p.string().$type<'follows' | 'mentioned'>(),
    mentioned: p.boolean().default(false),
    /** False: is told no more, and still sees it by the mention. */
    follows: p.boolean().default(true),
    createdAt: p.datetime(3),
  },
});

export const ReadMark = defineEntity({
  name: 'ReadMark',
  properties: {
    agentId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    seq: p.integer(),
    at: p.datetime(3),
  },
});

export const View = defineEntity({
  name: 'View',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    condition: p.json<unknown>(),
    sort: p.string().default('waiting'),
    sharedWith: p.string().$type<'self' | 'team' | 'everyone'>().default('self'),
    teamId: p.uuid().nullable(),
    ownerId: p.uuid(),
    removedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
  },
});

/** Where a view stands in one agent's list; those without a place come after them, by name. */
export const ViewPlace = defineEntity({
  name: 'ViewPlace',
  properties: { agentId: p.uuid().primary(), viewId: p.uuid().primary(), place: p.integer() },
});
