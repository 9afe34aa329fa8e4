import { describe, expect, it } from 'vitest';
import { annas, itemsOf, mail, messageOf } from '../../test/deliver.ts';

describe('a mail', () => {
  it('becomes a message with all that an agent sees', async () => {
    const raw = annas([
      'Cc: =?utf-8?Q?J=C3=BCrg?= <j@kunde.example>',
      'Reply-To: anna@privat.example',
      'In-Reply-To: <c@x>',
      'References: <a@x> <b@x>',
      '\t<c@x>',
      'Content-Language: de-CH',
      'Subject: Re: [#1042] Kaffeemaschine',
    ]);
    expect(await itemsOf(raw)).toEqual([
      {
        item: 'message',
        externalIds: ['1@kunde.example'],
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        from: { address: 'anna@kunde.example', name: 'Anna Meier' },
        to: [{ address: 'support@adler-kaffee.example' }],
        cc: [{ address: 'j@kunde.example', name: 'Jürg' }],
        replyTo: [{ address: 'anna@privat.example' }],
        writtenTo: 'support@adler-kaffee.example',
        subject: 'Re: [#1042] Kaffeemaschine',
        text: 'Guten Tag',
        newText: 'Guten Tag',
        attachments: [],
        claimedAt: '2026-11-02T08:30:00.000Z',
        references: ['c@x', 'b@x', 'a@x'],
        tokens: [],
        numbers: [1042],
        noAutomaticAnswer: false,
        authenticity: { verdict: 'none' },
        language: 'de-CH',
        remarks: [],
      },
    ]);
  });

  it.each<[string, string[], string]>([
    ['a label that is right', ['Content-Type: text/plain; charset=iso-8859-15', '', '10 \xa4'], '10 €'],
    [
      'windows-1252 labelled as latin1',
      ['Content-Type: text/plain; charset=iso-8859-1', '', '\x84Gr\xfcsse\x93'],
      '„Grüsse“',
    ],
    [
      'UTF-8 labelled as latin1',
      ['Content-Type: text/plain; charset=iso-8859-1', '', 'Gr\xc3\xbcsse'],
      'Grüsse',
    ],
    [
      'UTF-8 labelled as ASCII',
      ['Content-Type: text/plain; charset=us-ascii', '', 'Gr\xc3\xbcsse'],
      'Grüsse',
    ],
    ['latin1 labelled as UTF-8', ['Content-Type: text/plain; charset=utf-8', '', 'Gr\xfcsse'], 'Grüsse'],
    ['latin1 without any label', ['X: y', '', 'Gr\xfcsse'], 'Grüsse'],
    ['a label nobody knows', ['Content-Type: text/plain; charset=x-klingon', '', 'Gr\xc3\xbcsse'], 'Grüsse'],
    ['GB2312', ['Content-Type: text/plain; charset=gb2312', '', '\xc4\xe3\xba\xc3'], '你好'],
    ['Big5', ['Content-Type: text/plain; charset=big5', '', '\xa7A\xa6n'], '你好'],
    ['ISO-2022-JP', ['Content-Type: text/plain; charset=iso-2022-jp', '', '\x1b$B$3$s\x1b(B'], 'こん'],
    ['ISO-2022-JP without a label', ['X: y', '', '\x1b$B$3$s\x1b(B'], 'こん'],
    ['Shift_JIS', ['Content-Type: text/plain; charset=Shift_JIS', '', '\x82\xb1\x82\xf1'], 'こん'],
    ['EUC-KR under its old name', ['Content-Type: text/plain; charset=ks_c_5601-1987', '', '\xb0\xa1'], '가'],
    ['KOI8-R', ['Content-Type: text/plain; charset=koi8-r', '', '\xf0\xd2\xc9\xd7\xc5\xd4'], 'Привет'],
    [
      'windows-1251',
      ['Content-Type: text/plain; charset=windows-1251', '', '\xcf\xf0\xe8\xe2\xe5\xf2'],
      'Привет',
    ],
    ['UTF-7', ['Content-Type: text/plain; charset=utf-7', '', 'Gr+APw-sse 1 +- 1'], 'Grüsse 1 + 1'],
    [
      'UTF-16',
      ['Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64', '', 'RwByAPwA'],
      'Grü',
    ],
    [
      'quoted-printable with soft breaks',
      [
        'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
        '',
        'Gr=C3=',
        '=BCsse',
      ],
      'Grüsse',
    ],
    [
      'flowed lines',
      [
        'Content-Type: text/plain; charset=utf-8; format=flowed',
        '',
        'eine ',
        'Zeile',
        '> zitiert ',
        '> weiter',
      ],
      'eine Zeile\n> zitiert weiter',
    ],
    ['NUL and other controls', ['X: y', '', 'a\x00b\x07c'], 'abc'],
    ['old line ends', ['X: y', '', 'a\rb'], 'a\nb'],
  ])('is read with %s', async (_, [header = '', ...body], text) => {
    expect((await messageOf(annas([header], body.slice(1)))).text).toBe(text);
  });

  it.each<[string, string, string]>([
    ['words of two charsets', '=?utf-8?Q?Gr=C3=BC?= =?iso-8859-1?Q?=DF?=', 'Grüß'],
    ['a character split between two words', '=?utf-8?B?R3LD?=\r\n =?utf-8?B?vMOf?=', 'Grüß'],
    ['raw UTF-8', 'Gr\xc3\xbcsse', 'Grüsse'],
    ['raw latin1', 'Gr\xfcsse', 'Grüsse'],
    ['spaces inside a word', '=?utf-8?Q?Gr=C3=BCsse aus Bern?=', 'Grüsse aus Bern'],
    ['an unknown charset', '=?x-nope?Q?Gr=C3=BC?=', 'Grü'],
    ['a word that is none', '=?utf-8?X?abc?= =?', '=?utf-8?X?abc?= =?'],
    ['a language tag', '=?utf-8*de?Q?=C3=BC?=', 'ü'],
    ['Japanese in two words', '=?iso-2022-jp?B?GyRCJDMbKEI=?= =?iso-2022-jp?B?GyRCJHMbKEI=?=', 'こん'],
    ['line breaks folded with tabs', 'eins\r\n\tzwei', 'eins zwei'],
  ])('has a subject of %s', async (_, subject, read) => {
    expect((await messageOf(annas([`Subject: ${subject}`]))).subject).toBe(read);
  });

  it.each<[string, string[], unknown]>([
    ['no From: Sender', ['From', 'Sender: s@x.example'], { address: 's@x.example' }],
    ['no From, no Sender: Return-Path', ['From', 'Return-Path: <r@x.example>'], { address: 'r@x.example' }],
    [
      'an address missing in From: its name, the address of the envelope',
      ['From: Anna Meier'],
      { address: 'env@x.example', name: 'Anna Meier' },
    ],
    [
      'several authors: the one that sent it',
      ['From: a@x.example, B <b@x.example>', 'Sender: b@x.example'],
      { address: 'b@x.example', name: 'B' },
    ],
    [
      'a quoted name with a comma',
      ['From: "Meier, Anna" <a@x.example>'],
      { address: 'a@x.example', name: 'Meier, Anna' },
    ],
    [
      'an encoded name with a comma',
      ['From: =?utf-8?Q?M=C3=BCller=2C_Anna?= <a@x.example>'],
      { address: 'a@x.example', name: 'Müller, Anna' },
    ],
    [
      'a name that is another address',
      ['From: "chef@bank.example" <a@x.example>'],
      { address: 'a@x.example', name: 'chef@bank.example' },
    ],
    ['a comment as name', ['From: a@x.example (Anna Meier)'], { address: 'a@x.example', name: 'Anna Meier' }],
    [
      'an address in an encoded word stays a name',
      ['From: =?utf-8?Q?chef=40bank.example?= <a@x.example>'],
      { address: 'a@x.example', name: 'chef@bank.example' },
    ],
    ['raw latin1 in the name', ['From: J\xfcrg <j@x.example>'], { address: 'j@x.example', name: 'Jürg' }],
  ])('names its sender from %s', async (_, headers, from) => {
    expect((await messageOf(annas(headers), { mailFrom: 'env@x.example' })).from).toEqual(from);
  });

  it('of nobody says so', async () => {
    const message = await messageOf(annas(['From']));
    expect(message.from).toEqual({ address: '' });
    expect(message.remarks.map(({ reason }) => reason)).toEqual(['Names no sender.']);
  });

  it('of several authors is answered to all of them', async () => {
    const message = await messageOf(annas(['From: a@x.example, b@x.example']));
    expect(message.replyTo).toEqual([{ address: 'a@x.example' }, { address: 'b@x.example' }]);
  });

  it('opens groups of recipients and leaves out what is no address', async () => {
    const { to, cc } = await messageOf(
      annas([
        'To: Team: a@x.example, B <b@x.example>;, support@adler-kaffee.example',
        'Cc: undisclosed-recipients:;',
      ]),
    );
    expect(to.map(({ address }) => address)).toEqual([
      'a@x.example',
      'b@x.example',
      'support@adler-kaffee.example',
    ]);
    expect(cc).toEqual([]);
  });

  it.each<[string, string, string | undefined]>([
    ['the usual form', 'Mon, 2 Nov 2026 09:30:00 +0100 (CET)', '2026-11-02T08:30:00.000Z'],
    ['no weekday, no seconds, a named zone', '2 Nov 2026 03:30 EST', '2026-11-02T08:30:00.000Z'],
    ['two digits of a year', '2 Nov 26 08:30:00 GMT', '2026-11-02T08:30:00.000Z'],
    ['German names', 'Mo., 12 Okt 2026 09:30:00 +0200', '2026-10-12T07:30:00.000Z'],
    ['dots in the time', '2 Nov 2026 08.30.00 +0000', '2026-11-02T08:30:00.000Z'],
    ['ISO', '2026-11-02T08:30:00Z', '2026-11-02T08:30:00.000Z'],
    ['the future', 'Mon, 2 Nov 2037 09:30:00 +0100', undefined],
    ['the beginning of time', 'Thu, 1 Jan 1970 00:00:00 +0000', undefined],
    ['no date at all', 'gestern', undefined],
    ['a month that is none', '2 Foo 2026 09:30:00 +0100', undefined],
  ])('has a time of %s', async (_, date, claimedAt) => {
    expect((await messageOf(annas([`Date: ${date}`]))).claimedAt).toBe(claimedAt);
  });

  it('without Date and Message-ID is taken all the same', async () => {
    const message = await messageOf(annas(['Date', 'Message-ID']));
    expect(message.externalIds).toEqual([]);
    expect(message.claimedAt).toBeUndefined();
  });

  it('without any header at all is taken as text', async () => {
    expect((await messageOf(mail('', 'nur Text'))).text).toBe('nur Text');
    expect((await messageOf(Buffer.alloc(0))).text).toBe('');
    expect((await messageOf(Buffer.from([0xff, 0xfe, 0, 1, 2]))).from).toEqual({ address: '' });
  });

  it('keeps an odd Message-ID readable and finds bare references', async () => {
    const message = await messageOf(
      annas(['Message-ID: <ab c@x', 'In-Reply-To: Your message of Monday <q@x>', 'References: a@x b@x']),
    );
    expect(message.externalIds).toEqual(['abc@x']);
    expect(message.references).toEqual(['q@x', 'b@x', 'a@x']);
  });

  it.each<[string, string[], string[], string | undefined]>([
    ['To', ['To: Info <INFO@adler-kaffee.example>'], [], 'info@adler-kaffee.example'],
    ['Cc', ['To: x@y.example', 'Cc: info@adler-kaffee.example'], [], 'info@adler-kaffee.example'],
    [
      'To rather than the mailbox it was stored in',
      ['To: info@adler-kaffee.example', 'Delivered-To: support@adler-kaffee.example'],
      [],
      'info@adler-kaffee.example',
    ],
    [
      'the envelope, for a blind copy',
      ['To: x@y.example'],
      ['info@adler-kaffee.example'],
      'info@adler-kaffee.example',
    ],
    [
      'X-Original-To, for a blind copy',
      [
        'To: x@y.example',
        'X-Original-To: info@adler-kaffee.example',
        'Delivered-To: support@adler-kaffee.example',
      ],
      [],
      'info@adler-kaffee.example',
    ],
    [
      'Delivered-To at last',
      ['To: x@y.example', 'Delivered-To: support@adler-kaffee.example'],
      [],
      'support@adler-kaffee.example',
    ],
    [
      'both, of which the envelope names one',
      ['To: support@adler-kaffee.example, info@adler-kaffee.example'],
      ['info@adler-kaffee.example'],
      'info@adler-kaffee.example',
    ],
    [
      'a reply address',
      ['To: support+abcdefghijklmnop2345@adler-kaffee.example'],
      [],
      'support@adler-kaffee.example',
    ],
    ['nobody of ours', ['To: x@y.example'], [], undefined],
  ])('was written to the address in %s', async (_, headers, rcptTo, address) => {
    expect((await messageOf(annas(headers), { rcptTo })).writtenTo).toBe(address);
  });

  it('brings our reply token back from recipient and references, each once', async () => {
    const [one, two] = ['abcdefghijklmnop2345', 'zzzzzzzzzzzzzzzzzzzz'];
    const raw = annas([
      `To: support+${one}@adler-kaffee.example`,
      `References: <k.${two}.1@adler-kaffee.example> <k.${one}.2@adler-kaffee.example>`,
    ]);
    expect((await messageOf(raw)).tokens).toEqual([one, two]);
    expect((await messageOf(annas(), { rcptTo: [`support+k${two}@adler-kaffee.example`] })).tokens).toEqual([
      two,
    ]);
  });
});
