import { z } from 'zod';
import { address, id, instant, why } from './common.ts';

export const messageStates = [
  'held',
  'scheduled',
  'queued',
  'sending',
  'retrying',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'undone',
  'returned',
] as const;
export type MessageState = (typeof messageStates)[number];

export const attachmentView = z.object({
  id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  inline: z.boolean(),
  contentId: z.string().nullable(),
  /** Signed path, good for an hour; served with a safe type as a download. */
  path: z.string().nullable(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const recipientView = z.object({
  address: z.string(),
  name: z.string().nullable(),
  role: z.enum(['to', 'cc', 'bcc']),
  state: z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'unknown']),
  reason: z.string().nullable(),
  why,
  code: z.string().nullable(),
  at: instant.nullable(),
});

export const attemptView = z.object({
  number: z.number().int(),
  startedAt: instant,
  contentLeftAt: instant.nullable(),
  endedAt: instant.nullable(),
  outcome: z.enum(['sent', 'rejected', 'retry', 'unknown']).nullable(),
  reason: z.string().nullable(),
  why,
  code: z.string().nullable(),
});

/** A message or a note as agents see it. Bodies with HTML or folded history are fetched on their own. */
export const messageView = z.object({
  id,
  conversationId: id,
  seq: z.number().int(),
  version: z.number().int(),
  kind: z.enum(['inbound', 'outbound', 'note']),
  channelId: id.nullable(),
  authorId: id.nullable(),
  sender: address.nullable(),
  to: z.array(address),
  cc: z.array(address),
  bcc: z.array(address),
  subject: z.string().nullable(),
  text: z.string(),
  mentions: z.array(id),
  hasHtml: z.boolean(),
  /** There is more than `text`: quoted history or a signature, fetched with the body. */
  hasFolded: z.boolean(),
  automatic: z.string().nullable(),
  /** A rule or an agent said so ("thanks!"): it is owed nothing. */
  needsNoAnswer: z.boolean(),
  authenticity: z.enum(['aligned', 'failed', 'none']).nullable(),
  authenticityDetail: z.string().nullable(),
  mark: z.enum(['stranger', 'same id', 'bounce', 'abuse']).nullable(),
  remarks: z.array(z.string()),
  language: z.string().nullable(),
  receivedAt: instant,
  claimedAt: instant.nullable(),
  state: z.enum(messageStates).nullable(),
  stateReason: z.string().nullable(),
  stateWhy: why,
  releaseAt: instant.nullable(),
  recipients: z.array(recipientView),
  attempts: z.array(attemptView),
  attachments: z.array(attachmentView),
});
export type MessageView = z.infer<typeof messageView>;

export const messageList = z.object({
  items: z.array(messageView),
  next: z.string().nullable(),
  /** Of a page around a message: the cursor of newer ones; null when it holds the newest. */
  newer: z.string().nullable().optional(),
});
export type MessageList = z.infer<typeof messageList>;

/** HTML is sanitised; remote images are replaced by `data-kontor-src` until the reader asks for them. */
export const messageBody = z.object({
  fullText: z.string().nullable(),
  html: z.string().nullable(),
  foldedHtml: z.string().nullable(),
  remoteImages: z.number().int(),
});
export type MessageBody = z.infer<typeof messageBody>;

export const then = z.object({
  status: z.enum(['open', 'waiting', 'resolved', 'snoozed']),
  snoozedUntil: instant.optional(),
});

/**
 * Which piece of writing it is, chosen by whoever writes and the same from its first saving until it is sent or thrown away.
 * From then on a saving with this key that comes late is refused: 409 `draft_ended`.
 */
const draftKey = id.optional();

export const newMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reply'),
    /** Left aside when there is HTML: its plain words are made from it. */
    text: z.string().max(500_000),
    /** Made harmless by the server. Shows uploads of its own as `<img src="cid:<attachment id>">`. */
    html: z.string().max(2_000_000).optional(),
    subject: z.string().max(500).optional(),
    channel: id.optional(),
    /** One of the channel's addresses. Absent: the one that was written to, else the channel's first. */
    from: z.string().max(320).optional(),
    to: z.array(address).min(1).max(100).optional(),
    cc: z.array(address).max(100).optional(),
    bcc: z.array(address).max(100).optional(),
    attachments: z.array(id).max(100).optional(),
    /** The newest message or note the author had on screen; null when there was none. */
    seen: id.nullable(),
    /** Absent: after ten seconds in which it can be undone. In the past or `now`: at once. */
    sendAt: z.union([instant, z.literal('now')]).optional(),
    then: then.optional(),
    /** Forwarding: this message's text and attachments go along; nobody of the conversation is addressed by default. */
    forward: id.optional(),
    draftKey,
  }),
  z.object({
    kind: z.literal('note'),
    text: z.string().max(500_000),
    html: z.string().max(2_000_000).optional(),
    mentions: z.array(id).max(50).optional(),
    /** Teams, of which every member is mentioned. */
    mentionedTeams: z.array(id).max(20).optional(),
    /** False: who does not see the conversation yet is not let in by a mention; 409 `mentions_outsider` names them. */
    invite: z.boolean().optional(),
    attachments: z.array(id).max(100).optional(),
    draftKey,
  }),
]);

