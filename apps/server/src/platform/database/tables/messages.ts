import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Address } from '@kontor/channel-kit/envelope';
import type { Reason, Sentence } from '@kontor/channel-kit/sentences';

/**
 * Where a message of ours stands. `held` and `scheduled` have not been released; `queued` to `retrying` are on their way;
 * `unknown` means its content had begun to leave when something broke, and a person decides; `undone` was taken back in
 * time; `returned` was overtaken by the customer and is a draft again.
 */
export type MessageState =
  | 'held'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'retrying'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'unknown'
  | 'undone'
  | 'returned';

/** What else happens at the moment a reply is released. */
export interface AfterRelease {
  status: 'waiting' | 'resolved' | 'snoozed' | 'open';
  snoozedUntil?: string;
}

export const Message = defineEntity({
  name: 'Message',
  properties: {
    id: p.uuid().primary(),
    conversationId: p.uuid(),
    seq: p.integer(),
    kind: p.string().$type<'inbound' | 'outbound' | 'note'>(),
    channelId: p.uuid().nullable(),
    handleId: p.uuid().nullable(),
    authorId: p.uuid().nullable(),
    automatic: p.string().nullable(),
    sender: p.json<Address>().nullable(),
    writtenTo: p.string().nullable(),
    toAddresses: p.json<Address[]>().defaultRaw(`'[]'`),
    ccAddresses: p.json<Address[]>().defaultRaw(`'[]'`),
    bccAddresses: p.json<Address[]>().defaultRaw(`'[]'`),
    /** Where its sender wants the answer, when that is elsewhere. */
    replyToAddresses: p.json<Address[]>().defaultRaw(`'[]'`),
    subject: p.string().nullable(),
    /** What was newly written. The whole text, with quotes, lies in MessageBody. */
    text: p.text(),
    mentions: p.array().columnType('uuid[]').defaultRaw(`'{}'`),
    hasHtml: p.boolean().default(false),
    hasFolded: p.boolean().default(false),
    /** A rule or an agent said so ("thanks!"): it is owed nothing. */
    needsNoAnswer: p.boolean().default(false),
    authenticity: p.string().$type<'aligned' | 'failed' | 'none'>().nullable(),
    authenticityDetail: p.string().nullable(),
    authenticityWhy: p.json<Sentence[]>().nullable(),
    /** Why it stands out: a stranger's, another content under a known Message-ID, a bounce, a report of abuse. */
    mark: p.string().$type<'stranger' | 'same id' | 'bounce' | 'abuse'>().nullable(),
    remarks: p.json<Reason[]>().defaultRaw(`'[]'`),
    language: p.string().nullable(),
    replyToMessageId: p.uuid().nullable(),
    /** The conversation it would be in, had no merge happened: undoing the merge sends it home. */
    wouldJoin: p.uuid().nullable(),
    /** The message as which the same mail came first, in the conversation of another team. */
    twinOf: p.uuid().nullable(),
    receiptNumber: p.bigint('number').nullable(),
    state: p.string().$type<MessageState>().nullable(),
    stateReason: p.string().nullable(),
    stateWhy: p.json<Sentence[]>().nullable(),
    releaseAt: p.datetime(3).nullable(),
    releasedAt: p.datetime(3).nullable(),
    /** The message that goes along; nobody of the conversation is addressed by it. */
    forwards: p.uuid().nullable(),
    afterRelease: p.json<AfterRelease>().nullable(),
    seenMessageId: p.uuid().nullable(),
    token: p.string().nullable(),
    receivedAt: p.datetime(3),
    claimedAt: p.datetime(3).nullable(),
    version: p.integer().default(1),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});

export const MessageBody = defineEntity({
  name: 'MessageBody',
  properties: { messageId: p.uuid().primary(), fullText: p.text().nullable(), html: p.text().nullable() },
});

/** What we have: the same id with the same digest is the same message, on whatever channel and however often it comes. */
export const MessageIdentity = defineEntity({
  name: 'MessageIdentity',
  properties: {
    scope: p.string().primary(),
    externalId: p.string().primary(),
    digest: p.string().primary(),
    messageId: p.uuid(),
    ours: p.boolean().default(false),
  },
});

/** Of a mail that came through several channels: those after the one of its first message, each once. */
export const MessageChannel = defineEntity({
  name: 'MessageChannel',
  properties: { messageId: p.uuid().primary(), channelId: p.uuid().primary() },
});

export type RecipientState = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown';

export const MessageRecipient = defineEntity({
  name: 'MessageRecipient',
  properties: {
    messageId: p.uuid().primary(),
    addressKey: p.string().primary(),
    address: p.string(),
    name: p.string().nullable(),
    role: p.string().$type<'to' | 'cc' | 'bcc'>(),
    state: p.string().$type<RecipientState>().default('queued'),
    reason: p.string().nullable(),
    why: p.json<Sentence[]>().nullable(),
    code: p.string().nullable(),
    at: p.datetime(3).nullable(),
  },
});

export const Attempt = defineEntity({
  name: 'Attempt',
  properties: {
    id: p.uuid().primary(),
    messageId: p.uuid(),
    number: p.integer(),
    holder: p.uuid(),
    startedAt: p.datetime(3),
    leaseUntil: p.datetime(3),
    contentLeftAt: p.datetime(3).nullable(),
    endedAt: p.datetime(3).nullable(),
    outcome: p.string().$type<'sent' | 'rejected' | 'retry' | 'unknown'>().nullable(),
    reason: p.string().nullable(),
    why: p.json<Sentence[]>().nullable(),
    code: p.string().nullable(),
  },
});

export const Attachment = defineEntity({
  name: 'Attachment',
  properties: {
    id: p.uuid().primary(),
    messageId: p.uuid().nullable(),
    /** It is kept with this canned reply; what is sent from it are rows of their own on the same file. */
    cannedReplyId: p.uuid().nullable(),
    uploadedBy: p.uuid().nullable(),
    name: p.string(),
    type: p.string(),
    size: p.integer(),
    sha256: p.string().nullable(),
    /** For the adapter's `fetch`, while the bytes are not ours yet. */
    reference: p.string().nullable(),
    contentId: p.string().nullable(),
    inline: p.boolean().default(false),
    position: p.smallint().default(0),
    createdAt: p.datetime(3),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});

/** A reply or note being written, as its author left it. */
export interface DraftContent {
  text: string;
  html?: string;
  channelId?: string;
  from?: string;
  to?: Address[];
  cc?: Address[];
  bcc?: Address[];
  /** The message it forwards. */
  forward?: string;
  attachmentIds?: string[];
}

export const Draft = defineEntity({
  name: 'Draft',
  properties: {
    id: p.uuid().primary(),
    conversationId: p.uuid(),
    agentId: p.uuid(),
    kind: p.string().$type<'reply' | 'note'>(),
    content: p.json<DraftContent>(),
    aside: p.boolean().default(false),
    returnedReason: p.string().$type<'undone' | 'overtaken'>().nullable(),
    key: p.uuid().nullable(),
    version: p.integer().default(1),
    updatedAt: p.datetime(3),
    purgeAfter: p.datetime(3).nullable(),
    redactedAt: p.datetime(3).nullable(),
  },
});

export const DraftEnd = defineEntity({
  name: 'DraftEnd',
  properties: {
    conversationId: p.uuid().primary(),
    agentId: p.uuid().primary(),
    key: p.uuid().primary(),
    messageId: p.uuid().nullable(),
    endedAt: p.datetime(3),
  },
});

export const MessageSearch = defineEntity({
  name: 'MessageSearch',
  properties: {
    messageId: p.uuid().primary(),
    conversationId: p.uuid(),
    teamId: p.uuid().nullable(),
    language: p.string().nullable(),
    tsv: p.string().columnType('tsvector'),
  },
});
