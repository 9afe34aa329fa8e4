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