/** A conversation that begins with a message of ours. `customerId` null: of whoever has the first address. */
export const newConversation = z.object({
  customerId: id.nullable(),
  channel: id,
  from: z.string().max(320).optional(),
  to: z.array(address).min(1).max(100),
  cc: z.array(address).max(100).optional(),
  bcc: z.array(address).max(100).optional(),
  subject: z.string().max(500),
  text: z.string().min(1).max(500_000),
  html: z.string().max(2_000_000).optional(),
  attachments: z.array(id).max(100).optional(),
  sendAt: z.union([instant, z.literal('now')]).optional(),
  then: then.optional(),
});
export type NewConversation = z.input<typeof newConversation>;
export type NewMessage = z.input<typeof newMessage>;

export const idempotencyHeader = z.object({ 'idempotency-key': z.string().min(8).max(200) });

/** 409 `newer_messages`: what its author had not seen. */
export const newerMessages = z.object({ messages: z.array(messageView) });

export const needsNoAnswerBody = z.object({ needsNoAnswer: z.boolean() });

/** Another time for a reply that is to go out later. */
export const rescheduleBody = z.object({ sendAt: instant });

/** What a person decides about an unknown outcome. */
export const settleBody = z.object({ as: z.enum(['delivered', 'send again']) });

export const draftBody = z.object({
  text: z.string().max(500_000),
  html: z.string().max(2_000_000).optional(),
  channelId: id.optional(),
  from: z.string().max(320).optional(),
  to: z.array(address).max(100).optional(),
  cc: z.array(address).max(100).optional(),
  bcc: z.array(address).max(100).optional(),
  subject: z.string().max(500).optional(),
  /** The message it forwards. */
  forward: id.optional(),
  attachmentIds: z.array(id).max(100).optional(),
});
/** `of`: the draft that its author writes on, null for a new one. A reply that came back meanwhile is then put aside. */
export const saveDraftBody = draftBody.extend({ of: id.nullable().optional(), key: draftKey });
/** 409 `draft_ended`: what was sent under this key; null when it was thrown away. */
export const draftEnded = z.object({ sent: z.object({ messageId: id, text: z.string() }).nullable() });
export const returnedReasons = ['undone', 'overtaken'] as const;
export const draftView = z.object({
  /** Of this draft: the next one, begun after it was sent or thrown away, has another. */
  id,
  conversationId: id,
  agentId: id,
  kind: z.enum(['reply', 'note']),
  content: draftBody,
  /** What `attachmentIds` names, so that another machine can show it. */
  attachments: z.array(attachmentView).optional(),
  /** Beside the one being written, whose place it wanted: a reply that came back, or what made room for it. */
  aside: z.boolean(),
  /** Why it is a draft again; null once it was written on. */
  returnedReason: z.enum(returnedReasons).nullable(),
  /** Of this piece of writing: whoever writes on takes it over. Null: its next saving names one. */
  key: id.nullable(),
  version: z.number().int(),
  updatedAt: instant,
});
export type DraftView = z.infer<typeof draftView>;
export const draftList = z.object({ items: z.array(draftView) });

export const troubleList = z.object({
  items: z.array(
    z.object({
      message: messageView,
      conversation: z.object({ id, number: z.number().int(), subject: z.string() }),
    }),
  ),
  next: z.string().nullable(),
});
export type TroubleList = z.infer<typeof troubleList>;
