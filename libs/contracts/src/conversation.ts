import { z } from 'zod';
import { id, instant, largestSeq, page, why } from './common.ts';

export const statuses = ['open', 'waiting', 'snoozed', 'resolved', 'spam'] as const;
export type Status = (typeof statuses)[number];
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** A conversation as lists show it and as every room carries it; nothing in it depends on who looks. */
export const conversationRow = z.object({
  id,
  number: z.number().int(),
  version: z.number().int(),
  status: z.enum(statuses),
  type: z.string(),
  priority: z.enum(priorities),
  subject: z.string(),
  tags: z.array(z.string()),
  teamId: id.nullable(),
  assigneeId: id.nullable(),
  brandId: id,
  channelId: id,
  channelKind: z.string(),
  /** With its own version: a customer changes without any of their conversations. */
  customer: z.object({
    id,
    version: z.number().int(),
    name: z.string().nullable(),
    /** The name they first wrote under in this conversation: stands for `name` while they have none. */
    wroteAs: z.string().nullable(),
    address: z.string().nullable(),
  }),
  language: z.string().nullable(),
  preview: z.string(),
  previewKind: z.enum(['inbound', 'outbound', 'note']),
  openedAt: instant,
  lastMessageAt: instant,
  waitingSince: instant.nullable(),
  snoozedUntil: instant.nullable(),
  resolvedAt: instant.nullable(),
  failedDeliveries: z.number().int(),
  /** Agents whom a note mentions; who have a draft in it; of whom a reply was released. */
  mentionedIds: z.array(id),
  drafterIds: z.array(id),
  answererIds: z.array(id),
  /** Number of the newest message. Unread for an agent when it is above their read mark. */
  seq: z.number().int(),
});
export type ConversationRow = z.infer<typeof conversationRow>;

/** A row of a list, with what is the asking agent's own. */
export const listedConversation = conversationRow.extend({ readSeq: z.number().int() });
export type ListedConversation = z.infer<typeof listedConversation>;

export const sorts = ['waiting', 'newest', 'oldest', 'priority', 'snoozed'] as const;
export type Sort = (typeof sorts)[number];

export const conversationListQuery = page.extend({
  /** `mine`, `unassigned`, `all`, … or a saved view's id. */
  view: z.string().max(100).default('all'),
  /** Text search with the operators of the search box. */
  query: z.string().max(500).optional(),
  sort: z.enum(sorts).optional(),
  team: id.optional(),
  channel: id.optional(),
  customer: id.optional(),
});
export type ConversationListQuery = z.input<typeof conversationListQuery>;

/** Where in a conversation stands what was searched for. */
export const searchHit = z.object({
  conversationId: id,
  messageId: id,
  seq: z.number().int(),
  /** The words and some around them; null when they stand in a name, a file or far behind. */
  text: z.string().nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const conversationList = z.object({
  items: z.array(listedConversation),
  next: z.string().nullable(),
  /** Of a search: the newest message of each that was meant. */
  hits: z.array(searchHit).optional(),
  /** True when older ones were not searched yet: ask again with `next`, also after a page without any. */
  searching: z.boolean().optional(),
  /** How far they were, in the list's order: a place between rows, each value of the order and an id. */
  searchedTo: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
});
export type ConversationList = z.infer<typeof conversationList>;

export const participant = z.object({
  id,
  handleId: id.nullable(),
  kind: z.string(),
  address: z.string(),
  name: z.string().nullable(),
  role: z.enum(['customer', 'to', 'cc', 'other']),
  /** Joined by a reference or token that was not theirs; in no reply until added. */
  stranger: z.boolean(),
  inReply: z.boolean(),
  failingReason: z.string().nullable(),
  failingWhy: why,
});
export type Participant = z.infer<typeof participant>;

/** What a person needs to answer: who is in it and how the reply would be addressed. */
export const conversationDetail = listedConversation.extend({
  participants: z.array(participant),
  followers: z.array(z.object({ agentId: id, reason: z.enum(['follows', 'mentioned']) })),
  /** How a reply would go out if nothing is changed. Null when there is no channel or nobody to write to. */
  reply: z
    .object({
      channelId: id,
      from: z.object({ address: z.string(), name: z.string().optional() }),
      to: z.array(z.object({ address: z.string(), name: z.string().optional() })),
      cc: z.array(z.object({ address: z.string(), name: z.string().optional() })),
      subject: z.string(),
      signature: z.object({ text: z.string(), html: z.string().optional() }).nullable(),
    })
    .nullable(),
  /** "Belongs to #1042?": conversations that the sender may mean; only visible ones. */
  maybeBelongsTo: z.array(z.object({ id, number: z.number().int(), subject: z.string() })),
  /** Conversations in which a mail of this one stands as well, for it was written to their team, too; only visible ones. */
  sameMail: z.array(
    z.object({ id, number: z.number().int(), subject: z.string(), teamId: id.nullable(), messageId: id }),
  ),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

/** `takenFrom`: who had it, or was writing there; only when one takes it oneself. */
export const assigneeBody = z.object({ assigneeId: id.nullable(), takenFrom: id.optional() });
/** A note that names them goes with it. */
export const handOverBody = z.object({ assigneeId: id, note: z.string().trim().min(1).max(20_000) });
export const teamBody = z.object({ teamId: id.nullable() });
export const statusBody = z.object({ status: z.enum(['open', 'waiting', 'resolved', 'spam']) });
export const snoozeBody = z.object({ until: instant });
const tagNames = z.array(z.string().min(1).max(60)).max(50);
/**
 * `add` and `remove`: the others stay, those too that a colleague adds at the same time. `tags`: exactly these; `version` is
 * the conversation's when they were read, and refuses what was changed since.
 */
export const tagsBody = z
  .object({
    add: tagNames.optional(),
    remove: tagNames.optional(),
    tags: tagNames.optional(),
    version: z.number().int().optional(),
  })
  .refine(({ add, remove, tags }) => (tags === undefined) !== ((add ?? remove) === undefined), {
    message: 'Either what to add and remove, or all tags.',
  });
export type TagsBody = z.infer<typeof tagsBody>;
export const priorityBody = z.object({ priority: z.enum(priorities) });
/** Not empty: a list shows it. */
export const subjectBody = z.object({ subject: z.string().trim().max(500) });
export const typeBody = z.object({ type: z.string().min(1).max(60) });
export const readBody = z.object({ seq: z.number().int().min(0).max(largestSeq) });
export const followBody = z.object({ follows: z.boolean() });
export const participantBody = z.object({ inReply: z.boolean() });

export const eventView = z.object({
  id,
  seq: z.number().int(),
  type: z.string(),
  actor: z.record(z.string(), z.unknown()),
  data: z.record(z.string(), z.unknown()),
  at: instant,
});
export type EventView = z.infer<typeof eventView>;
export const eventList = z.object({ items: z.array(eventView), next: z.string().nullable() });

/** Unresolved conversations an agent sees, by view; 1000 stands for "999+". */
export const counts = z.object({
  views: z.record(z.string(), z.number().int()),
  teams: z.record(z.string(), z.number().int()),
  channels: z.record(z.string(), z.number().int()),
  /** Visible messages that failed or whose outcome is unknown. */
  failed: z.number().int(),
  /** Unread notifications of conversations that are visible. */
  notifications: z.number().int(),
  /** Receipts in quarantine, for those who may see them. */
  quarantine: z.number().int(),
});
export type Counts = z.infer<typeof counts>;
