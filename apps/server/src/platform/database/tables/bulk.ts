import { defineEntity, p } from '@mikro-orm/postgresql';

/** What somebody does to many conversations at once. */
export const BulkChange = defineEntity({
  name: 'BulkChange',
  properties: {
    id: p.uuid().primary(),
    agentId: p.uuid(),
    action: p.json<unknown>(),
    /** The conversations by their ids, or the list that holds them. */
    selection: p.json<unknown>(),
    /** How far the list has been read. */
    cursor: p.string().nullable(),
    state: p
      .string()
      .$type<'collecting' | 'running' | 'done' | 'undoing' | 'undone' | 'stopped'>()
      .default('collecting'),
    stoppedReason: p.string().$type<'dropped'>().nullable(),
    total: p.integer().nullable(),
    version: p.integer().default(1),
    createdAt: p.datetime(3),
    closedAt: p.datetime(3).nullable(),
  },
});

export type BulkItemState = 'waiting' | 'changed' | 'same' | 'refused' | 'undone' | 'kept';

/** One conversation of it: closed in the transaction of its change, so that nothing is done twice. */
export const BulkItem = defineEntity({
  name: 'BulkItem',
  properties: {
    bulkId: p.uuid().primary(),
    conversationId: p.uuid().primary(),
    place: p.integer(),
    state: p.string().$type<BulkItemState>().default('waiting'),
    /** What the change replaced, for undoing it. */
    before: p.json<unknown>().nullable(),
    /** The number of the conversation's last event after the change. */
    eventSeq: p.integer().nullable(),
  },
});
