import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { Mailboxes } from '../mailboxes.ts';
import { write, type Letter } from '../writing.ts';
import { dateHeader, type Language } from './client.ts';

const anna = 'anna.keller@example.ch';
const now = new Date('2026-11-17T08:05:00Z');

const ours = [
  'From: "Lena, Adler Kaffee" <support@adler-kaffee.example>',
  `To: Anna Keller <${anna}>`,
  'Cc: beat.keller@example.ch',
  'Subject: Re: Wassertank gerissen',
  'Date: Mon, 16 Nov 2026 16:32:00 +0000',
  'Message-ID: <k2@adler-kaffee.example>',
  'References: <first@example.ch>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Guten Tag Frau Keller',
  '',
  '> Der Tank ist gerissen.',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><style>p{color:red}</style></head><body><p>Guten Tag <b>Frau Keller</b></p></body></html>',
  '--b--',
  '',
].join('\r\n');

async function answer(style: Letter['style'], language: Language, more: Partial<Letter> = {}) {
  const mailboxes = new Mailboxes();
  mailboxes.open(anna).name = 'Anna Keller';
  const { id } = mailboxes.put(anna, ours);
  const letter = {
    from: anna,
    to: ['support@adler-kaffee.example'],
    text: 'Vielen Dank!\n\nAnna',
    inReplyTo: id,
    ...more,
  };
  const { raw } = await write({ ...letter, ...(style && { style }), language }, mailboxes, now);
  const read = await simpleParser(raw);
  return { source: raw.toString(), read, text: read.text!, html: read.html || '' };
}

describe('Gmail', () => {
  test('in German', async () => {
    const { text, html, read } = await answer('gmail', 'de');
    expect(text).toBe(
      [
        'Vielen Dank!',
        '',
        'Anna',
        '',
        'Am Mo., 16. Nov. 2026 um 17:32 Uhr schrieb Lena, Adler Kaffee <',
        'support@adler-kaffee.example>:',
        '',
        '> Guten Tag Frau Keller',
        '>',
        '>> Der Tank ist gerissen.',
        '',
      ].join('\n'),
    );
    expect(html).toContain(
      '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Am Mo., 16. Nov. 2026',
    );
    expect(html).toContain('<p>Guten Tag <b>Frau Keller</b></p></blockquote></div>');
    expect(html).not.toContain('color:red');
    expect(read).toMatchObject({ subject: 'Re: Wassertank gerissen' });
    expect(read.messageId).toMatch(/^<CA[\w+=-]+@mail\.gmail\.com>$/);
  });

  test('in English, with the narrow space that Gmail puts before PM', async () => {
    const { text } = await answer('gmail', 'en');
    expect(text.replace(/\n(?=[^>])/g, ' ')).toContain(
      'On Mon, Nov 16, 2026 at 5:32\u202fPM Lena, Adler Kaffee',
    );
    expect(text).toContain('wrote:\n\n> Guten Tag Frau Keller');
  });
});

describe('Outlook', () => {
  test('in German', async () => {
    const { text, html, read } = await answer('outlook', 'de');
    expect(text).toBe(
      [
        'Vielen Dank!',
        '',
        'Anna',
        '',
        'Von: Lena, Adler Kaffee <support@adler-kaffee.example>',
        'Gesendet: Montag, 16. November 2026 17:32',
        `An: Anna Keller <${anna}>`,
        'Cc: beat.keller@example.ch',
        'Betreff: Re: Wassertank gerissen',
        '',
        'Guten Tag Frau Keller',
        '',
        '> Der Tank ist gerissen.',
        '',
      ].join('\n'),
    );
    expect(html).toContain('border-top:solid #E1E1E1 1.0pt');
    expect(html).toContain('<b>Gesendet:</b> Montag, 16. November 2026 17:32<br>');
    expect(read.subject).toBe('AW: Wassertank gerissen');
    expect(read.headers.get('thread-topic')).toBe('Wassertank gerissen');
    expect(Buffer.from(String(read.headers.get('thread-index')), 'base64')).toHaveLength(27);
    expect(read.messageId).toMatch(/PROD\.OUTLOOK\.COM>$/);
  });

  test('in English', async () => {
    const { text, read } = await answer('outlook', 'en');
    expect(text).toContain(
      'From: Lena, Adler Kaffee <support@adler-kaffee.example>\nSent: Monday, November 16, 2026 5:32 PM\nTo: ',
    );
    expect(read.subject).toBe('RE: Wassertank gerissen');
  });
});

describe('Apple Mail', () => {
  test('in German', async () => {
    const { text, html, read, source } = await answer('apple', 'de');
    expect(text).toBe(
      [
        'Vielen Dank!',
        '',
        'Anna',
        '',
        '',
        '> Am 16.11.2026 um 17:32 schrieb Lena, Adler Kaffee <support@adler-kaffee.example>:',
        '> ',
        '> Guten Tag Frau Keller',
        '> ',
        '> > Der Tank ist gerissen.',
        '',
        '',
      ].join('\n'),
    );
    expect(html).toContain('<blockquote type="cite"><div>Am 16.11.2026 um 17:32 schrieb');
    expect(read.headers.get('x-mailer')).toMatch(/^Apple Mail/);
    expect(source.match(/^mime-version:/gim)).toHaveLength(1);
  });

  test('in English', async () => {
    expect((await answer('apple', 'en')).text).toContain(
      '> On 16 Nov 2026, at 17:32, Lena, Adler Kaffee <support@adler-kaffee.example> wrote:',
    );
  });
});

describe('every client', () => {
  test.each(['gmail', 'outlook', 'apple', 'plain'] as const)(
    '%s threads, dates and escapes rightly',
    async (style) => {
      const { read, html, source } = await answer(style, 'de', { text: 'a < b & c' });
      expect(read.inReplyTo).toBe('<k2@adler-kaffee.example>');
      expect(read.references).toEqual(['<first@example.ch>', '<k2@adler-kaffee.example>']);
      expect(source).toMatch(/^Date: Tue, 17 Nov 2026 09:05:00 \+0100\r$/m);
      expect(html).toContain(style === 'plain' ? '' : 'a &lt; b &amp; c');
      expect(read.from?.value).toEqual([{ name: 'Anna Keller', address: anna }]);
    },
  );

  test('a mail without HTML is quoted from its text', async () => {
    const mailboxes = new Mailboxes();
    const { id } = mailboxes.put(
      anna,
      'From: support@adler-kaffee.example\r\nSubject: x\r\n\r\n1 < 2\r\nzwei\r\n',
    );
    for (const style of ['gmail', 'outlook', 'apple'] as const) {
      const { raw } = await write(
        { from: anna, to: ['s@adler-kaffee.example'], text: 'ja', inReplyTo: id, style },
        mailboxes,
        now,
      );
      expect((await simpleParser(raw)).html).toContain('1 &lt; 2<br>\nzwei');
    }
  });

  test('the offset follows the clock of the customer', () => {
    expect(dateHeader(new Date('2026-07-01T22:30:00Z'))).toBe('Thu, 2 Jul 2026 00:30:00 +0200');
  });
});
