import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { anAnswer, anna, theMailbox } from '../../test/support/mail.ts';
import { translate } from '../translate/translate.ts';
import { composeRaw } from './compose.ts';
import { referencesFor } from './references.ts';
import { sentDigest } from './sent-digest.ts';
import { replySubject } from './subject.ts';

const settings = theMailbox({ port: 25 }, { replyAddress: 'support+{token}@adler-kaffee.example' });
const compose = async (changes: Parameters<typeof anAnswer>[0] = {}) => {
  const raw = await composeRaw(anAnswer(changes), settings);
  return { raw: raw.toString(), mail: await simpleParser(raw, { skipTextLinks: true }) };
};
const quoted = {
  from: anna,
  at: '2026-11-21T23:30:00.000Z',
  text: 'Die Maschine tropft.\n> frühere Mail',
  html: '<p style="color:red" onclick="x()">Die Maschine <b>tropft</b>.</p><script>1</script><img src="https://t.example/p.gif"><img src="cid:foto">',
  locale: 'de-CH',
  zone: 'Europe/Zurich',
};

describe('the subject of an answer', () => {
  it.each([
    ['Maschine defekt', 'Re: Maschine defekt'],
    ['Re: Maschine', 'Re: Maschine'],
    ['AW: Re: RE: Maschine', 'Re: Maschine'],
    ['Antw: Re[2]: Maschine', 'Re: Maschine'],
    ['WG: Maschine', 'Re: WG: Maschine'],
    ['Reparatur: wann?', 'Re: Reparatur: wann?'],
    ['RE:Maschine [#1042]', 'Re: Maschine [#1042]'],
    ['', 'Re:'],
  ])('of “%s” is “%s”', (written, answer) => expect(replySubject(written)).toBe(answer));

  it('is left alone in a mail that answers none', async () => {
    expect((await compose({ subject: 'Ihre Bestellung' })).mail.subject).toBe('Ihre Bestellung');
  });
});

describe('the thread', () => {
  it('is told by In-Reply-To and References, oldest first and ending with the mail answered', async () => {
    const { mail } = await compose({ inReplyTo: 'c@kunde', references: ['a@kunde', 'b@kunde', 'c@kunde'] });
    expect(mail.inReplyTo).toBe('<c@kunde>');
    expect(mail.references).toEqual(['<a@kunde>', '<b@kunde>', '<c@kunde>']);
  });

  it('keeps the first and the last of many ids, and drops what is none', () => {
    const references = Array.from({ length: 60 }, (_, at) => `m${at}@x`);
    const kept = referencesFor({ references: [...references, 'evil\r\nBcc: x@y', ''], inReplyTo: 'm59@x' });
    expect(kept).toHaveLength(20);
    expect([kept[0], kept[1], kept.at(-1)]).toEqual(['<m0@x>', '<m41@x>', '<m59@x>']);
  });

  it('has our Message-ID with the token, and answers go to the address with the token', async () => {
    const { mail } = await compose();
    expect(mail.messageId).toBe(
      '<k.abcdefghijklmnopqrst.019ab000-0000-7000-8000-000000000001@adler-kaffee.example>',
    );
    expect(mail.replyTo?.text).toBe('"Adler Kaffee" <support+abcdefghijklmnopqrst@adler-kaffee.example>');
    expect(mail.date?.toISOString()).toBe('2026-11-22T08:00:00.000Z');
  });
});

