import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Actor } from '@kontor/contracts/events';

export const Event = defineEntity({
  name: 'Event',
  properties: {
    id: p.uuid().primary(),
    /** Given at the insert, under the conversation's row lock: the order within a conversation. */
    number: p.bigint('number').defaultRaw('default'),
    /** Given by the relay after the commit: gap-free, the only order to follow. */
    position: p.bigint('number').nullable(),
    conversationId: p.uuid().nullable(),
    customerId: p.uuid().nullable(),
    seq: p.integer().nullable(),
    type: p.string(),
    typeVersion: p.smallint().default(1),
    actor: p.json<Actor>(),
    data: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    at: p.datetime(3),
  },
});

export const EventHead = defineEntity({
  name: 'EventHead',
  properties: { id: p.integer().primary().default(1), position: p.bigint('number').default(0) },
});

export const EventCursor = defineEntity({
  name: 'EventCursor',
  properties: { reader: p.string().primary(), position: p.bigint('number') },
});

export const Rule = defineEntity({
  name: 'Rule',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().default(1),
    place: p.integer(),
    name: p.string(),
    event: p.string().$type<'conversation.opened' | 'conversation.begun' | 'customer.wrote'>(),
    condition: p.json<unknown>(),
    actions: p.json<unknown>(),
    stop: p.boolean().default(false),
    enabled: p.boolean().default(true),
    teamId: p.uuid().nullable(),
    archivedAt: p.datetime(3).nullable(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(3),
  },
});

/** What a rule said at each version, so that an old event's reason can still be read. */
export const RuleVersion = defineEntity({
  name: 'RuleVersion',
  properties: {
    ruleId: p.uuid().primary(),
    version: p.integer().primary(),
    content: p.json<unknown>(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime(3),
  },
});
