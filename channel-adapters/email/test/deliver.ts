import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import { defineSettings, type EmailSettings } from '../src/settings.ts';
import type { Resolve } from '../src/translate/authenticity/own-check.ts';
import { translate } from '../src/translate/translate.ts';

export const adler: EmailSettings = defineSettings({
  address: 'support@adler-kaffee.example',
  aliases: ['info@adler-kaffee.example'],
  receive: 'listener',
  smtp: { host: 'smtp.adler-kaffee.example', login: 'none' },
  replyAddress: 'support+{token}@adler-kaffee.example',
  trustedAuthServ: 'mx.adler-kaffee.example',
});

/** A mail out of lines; strings are latin1, so that `\xfc` is that byte. */
export function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** A plain mail of Anna's with these header lines instead of, or beside, the usual ones. */
export function annas(headers: string[] = [], body: string[] = ['Guten Tag']): Buffer {
  const named = new Set(headers.map((line) => line.split(':')[0]?.toLowerCase()));
  const usual = [
    'From: Anna Meier <anna@kunde.example>',
    'To: support@adler-kaffee.example',
    'Subject: Kaffeemaschine',
    'Date: Mon, 2 Nov 2026 09:30:00 +0100',
    'Message-ID: <1@kunde.example>',
  ].filter((line) => !named.has((line.split(':')[0] ?? '').toLowerCase()));
  // A header given as 'Date' without a colon is left out.
  return mail(...usual, ...headers.filter((line) => line.includes(':')), '', ...body);
}

export async function itemsOf(
  raw: Uint8Array,
  facts: Record<string, unknown> = {},
  settings: EmailSettings = adler,
  resolve: Resolve = async () => Promise.reject(new Error('No test asks the real DNS.')),
): Promise<InboundItem[]> {
  const delivery = {
    deliveryId: '1',
    raw,
    senderKey: '',
    receivedAt: '2026-11-02T09:00:00.000Z',
    history: false,
    facts,
  };
  return translate(delivery, settings, { resolve });
}

export async function messageOf(
  raw: Uint8Array,
  facts: Record<string, unknown> = {},
  settings: EmailSettings = adler,
): Promise<InboundMessage> {
  const [item] = await itemsOf(raw, facts, settings);
  if (item?.item !== 'message') throw new Error(`A message was expected, not ${item?.item}.`);
  return item;
}
