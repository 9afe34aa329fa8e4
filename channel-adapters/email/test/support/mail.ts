import type { SendIo } from '@kontor/channel-kit/adapter';
import type { OutboundEnvelope } from '@kontor/channel-kit/envelope';
import { defineSettings, type EmailSettings } from '../../src/settings.ts';

/** Anna writes to Adler Kaffee; Lena answers. */
export const anna = { address: 'anna@kunde.example', name: 'Anna Müller' };

export function anAnswer(changes: Partial<OutboundEnvelope> = {}): OutboundEnvelope {
  return {
    messageId: '019ab000-0000-7000-8000-000000000001',
    token: 'abcdefghijklmnopqrst',
    from: { address: 'support@adler-kaffee.example', name: 'Adler Kaffee' },
    to: [anna],
    cc: [],
    bcc: [],
    recipients: changes.recipients ?? (changes.to ?? [anna]).map(({ address }) => address),
    subject: 'Maschine defekt',
    text: 'Guten Tag Frau Müller\n\nwir schicken Ihnen eine neue Dichtung.',
    references: [],
    attachments: [],
    automatic: false,
    at: '2026-11-22T08:00:00.000Z',
    ...changes,
  };
}

export function theMailbox(
  smtp: Partial<EmailSettings['smtp']> & { port: number },
  more: Partial<Parameters<typeof defineSettings>[0]> = {},
): EmailSettings {
  return defineSettings({
    address: 'support@adler-kaffee.example',
    receive: 'listener',
    smtp: { host: '127.0.0.1', security: 'none', login: 'none', ...smtp },
    ...more,
  });
}

/** Records how often content was about to leave. */
export function sendIo(changes: Partial<SendIo> = {}): SendIo & { left: number } {
  const io = {
    left: 0,
    signal: new AbortController().signal,
    log: { info() {}, warn() {} },
    async contentLeaves() {
      io.left += 1;
    },
    ...changes,
  };
  return io;
}
