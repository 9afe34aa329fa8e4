import type { ListenIo, RawDelivery, SendIo, WebhookRequest } from '../adapter.ts';
import type { OutboundAttachment, OutboundEnvelope } from '../envelope.ts';

/** One sentence of the contract, and the trial that it holds. */
export interface Clause {
  says: string;
  holds(): Promise<void>;
}

/** How a provider can be made to behave. `recipient` is refused while the others are served. */
export type Behaviour =
  | { is: 'well' }
  | { is: 'away' | 'busy' | 'limiting' | 'refusing' | 'locked' | 'breaking' | 'silent' }
  | { is: 'choosy'; recipient: string; forGood: boolean };

/**
 * `away`: nobody answers. `busy`: refuses for now (4xx). `limiting`: too many requests. `refusing`: refuses for good (5xx).
 * `locked`: refuses the login. `breaking`: the line breaks once content has begun. `silent`: takes all content and never
 * answers.
 */
export const troubles = ['away', 'busy', 'limiting', 'refusing', 'locked', 'breaking', 'silent'] as const;

/** What a provider took, as whoever got it sees it. */
export interface Taken {
  recipients: string[];
  /** All that any recipient can read, headers included, decoded. */
  visible: string;
  text: string;
  html?: string;
  subject?: string;
  attachments: { name: string; bytes: Uint8Array }[];
}

/** A provider that an adapter talks to in its own protocol: a real one on this machine, or an emulator. */
export interface Provider<Settings> {
  /** From now on it behaves so; the settings to reach it. Waits are short. */
  behave(how: Behaviour): Promise<Settings>;
  taken(): Promise<Taken[]>;
  /** Bytes of content that came in, also of what was never taken. */
  contentBytes(): number;
}

export interface Payload {
  name: string;
  delivery: RawDelivery;
  /** What the first item is. */
  expects: 'message' | 'report' | 'abuse' | 'ignored';
  /** For a report: what it tells. */
  state?: string;
}

export interface Harness<Settings> {
  /** Settings as an admin enters them, with each secret filled in. */
  input: unknown;
  /** The secrets in `input` and in the settings of the provider: none of them may ever show. */
  secrets: string[];
  payloads: Payload[];
  provider: Provider<Settings>;
  /** An address on this kind of channel, a new one for each number. */
  recipient(number: number): string;
  sender: string;
  /** For adapters with `receive`: a call that is genuine. */
  webhook?: () => WebhookRequest;
  /** For adapters with `listen`: a place where something arrives. */
  inbox?: { settings: Settings; put(marker: string): Promise<void> };
  /** How long to wait for what is bound to happen before a clause fails. Milliseconds, 20 s unless set. */
  patience?: number;
  /** For adapters with `check`: settings that work. */
  working?: () => Promise<Settings>;
}

let made = 0;

/** A message to be sent; ids are new each time. */
export function anEnvelope<Settings>(
  harness: Harness<Settings>,
  changes: Partial<OutboundEnvelope> = {},
): OutboundEnvelope {
  made += 1;
  const to = [{ address: harness.recipient(1) }];
  return {
    messageId: `019ab000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    token: made.toString(2).replaceAll('0', 'a').replaceAll('1', 'b').padStart(20, 'k'),
    from: { address: harness.sender, name: 'Adler Kaffee' },
    to,
    cc: [],
    bcc: [],
    recipients: (changes.to ?? to).map(({ address }) => address),
    text: 'Guten Tag, die Dichtung ist unterwegs.',
    references: [],
    attachments: [],
    automatic: false,
    at: '2026-11-22T08:00:00.000Z',
    ...changes,
  };
}

export function anAttachment(
  name: string,
  bytes: Uint8Array,
  more: Partial<OutboundAttachment> = {},
): OutboundAttachment {
  return {
    name,
    type: 'application/pdf',
    size: bytes.length,
    inline: false,
    open: async () => bytes,
    ...more,
  };
}

export interface WatchedIo extends SendIo {
  /** For each call of `contentLeaves`: bytes of content the provider had seen by then. */
  left: number[];
  logged: string[];
  stop(): void;
}

export function watchedIo<Settings>(
  { provider }: Harness<Settings>,
  changes: Partial<SendIo> = {},
): WatchedIo {
  const controller = new AbortController();
  const logged: string[] = [];
  const left: number[] = [];
  const log = (facts: unknown, message: string) => void logged.push(`${JSON.stringify(facts)} ${message}`);
  const before = provider.contentBytes();
  return {
    signal: controller.signal,
    log: { info: log, warn: log },
    left,
    logged,
    stop: () => controller.abort(new Error('stopped')),
    // Long enough for bytes that did not wait to arrive.
    async contentLeaves() {
      await new Promise((resolve) => setTimeout(resolve, 30));
      left.push(provider.contentBytes() - before);
    },
    ...changes,
  };
}

export interface Kept {
  deliveries: RawDelivery[];
  position: unknown;
  logged: string[];
  health: string[];
}

/** A core that keeps what it is given; `store` may be replaced. */
export function keepingIo(kept: Kept, signal: AbortSignal, changes: Partial<ListenIo> = {}): ListenIo {
  const log = (facts: unknown, message: string) =>
    void kept.logged.push(`${JSON.stringify(facts)} ${message}`);
  return {
    signal,
    log: { info: log, warn: log },
    now: () => new Date(),
    async store(delivery) {
      if (!kept.deliveries.some(({ deliveryId }) => deliveryId === delivery.deliveryId))
        kept.deliveries.push(delivery);
    },
    async quarantine() {},
    wanted: async () => [],
    onWanted: () => () => {},
    readPosition: async () => kept.position,
    async writePosition(position) {
      kept.position = structuredClone(position);
    },
    health: (health) => kept.health.push(JSON.stringify(health)),
    ...changes,
  };
}

/** Polls for what is bound to happen; a clause that waits in vain fails by its name. */
export async function until(what: string, happened: () => unknown, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!happened()) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
