import type { ChannelHealth, ListenIo, RawDelivery } from '@kontor/channel-kit/adapter';
import { listenImap, type ListenOptions } from '../../src/imap/listen.ts';
import { pacing } from '../../src/imap/pacing.ts';
import { defineSettings, type EmailSettings } from '../../src/settings.ts';
import type { Dovecot } from './dovecot.ts';

/** Each test reads a mailbox of its own on one server. */
export const mailboxes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`support${at}@adler-kaffee.example`, `geheim-${at}`]),
  );

/** What the core would keep: receipts by delivery id, the position, what was set aside. Survives a listener. */
export interface Core {
  stored: RawDelivery[];
  asideReasons: Map<string, string>;
  /** Delivery ids that people want fetched after all. */
  wanted: Set<string>;
  /** Who is called back when they want more. */
  onWanted: Set<() => void>;
  position: unknown;
  health: ChannelHealth[];
  /** How often a delivery was offered that was stored before. */
  again: number;
  /** Mails offered, stored or not. */
  offered: number;
  /** In place of storing, while set. */
  store?: () => Promise<void>;
  /** Thrown by `store` while set. */
  storeFault: Error | undefined;
  now: () => Date;
}

export function aCore(): Core {
  return {
    stored: [],
    asideReasons: new Map(),
    wanted: new Set(),
    onWanted: new Set(),
    position: undefined,
    health: [],
    again: 0,
    offered: 0,
    storeFault: undefined,
    now: () => new Date(),
  };
}

export function theMailboxOf(
  dovecot: Dovecot,
  address: string,
  imap: Partial<NonNullable<EmailSettings['imap']>> = {},
  limits: Partial<EmailSettings['limits']> = {},
): EmailSettings {
  const password = dovecot.users[address]!;
  return defineSettings({
    address,
    imap: {
      host: dovecot.host,
      port: dovecot.ports.imaps,
      security: 'tls',
      ca: dovecot.ca,
      user: address,
      password,
      ...imap,
    },
    smtp: { host: dovecot.host },
    limits,
  });
}

/** Quick, so that tests wait for what happens and not for clocks. */
export const quick: ListenOptions = { pace: { ...pacing, poll: 50, sweep: 2_000, backOff: () => 50 } };

/** Listens until stopped, as a worker does. */
export function listening(settings: EmailSettings, core: Core, options: ListenOptions = quick) {
  const stop = new AbortController();
  const io: ListenIo = {
    signal: stop.signal,
    log: { info() {}, warn() {} },
    now: core.now,
    async store(delivery) {
      core.offered += 1;
      if (core.store) return core.store();
      if (core.storeFault) throw core.storeFault;
      if (core.stored.some(({ deliveryId }) => deliveryId === delivery.deliveryId)) core.again += 1;
      else core.stored.push(delivery);
      core.wanted.delete(delivery.deliveryId);
    },
    wanted: async () => [...core.wanted],
    onWanted(callback) {
      core.onWanted.add(callback);
      return () => core.onWanted.delete(callback);
    },
    async quarantine(deliveryId, reason) {
      core.wanted.delete(deliveryId);
      core.asideReasons.set(deliveryId, reason.reason);
    },
    readPosition: async () => structuredClone(core.position),
    async writePosition(position) {
      core.position = JSON.parse(JSON.stringify(position));
    },
    health: (health) => core.health.push(health),
  };
  const ended = listenImap(settings, io, options);
  ended.catch(() => {});
  return {
    async stop() {
      stop.abort(new Error('stopped'));
      await ended;
    },
    ended,
  };
}

/** Waits for what a test is about, and says what it waited for. */
export async function until(what: string, happened: () => unknown, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await happened())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function aMail(subject: string, from = 'Anna Müller <anna@kunde.example>'): string {
  return `From: ${from}\nTo: support@adler-kaffee.example\nSubject: ${subject}\nMessage-ID: <${subject.replace(/\W/g, '.')}@kunde.example>\nDate: Sun, 22 Nov 2026 08:00:00 +0100\n\n${subject}, bitte helfen Sie mir.\n`;
}

/** Subjects of what is stored, in the order of storing. */
export function subjects({ stored }: Core): string[] {
  return stored.map(({ raw }) => /^Subject: (.*)$/m.exec(Buffer.from(raw).toString())?.[1]?.trim() ?? '');
}
