import type { z } from 'zod';
import type { InboundItem, OutboundEnvelope } from './envelope.ts';
import type { Catalogue, Reason, Words } from './sentences.ts';

/** What a channel of this kind can do. The console offers only what is declared; the conformance suite exercises each claim. */
export interface Capabilities {
  /** Kind of the handles that write on it: 'email', 'phone', 'visitor'… */
  handle: string;
  /** Where the provider's ids are unique: over all channels of the kind, or within one channel. */
  identity: 'kind' | 'channel';
  html: boolean;
  subject: boolean;
  /** Several recipients with Cc and Bcc. */
  copies: boolean;
  /** Absent: none can be sent. Bytes. */
  attachments?: { maxBytes: number; maxCount: number };
  typing: boolean;
  readReceipts: boolean;
  /** Longest text in characters that `send` takes; absent: no limit. */
  maxLength?: number;
  /** How long after the customer's last message we may answer; absent: always. Milliseconds. */
  replyWindow?: number;
}

/** One raw delivery, before anyone understood it. The core stores it as a receipt. */
export interface RawDelivery {
  /** Unique within the channel: the same delivery offered twice carries the same id. */
  deliveryId: string;
  raw: Uint8Array;
  /** Read cheaply: who wrote it. Receipts of one channel and key are taken in one after the other. Lower case, `''` when unknown. */
  senderKey: string;
  /** ISO 8601: when it arrived, as far as the channel can be trusted. */
  receivedAt: string;
  /** Older than the channel's first connection: stored resolved, without rules, clocks or answers. */
  history: boolean;
  /** What `translate` needs to know beyond the bytes (SMTP envelope, folder, remote address). JSON. */
  facts: Record<string, unknown>;
}

export interface AdapterLog {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
}

export type ChannelHealth =
  | { state: 'receiving' }
  | { state: 'connecting' }
  /** `reason` and `advice` in English; `words` the same by the codes of `texts`. */
  | { state: 'failing'; reason: string; advice: string[]; words: Words };

/** Given to `listen`: one channel's connection, held by one worker at a time. */
export interface ListenIo {
  /** Aborted when the lease is lost, the settings change or the server stops. */
  signal: AbortSignal;
  log: AdapterLog;
  now(): Date;
  /** Resolves when the receipt is committed (or was stored before): only then may the provider be told. Rejects when it could not be stored. */
  store(delivery: RawDelivery): Promise<void>;
  /** A delivery that cannot be fetched, after its retries: shown to people by what is known of it. */
  quarantine(deliveryId: string, reason: Reason): Promise<void>;
  /**
   * Ids of quarantined deliveries that people want fetched after all. Each stays in it until it is stored, or quarantined
   * again with what became of it.
   */
  wanted(): Promise<string[]>;
  /** Calls back when there may be more of them. Gives how to hear no more. */
  onWanted(callback: () => void): () => void;
  /** The adapter's own bookmark for this channel, JSON. `undefined` before the first write. */
  readPosition(): Promise<unknown>;
  writePosition(position: unknown): Promise<void>;
  /** Keeps a secret of the settings that the provider renewed, by its dotted path; the connection goes on. */
  keepSecret?(path: string, value: string): Promise<void>;
  /** Shown beside the channel's name and in its settings. */
  health(health: ChannelHealth): void;
}

/** PEM, the certificate with its chain. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Given to `serve`: one listener for all channels of the kind. */
export interface ServeIo {
  signal: AbortSignal;
  log: AdapterLog;
  now(): Date;
  /** Absent: the listener offers no encryption. A renewed one is for the connections after it. */
  certificate?: { now(): Certificate; onChange(callback: () => void): () => void };
  /** Ids of the channels that receive for this address; empty when there is none. */
  channelsFor(address: string): Promise<string[]>;
  /** As in `ListenIo`, for one receipt that belongs to one or several channels. */
  store(delivery: RawDelivery, channels: string[]): Promise<void>;
}

/** Given to `send`. */
export interface SendIo {
  signal: AbortSignal;
  log: AdapterLog;
  /**
   * To be awaited right before the first byte of content leaves. Throws when this attempt may not send any more
   * (another worker took it over): let the error pass.
   */
  contentLeaves(): Promise<void>;
  /** As in `ListenIo`. */
  keepSecret?(path: string, value: string): Promise<void>;
}

export interface Refusal extends Reason {
  recipient: string;
  /** The provider's own code. */
  code?: string;
  /** True when the same recipient may be tried again later (4xx). */
  temporary: boolean;
}

export type SendOutcome =
  /** The provider took it for everyone of `recipients` who is not refused. */
  | { outcome: 'sent'; externalIds: string[]; refused: Refusal[] }
  /** It will never work like this; the reason is for people. */
  | ({ outcome: 'rejected'; code?: string } & Reason)
  /** The provider certainly did not take it. `after` in milliseconds, when it said so. */
  | ({ outcome: 'retry'; after?: number; code?: string } & Reason)
  /** The connection broke or time ran out once content had begun to leave. */
  | ({ outcome: 'unknown' } & Reason);

