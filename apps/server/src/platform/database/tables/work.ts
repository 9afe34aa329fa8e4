import type { Actor } from '@kontor/contracts/events';
import type { NotificationCause, NotificationKind } from '@kontor/contracts/notification';
import { defineEntity, p } from '@mikro-orm/postgresql';

/** Work to be done once. The row, not a queue's job, is the record; it is closed in the transaction of the effect. */
export const Outbox = defineEntity({
  name: 'Outbox',
  properties: {
    id: p.uuid().primary(),
    kind: p.string(),
    subjectId: p.uuid(),
    /** Rows of one lane are done in the order of their number, for as long as the earlier is open. */
    lane: p.string().nullable(),
    laneNumber: p.bigint('number').defaultRaw('default'),
    payload: p.json<Record<string, unknown>>().defaultRaw(`'{}'`),
    state: p.string().$type<'open' | 'held' | 'done' | 'failed'>().default('open'),
    dueAt: p.datetime(3),
    tries: p.integer().default(0),
    /** How often a worker was told: each time under a job id of its own. */
    hands: p.integer().default(0),
    /** A worker was told; tell again when it is past and the row still open. */
    handedUntil: p.datetime(3).nullable(),
    reason: p.string().nullable(),
    createdAt: p.datetime(3),
    closedAt: p.datetime(3).nullable(),
  },
});

/** What one person is told of one fact. Whether they may still see it is judged whenever it is read. */
export const Notification = defineEntity({
  name: 'Notification',
  properties: {
    id: p.uuid().primary(),
    agentId: p.uuid(),
    /** The fact's. */
    position: p.bigint('number'),
    kind: p.string().$type<NotificationKind>(),
    cause: p.string().$type<NotificationCause>(),
    actor: p.json<Actor>(),
    conversationId: p.uuid(),
    messageId: p.uuid().nullable(),
    /** Read with the conversation up to this message. */
    seq: p.integer(),
    readAt: p.datetime(3).nullable(),
    /** Goes into the next letter, unless it is read before or they come back. */
    letterDue: p.boolean().default(false),
    createdAt: p.datetime(3),
  },
});

export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKey',
  properties: {
    agentId: p.uuid().primary(),
    key: p.string().primary(),
    requestDigest: p.string(),
    status: p.integer(),
    answer: p.json<unknown>(),
    createdAt: p.datetime(3),
  },
});
