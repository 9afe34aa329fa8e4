import { readdirSync, readFileSync } from 'node:fs';
import type { InboundItem } from '@kontor/channel-kit/envelope';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../test/deliver.ts';
import { texts } from '../../texts.ts';
import { bounceCode, codeIn } from './reasons.ts';

const folder = new URL('../../../fixtures/reports/', import.meta.url);
const token = 'abcdefghijklmnop2345';
const id = `k.${token}.m1@adler-kaffee.example`;
const anna = 'anna.meier@kunde.example';

async function recorded(name: string): Promise<InboundItem[]> {
  const text = readFileSync(new URL(`${name}.eml`, folder), 'utf8').replaceAll('\n', '\r\n');
  return itemsOf(Buffer.from(text));
}

type Line = [
  state: string,
  recipient: string | undefined,
  code: string | undefined,
  reason: string | undefined,
];
const table: Record<string, Line[]> = {
  'postfix-unknown-user': [['failed', anna, '5.1.1', 'The mailbox does not exist.']],
  'postfix-two-recipients': [
    ['failed', anna, '5.2.2', 'The mailbox is full.'],
    ['failed', 'beat.huber@kunde.example', '5.7.1', 'The receiving server refuses messages from us.'],
  ],
  'postfix-delayed': [['delayed', anna, '4.4.1', 'The receiving server does not answer.']],
  'postfix-delivered': [['delivered', anna, '2.0.0', undefined]],
  'microsoft365-de': [['failed', anna, '5.1.10', 'The address does not exist or takes no mail.']],
  'gmail-dmarc': [
    [
      'failed',
      'anna.meier@gmail.example',
      '5.7.26',
      'The message could not be proved to be ours (SPF, DKIM, DMARC).',
    ],
  ],
  'utf8-delivery-status': [['failed', 'anna.meier+shop@kunde.example', '5.2.1', 'The mailbox is closed.']],
  'exim-plain': [['failed', anna, '5.1.1', 'The mailbox does not exist.']],
  qmail: [
    ['failed', anna, '5.1.1', 'The mailbox does not exist.'],
    ['failed', 'beat.huber@kunde.example', '5.2.2', 'The mailbox is full.'],
  ],
  'exchange-old-de': [['failed', anna, '5.1.1', 'The mailbox does not exist.']],
  'gmail-old-plain': [['delayed', anna, undefined, 'The message could not be delivered.']],
  'outlook-read-de': [['read', anna, undefined, undefined]],
};

describe('a report about a mail of ours', () => {
  it.each(Object.entries(table))('is understood: %s', async (name, lines) => {
    const items = await recorded(name);
    expect(
      items.map((item) =>
        item.item === 'report' ? [item.state, item.recipient, item.code, item.reason] : item.item,
      ),
    ).toEqual(lines);
    for (const item of items) expect(item).toMatchObject({ externalIds: [id], tokens: [token] });
  });

  it('carries the mail itself once, as a notice that is answered by no rule', async () => {
    const [first, second] = await recorded('postfix-two-recipients');
    expect(first).toMatchObject({ shown: { item: 'message', automatic: 'notice', noAutomaticAnswer: true } });
    expect(second).not.toHaveProperty('shown');
  });

  it('is matched by the token in the address it came to, when it names no message', async () => {
    expect(await recorded('verp-token-only')).toMatchObject([
      {
        item: 'report',
        state: 'failed',
        tokens: [token],
        externalIds: [],
        code: '5.2.2',
        reason: 'The mailbox is full.',
      },
    ]);
  });

  it.each(['postfix-relayed', 'outlook-deleted-unread'])(
    'is ignored when it says nothing new: %s',
    async (name) => {
      expect((await recorded(name)).map((item) => item.item)).toEqual(['ignored']);
    },
  );

  it('is a complaint when a provider’s user called our mail spam', async () => {
    expect(await recorded('yahoo-abuse')).toMatchObject([
      {
        item: 'abuse',
        externalIds: [id],
        tokens: [token],
        recipient: 'anna.meier@yahoo.example',
        reason: 'anna.meier@yahoo.example marked our mail as spam (reported by arf.mail.yahoo.example)',
      },
    ]);
  });

  it.each(['dmarc-failure-report', 'person-forwards-a-bounce'])(
    'is a message when it is about no mail of ours: %s',
    async (name) => {
      expect((await recorded(name)).map((item) => item.item)).toEqual(['message']);
    },
  );

  it('is tried on every recorded one', () => {
    const named = [
      ...Object.keys(table),
      'verp-token-only',
      'postfix-relayed',
      'outlook-deleted-unread',
      'yahoo-abuse',
      'dmarc-failure-report',
      'person-forwards-a-bounce',
    ];
    expect(readdirSync(folder).toSorted()).toEqual(named.map((name) => `${name}.eml`).toSorted());
  });

  it.each([
    ['Automatic reply: Undelivered parcel', 'Ich bin bis Freitag abwesend.'],
    ['Re: Kaffeemaschine', 'The mail could not be delivered, says my neighbour.'],
  ])('is not seen in a mail of a person: %s', async (subject, text) => {
    const raw = `From: anna@kunde.example\r\nTo: support@adler-kaffee.example\r\nSubject: ${subject}\r\n\r\n${text}`;
    expect((await itemsOf(Buffer.from(raw))).map((item) => item.item)).toEqual(['message']);
  });
});

describe('the reason of a bounce', () => {
  const codes = [
    '5.1.1',
    '5.1.2',
    '5.1.3',
    '5.1.6',
    '5.1.8',
    '5.1.10',
    '5.2.0',
    '5.2.1',
    '5.2.2',
    '5.2.3',
    '5.3.0',
    '5.3.2',
    '5.3.4',
    '5.4.1',
    '5.4.4',
    '5.4.6',
    '5.4.7',
    '5.5.0',
    '5.5.3',
    '5.6.0',
    '5.6.1',
    '5.7.0',
    '5.7.1',
    '5.7.23',
    '5.7.25',
    '5.7.26',
    '5.7.28',
    '4.2.2',
    '4.4.1',
    '4.4.2',
    '4.4.7',
    '4.7.0',
    '550',
    '552',
    '554',
    '421',
  ];

  it.each(codes)('of %s has a sentence of its own', (code) => {
    expect(bounceCode(code)).not.toBe('email.bounce.other');
    expect(texts[bounceCode(code)]).toMatch(/\w \w/);
  });

  it('falls back to the words of its group', () => {
    expect(bounceCode('5.7.999')).toBe(bounceCode('5.7.0'));
    expect(texts[bounceCode(undefined)]).toBe('The message could not be delivered.');
  });

  it.each<[string, string | undefined, string | undefined]>([
    ['550 5.1.1 User unknown', '5.0.0', '5.1.1'],
    ['550 User unknown', undefined, '5.1.1'],
    ['452 mailbox full', undefined, '4.2.2'],
    ['host 203.0.113.7 said nothing', '5.0.0', '5.0.0'],
    ['connect to 5.1.1.7 failed', undefined, undefined],
    ['whatever', '5.4.1', '5.4.1'],
  ])('is found in “%s” with status %s', (said, given, code) => {
    expect(codeIn(said, given)).toBe(code);
  });
});