/** One line of a settings check. */
export interface CheckStep {
  /** Stable code: 'imap.name', 'imap.connect', 'imap.tls', 'imap.login', 'imap.folders', 'smtp.login'… */
  step: string;
  state: 'ok' | 'failed' | 'skipped';
  /** Milliseconds. */
  took: number;
  /** English, one sentence: "imap.example is 203.0.113.25". */
  detail?: string;
  /** What the server answered, word for word, without secrets. */
  said?: string;
  /** What to do, English sentences in the order to try them. */
  advice?: string[];
  /** `detail` and `advice` by the codes of `texts`. */
  words?: Words;
  /** The settings field at fault. */
  field?: string;
}

export interface WebhookRequest {
  method: string;
  /** The URL as the provider called it. */
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

export type WebhookResult =
  | { ok: false; reason: string }
  | {
      ok: true;
      deliveries: RawDelivery[];
      answer?: { status: number; headers?: Record<string, string>; body: string };
    };

/** Signing in at the provider in a browser, for channels whose settings say so. */
export interface BrowserSignIn<Settings> {
  /** Where the person is sent; undefined when these settings need no such thing. `verifier`: 43 random characters or more. */
  address(settings: Settings, at: { redirect: string; state: string; verifier: string }): string | undefined;
  /** Secrets by dotted path, for the code that the person came back with; or why there are none, for people. */
  finish(
    settings: Settings,
    back: { code: string; redirect: string; verifier: string },
    signal: AbortSignal,
  ): Promise<{ secrets: Record<string, string> } | { fault: string; advice: string[]; words: Words }>;
}

/**
 * One kind of channel. A plain object: no framework, no database. `Settings` is what `settings` parses to; fields whose
 * schema carries `.meta({ secret: true })` are stored encrypted and never read back.
 */
export interface ChannelAdapter<Settings = unknown> {
  kind: string;
  settings: z.ZodType<Settings>;
  /** Every sentence about a channel's state and settings that it tells people, so that others can have it in their language. */
  texts: Catalogue;
  can: Capabilities;
  /** Addresses at which the channel receives, its own first, normalised. */
  addresses(settings: Settings): string[];
  /** Whether an address beyond those is the channel's own: one that carries a reply token. */
  ownsAddress?(address: string, settings: Settings): boolean;
  /**
   * Understands one stored delivery. Pure but for time and memory: runs in a worker thread under limits. What it throws is a
   * fault of the delivery, unless it is a `ChannelFault`.
   */
  translate(delivery: RawDelivery, settings: Settings): Promise<InboundItem[]>;
  /** Sender and subject for people, cheaply from the first 64 kB of a delivery that could not be understood. Never throws. */
  glance?(beginning: Uint8Array): Promise<{ from: string; subject: string }>;
  send(envelope: OutboundEnvelope, settings: Settings, io: SendIo): Promise<SendOutcome>;
  /**
   * The digest that `translate` would give for our own message when it comes back (a copy to another mailbox of ours, the
   * Sent folder). Without it our own copies cannot be told from what others made of our ids.
   */
  sentDigest?(envelope: OutboundEnvelope, settings: Settings): Promise<string>;
  /**
   * Cuts an HTML message into what was newly written and the history behind it; `foldedHtml` is '' when there is none. The
   * subject tells an answer from a forward, in which nothing is history.
   */
  foldHtml?(html: string, subject?: string | null): Promise<{ newHtml: string; foldedHtml: string }>;
  /** Verifies one webhook call. No IO. */
  receive?(request: WebhookRequest, settings: Settings): WebhookResult;
  /** Holds a connection until `io.signal` is aborted; reconnects by itself. */
  listen?(settings: Settings, io: ListenIo): Promise<void>;
  /** Whether a channel with these settings is to be listened to; absent: each one, where there is `listen`. */
  holdsConnection?(settings: Settings): boolean;
  /** Listens for all channels of the kind, until `io.signal` is aborted; resolves with the bound port once it listens. */
  serve?(at: { host: string; port: number }, io: ServeIo): Promise<{ port: number; closed: Promise<void> }>;
  /** Media behind authentication, by the reference in an attachment. */
  fetch?(
    reference: string,
    settings: Settings,
    io: { signal: AbortSignal; maxBytes: number },
  ): Promise<Uint8Array>;
  /** Did the provider take the message with this id of ours? */
  find?(messageId: string, settings: Settings): Promise<'taken' | 'not taken' | 'cannot tell'>;
  /** Does this configuration work? Yields each step as it is known. */
  check?(settings: Settings, io: { signal: AbortSignal; now(): Date }): AsyncIterable<CheckStep>;
  signIn?: BrowserSignIn<Settings>;
  /** Frees pooled connections. */
  close?(): Promise<void>;
}
