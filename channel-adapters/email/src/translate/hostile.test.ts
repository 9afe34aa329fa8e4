import { describe, expect, it } from 'vitest';
import { annas, itemsOf, messageOf } from '../../test/deliver.ts';

const size = 5_000_000;
const of = (piece: string, length = size) => piece.repeat(Math.ceil(length / piece.length));
const header = 250_000;

/** None of these may hang: a test that does runs into the time limit of the runner. */
describe('a hostile mail', () => {
  it.each<[string, string[], string[]]>([
    ['one line of dashes', [], [of('-')]],
    ['one line of letters', [], [of('x')]],
    ['white space', [], [of(' '), 'x']],
    ['short lines', [], [of('a\n')]],
    ['carriage returns', [], [of('\r')]],
    ['lines that look like boundaries', ['Content-Type: multipart/mixed; boundary=b'], [of('--x\r\n')]],
    ['dashes under an open boundary', ['Content-Type: multipart/mixed; boundary=b'], [of('--')]],
    ['flowed lines', ['Content-Type: text/plain; format=flowed'], [of('a \r\n')]],
    ['flowed quotes', ['Content-Type: text/plain; format=flowed; delsp=yes'], [of('>>> \r\n')]],
    ['broken quoted-printable', ['Content-Transfer-Encoding: quoted-printable'], [of('=')]],
    ['broken base64', ['Content-Transfer-Encoding: base64'], [of('=A')]],
    ['UTF-7', ['Content-Type: text/plain; charset=utf-7'], [of('+AA')]],
    ['UTF-7 that says nothing', ['Content-Type: text/plain; charset=utf-7'], [of('+')]],
    ['ISO-2022 escapes', ['Content-Type: text/plain; charset=iso-2022-jp'], [of('\x1b$B')]],
    ['ids of ours', [], [of('k.abcdefghijklmnop2345.')]],
    ['Message-ID lines', [], [of('Message-ID: <\r\n')]],
    ['addresses', [], [of('a@b.example ')]],
    ['nested HTML', ['Content-Type: text/html'], [of('<div>')]],
    ['HTML comments', ['Content-Type: text/html'], [of('<!--')]],
  ])('of %s is understood', async (_, headers, body) => {
    expect((await itemsOf(annas(headers, body))).length).toBe(1);
  });

  it.each<[string, string]>([
    ['opening brackets', of('<', header)],
    ['closing brackets', of('>', header)],
    ['brackets behind an address', `a@b.example${of('>', header)}x`],
    ['quotation marks', of('"', header)],
    ['comments', of('(', header)],
    ['encoded words', of('=?utf-8?Q?a?= ', header)],
    ['words that never end', of('=?utf-8?Q?', header)],
    ['addresses', of('a@b.example,', header)],
    ['groups', of('a:', header)],
    ['no-reply names', of('<noreply+', header)],
    ['white space', `${of(' ', header)}x`],
    ['dots', of('.', header)],
    ['brackets and at-signs', of('<@', header)],
    ['spaces and dots', of('a .', header)],
    ['one word', of('x', header)],
  ])('with a header of %s is understood', async (_, value) => {
    const names = [
      'From',
      'To',
      'Subject',
      'Date',
      'References',
      'List-Id',
      'Authentication-Results',
      'Return-Path',
      'X-Failed-Recipients',
      'Content-Language',
    ];
    for (const name of names) expect((await itemsOf(annas([`${name}: ${value}`]))).length).toBe(1);
  });

  it.each<[string, string]>([
    ['parameters', of('a=b;', header)],
    ['empty parameters', of(';', header)],
    ['numbered pieces of a name', Array.from({ length: 10_000 }, (_, at) => `name*${at}*=%41;`).join('')],
    ['quotation marks', of('"', header)],
    ['white space', `${of(' ', header)}x`],
  ])('with a Content-Type of %s is understood', async (_, value) => {
    expect((await itemsOf(annas([`Content-Type: application/pdf; ${value}`]))).length).toBe(1);
    expect((await itemsOf(annas([`Content-Disposition: attachment; ${value}`]))).length).toBe(1);
  });

  it('that pretends to be a bounce is understood', async () => {
    for (const piece of [
      '<a@b.example>: ',
      '550 ',
      '5.1.1',
      '----- ',
      'Message-ID: x\n\n',
      '\n\n',
      'Final-Recipient: rfc822;a@b.example\n\n',
    ]) {
      const bounce = ['From: MAILER-DAEMON@x.example', 'Subject: Undelivered mail'];
      expect((await itemsOf(annas(bounce, [of(piece, 1_000_000)]), { mailFrom: '' })).length).toBeGreaterThan(
        0,
      );
      const report = annas(
        [...bounce, 'Content-Type: multipart/report; boundary=b'],
        ['--b', 'Content-Type: message/delivery-status', '', of(piece, 1_000_000), '--b--'],
      );
      expect((await itemsOf(report, { mailFrom: '' })).length).toBeGreaterThan(0);
    }
  });

  it('of 50 MB with one attachment is taken whole', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`;
    const raw = annas(
      ['Content-Type: multipart/mixed; boundary=b'],
      [
        '--b',
        '',
        'Hallo',
        '--b',
        'Content-Type: image/png; name=a.png',
        'Content-Transfer-Encoding: base64',
        '',
        line.repeat(640_000),
        '--b--',
      ],
    );
    expect(raw.length).toBeGreaterThan(49_000_000);
    const { text, attachments } = await messageOf(raw);
    expect([text, attachments[0]?.size]).toEqual(['Hallo', 57 * 640_000]);
  });

  it('keeps NUL and half characters out of every text', async () => {
    const raw = annas(
      [
        'Subject: =?utf-8?Q?a=00b?=',
        'From: "x\x00y" <a@b.example>',
        'Content-Type: text/plain; charset=utf-16le',
        'Content-Transfer-Encoding: base64',
      ],
      [Buffer.from([0x3d, 0xd8, 0x41, 0, 0, 0]).toString('base64')],
    );
    const said = JSON.stringify(await messageOf(raw));
    expect(said).not.toMatch(/\\u0000|\\ud83d/i);
  });

  it('cuts a name that is a letter, and knows no address that nothing could be sent to', async () => {
    const long = Buffer.from('🙂'.repeat(300)).toString('latin1');
    const message = await messageOf(
      annas([`From: ${long} <a@b.example>`, `Cc: ${long} <c@d.example>, <${'x'.repeat(400)}@e.example>`]),
    );
    const name = expect.stringMatching(/^🙂{99}…$/u);
    expect([message.from, message.cc]).toEqual([
      { address: 'a@b.example', name },
      [{ address: 'c@d.example', name }],
    ]);
    const { from } = await messageOf(annas([`From: ${'x'.repeat(400)}`]), { mailFrom: 'env@x.example' });
    expect(from).toEqual({ address: 'env@x.example', name: expect.stringMatching(/^x{199}…$/) });
  });
});