describe('the body', () => {
  it('is the same bytes in every attempt, as text and HTML', async () => {
    const one = await compose({ quoted });
    expect((await compose({ quoted })).raw).toBe(one.raw);
    expect(one.mail.text).toMatch(/neue Dichtung/);
    expect(one.mail.html).toMatch(/neue Dichtung/);
  });

  it('has the signature after its sign and the customer’s words below, in the manner of the language', async () => {
    const { mail } = await compose({
      quoted,
      signature: { text: 'Lena Frei\nAdler Kaffee' },
      inReplyTo: 'c@kunde',
    });
    expect(mail.text).toBe(
      'Guten Tag Frau Müller\n\nwir schicken Ihnen eine neue Dichtung.\n\n-- \nLena Frei\nAdler Kaffee\n\n' +
        'Am Sonntag, 22. November 2026 um 00:30 schrieb Anna Müller <anna@kunde.example>:\n' +
        '> Die Maschine tropft.\n>> frühere Mail\n',
    );
    expect((await compose({ quoted: { ...quoted, locale: 'en-GB', zone: undefined! } })).mail.text).toContain(
      'On Saturday, 21 November 2026 at 23:30 UTC, Anna Müller <anna@kunde.example> wrote:\n> Die',
    );
  });

  it('quotes HTML so that programs fold it, without script, handlers and pictures from elsewhere', async () => {
    const { mail } = await compose({ quoted });
    expect(mail.html).toMatch(
      /<div class="gmail_quote[^>]*>[\s\S]*<blockquote class="gmail_quote" type="cite"/,
    );
    expect(mail.html).toContain('<p style="color:red">Die Maschine <b>tropft</b>.</p>');
    expect(mail.html).not.toMatch(/script|onclick|t\.example|cid:foto/);
  });

  it('carries attachments, and shows in place only the pictures that it names', async () => {
    const open = async () => Buffer.from('bytes');
    const png = { type: 'image/png', size: 5, inline: true, open };
    const { mail } = await compose({
      html: '<p>So: <img src="cid:foto"><img src="cid:missing"></p>',
      attachments: [
        { ...png, name: 'Dichtung für Äpfel.png', contentId: 'foto' },
        { ...png, name: 'nowhere.png', contentId: 'nowhere' },
        { ...png, name: '../../etc/passwd', type: 'text/plain\r\nX: y', inline: false },
      ],
    });
    expect(mail.attachments.map(({ filename, cid, related }) => [filename, cid, related === true])).toEqual([
      ['Dichtung für Äpfel.png', 'foto', true],
      ['nowhere.png', undefined, false],
      ['.._.._etc_passwd', undefined, false],
    ]);
    expect(mail.attachments[2]!.contentType).toBe('application/octet-stream');
  });

  it('says that it is automatic when a rule wrote it, and only then', async () => {
    const { mail } = await compose({ automatic: true, inReplyTo: 'c@kunde' });
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.headers.get('x-auto-response-suppress')).toBe('All');
    expect((await compose({ automatic: true })).mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect((await compose()).mail.headers.has('auto-submitted')).toBe(false);
  });
});

describe('no header can be smuggled in', () => {
  const evil = 'x\r\nBcc: thief@evil.example\r\n\r\n<script>';
  it.each<[string, Parameters<typeof anAnswer>[0]]>([
    ['the subject', { subject: evil }],
    ['the subject of an answer', { subject: evil, inReplyTo: 'a@b' }],
    ['the sender’s name', { from: { address: 'support@adler-kaffee.example', name: evil } }],
    ['a recipient’s name', { to: [{ address: 'anna@kunde.example', name: evil }] }],
    ['a recipient’s address', { to: [anna, { address: 'a@b.example\r\nBcc: thief@evil.example' }] }],
    ['two addresses in one', { to: [anna, { address: 'a@b.example, thief@evil.example' }] }],
    ['the id answered', { inReplyTo: evil }],
    ['a reference', { references: [evil] }],
    [
      'a file name',
      {
        attachments: [
          { name: evil, type: 'text/plain', size: 1, inline: false, open: async () => Buffer.from('x') },
        ],
      },
    ],
    ['the name in the quote', { quoted: { ...quoted, from: { ...anna, name: evil } } }],
  ])('by %s', async (_, changes) => {
    const { mail, raw } = await compose(changes);
    expect(mail.headers.has('bcc')).toBe(false);
    expect(JSON.stringify([mail.to, mail.cc])).not.toContain('"address":"thief');
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^bcc:/im);
    expect(mail.text).toContain('neue Dichtung');
  });
});

describe('a copy of our own mail', () => {
  it('has the digest that is known of it, however a server on the way has wrapped it', async () => {
    const envelope = anAnswer({
      quoted,
      signature: { text: 'Lena' },
      inReplyTo: 'a@b',
      cc: [anna],
      bcc: [anna],
    });
    const known = await sentDigest(envelope, settings);
    const raw = (await composeRaw(envelope, settings)).toString();
    const copy = `Return-Path: <x@y>\r\nReceived: from a by b; Sun, 22 Nov 2026 09:00:00 +0100\r\n${raw}`;
    const delivery = {
      deliveryId: '1',
      raw: Buffer.from(copy),
      senderKey: '',
      receivedAt: envelope.at,
      history: false,
    };
    const [item] = await translate({ ...delivery, facts: {} }, settings);
    expect(item).toMatchObject({ item: 'message', digest: known });
    const [other] = await translate(
      { ...delivery, raw: Buffer.from(copy.replace('Dichtung', 'Rechnung')), facts: {} },
      settings,
    );
    expect(other).not.toMatchObject({ digest: known });
  });
});
