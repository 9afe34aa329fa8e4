import { z } from 'zod';
import { id, instant } from './common.ts';
import { conversationListQuery, priorities } from './conversation.ts';

const tags = z.array(z.string().min(1).max(60)).max(20);

/** What can be done to many conversations at once. */
export const bulkAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('assign'), assigneeId: id.nullable() }),
  z.object({ do: z.literal('team'), teamId: id.nullable() }),
  z.object({ do: z.literal('tag'), add: tags, remove: tags }),
  z.object({ do: z.literal('priority'), priority: z.enum(priorities) }),
  z.object({ do: z.literal('status'), status: z.enum(['open', 'waiting', 'resolved', 'spam']) }),
  z.object({ do: z.literal('not spam') }),
  z.object({ do: z.literal('snooze'), until: instant }),
  z.object({ do: z.literal('read') }),
  z.object({ do: z.literal('unread') }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** These conversations, or all that a list holds when it is read, but for some. */
export const bulkSelection = z.union([
  z.object({ ids: z.array(id).min(1).max(5000) }),
  z.object({
    list: conversationListQuery.omit({ limit: true, cursor: true }),
    except: z.array(id).max(1000).default([]),
  }),
]);
export type BulkSelection = z.output<typeof bulkSelection>;

export const bulkBody = z.object({ action: bulkAction, of: bulkSelection });
export type BulkBody = z.input<typeof bulkBody>;

/** How far it is. Each conversation counts in `total` once, and in one of the others as soon as it was its turn. */
export const bulkChange = z.object({
  id,
  action: bulkAction,
  /** `collecting`: the list is still being read, and `total` is not known. */
  state: z.enum(['collecting', 'running', 'done', 'undoing', 'undone', 'stopped']),
  /** Why it ended before its end: what was still to be done when a backup was made, an admin dropped afterwards. */
  stoppedReason: z.enum(['dropped']).nullable(),
  total: z.number().int().nullable(),
  changed: z.number().int(),
  /** Was so already. */
  same: z.number().int(),
  /** Not possible, or no longer to be seen. */
  refused: z.number().int(),
  undone: z.number().int(),
  /** Not put back: changed since by somebody else, or no longer to be seen. */
  kept: z.number().int(),
  undoUntil: instant,
  createdAt: instant,
  version: z.number().int(),
});
export type BulkChange = z.infer<typeof bulkChange>;
export const bulkChanges = z.object({ items: z.array(bulkChange) });
