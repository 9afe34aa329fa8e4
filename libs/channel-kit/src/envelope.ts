import type { Reason, Sentence } from './sentences.ts';

/**
 * The normal form of a message between an adapter and the core. Everything here can be structured-cloned:
 * translating runs in a worker thread.
 */

/** An address as it was written (not normalised), with the name that stood beside it. */
export interface Address {
  address: string;
  name?: string;
}

export interface InboundAttachment {
  /** File name as the sender gave it, without any path; a made-up one when there was none. */
  name: string;
  /** Media type as claimed by the sender. Never trusted when serving. */
  type: string;
  /** Bytes. */
  size: number;
  /** Content-ID without angle brackets, when HTML refers to the part. */
  contentId?: string;
  /** True for a part that HTML shows in place. */
  inline: boolean;
  /** The bytes, or a reference to be handed to the adapter's `fetch`. */
  content: Uint8Array | { fetch: string };
}

/**
 * Whether the message was written by a person, as far as the channel can tell.
 * `reply`: vacation or other automatic answer; `notice`: newsletter, system mail, delivery delay; `list`: mailing list.
 */
export type Automatic = 'reply' | 'notice' | 'list';

/**
 * Judged for each message, never for a handle. `none`: the sender's domain says nothing, or nobody checked. With the reason
 * for people: "DMARC failed for bank.example (policy reject)."
 */
export interface Authenticity extends Partial<Reason> {
  verdict: 'aligned' | 'failed' | 'none';
}

export interface InboundMessage {
  item: 'message';
  /** The provider's ids, the identifying one first, as written without decoration (a Message-ID without `<>`). May be empty. */
  externalIds: string[];
  /** Hex SHA-256 over what makes two copies the same message (for mail: From, Date, subject, body; never the transport headers). */
  digest: string;
  from: Address;
  to: Address[];
  cc: Address[];
  replyTo: Address[];
  /** The address of the channel (itself or an alias) that was written to: the sender of the answer. */
  writtenTo?: string;
  subject?: string;
  /** All of the text, quotes included. */
  text: string;
  /** What the sender newly wrote: `text` without quoted history and signature. Equal to `text` when nothing can be folded. */
  newText: string;
  /** HTML as sent, not sanitised: the core sanitises when it is shown. */
  html?: string;
  attachments: InboundAttachment[];
  /** The sender's own idea of the time; absent when missing or nonsense. ISO 8601, UTC. */
  claimedAt?: string;
  /** External ids of earlier messages this one refers to, nearest first. */
  references: string[];
  /** Reply tokens of ours found in recipient addresses and in references. */
  tokens: string[];
  /** Conversation numbers found in the subject (`[#1042]`). */
  numbers: number[];
  automatic?: Automatic;
  /** When the sender asks for no automatic answer although a person may have written it (null sender, Precedence). */
  noAutomaticAnswer: boolean;
  authenticity: Authenticity;
  /** BCP 47, when the message itself says so. */
  language?: string;
  /** Other things worth showing, in plain words: "Has a calendar invitation.", "Signed (not checked)." */
  remarks: Reason[];
}

/** What a provider tells about a message of ours: status callbacks, bounces, read receipts. */
export interface DeliveryReport {
  item: 'report';
  /** External ids or reply tokens of the message it is about. */
  externalIds: string[];
  tokens: string[];
  /** Whom it is about; absent when the provider speaks of the whole message. */
  recipient?: string;
  state: 'delayed' | 'delivered' | 'read' | 'failed';
  /** Plain words for the agent: "The mailbox does not exist". `why`: the same by the codes of `texts`. */
  reason?: string;
  why?: Sentence[];
  /** The provider's own code: "5.1.1", "30006". */
  code?: string;
  /** ISO 8601. */
  at?: string;
  /** The report itself as a message, to be shown when the message it speaks of is not found. */
  shown?: InboundMessage;
}

/** A complaint of a mailbox provider that its user called our mail spam (ARF). */
export interface AbuseReport {
  item: 'abuse';
  externalIds: string[];
  tokens: string[];
  recipient?: string;
  reason: string;
  shown: InboundMessage;
}

export interface Ignored {
  item: 'ignored';
  reason: string;
}

export type InboundItem = InboundMessage | DeliveryReport | AbuseReport | Ignored;

export interface OutboundAttachment {
  name: string;
  type: string;
  size: number;
  contentId?: string;
  inline: boolean;
  /** Opens the stored bytes; called at most once for each attempt. */
  open(): Promise<Uint8Array>;
}

export interface OutboundEnvelope {
  /** Our message's id, the same in every attempt. */
  messageId: string;
  /** Lower-case base32, 20 characters: brings an answer back to its conversation. */
  token: string;
  from: Address;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  /** Whom this attempt is for: those of to, cc and bcc not served yet. */
  recipients: string[];
  subject?: string;
  /** What the agent wrote, without signature and quote. */
  text: string;
  html?: string;
  signature?: { text: string; html?: string };
  /** The message answered, to be quoted below. `zone`: IANA name in which `at` is written out; UTC when absent. */
  quoted?: { from: Address; at: string; text: string; html?: string; locale: string; zone?: string };
  /** External id of the message answered, and the ids of the thread, oldest first. */
  inReplyTo?: string;
  references: string[];
  attachments: OutboundAttachment[];
  /** Written by a rule, not by a person. */
  automatic: boolean;
  /** ISO 8601: when the reply was released; the same in every attempt. */
  at: string;
}
