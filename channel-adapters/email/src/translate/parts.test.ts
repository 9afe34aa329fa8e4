import { describe, expect, it } from 'vitest';
import { adler, annas, messageOf } from '../../test/deliver.ts';
import { LimitExceeded } from './limits.ts';
import { translate } from './translate.ts';

const mixed = (kind: string, ...parts: string[][]) =>
  annas(
    ['MIME-Version: 1.0', `Content-Type: multipart/${kind}; boundary="b1"`],
    [...parts.flatMap((part) => ['--b1', ...part]), '--b1--', ''],
  );
const within = (kind: string, boundary: string, ...parts: string[][]) => [
  `Content-Type: multipart/${kind}; boundary=${boundary}`,
  '',
  ...parts.flatMap((part) => [`--${boundary}`, ...part]),
  `--${boundary}--`,
];
const plain = (text: string) => ['Content-Type: text/plain; charset=utf-8', '', text];
const html = (text: string) => ['Content-Type: text/html; charset=utf-8', '', text];
const file = (type: string, ...more: string[]) => [
  `Content-Type: ${type}`,
  ...more,
  'Content-Transfer-Encoding: base64',
  '',
  'SGFsbG8=',
];
const named = async (...parts: string[][]) =>
  (await messageOf(mixed('mixed', plain('x'), ...parts))).attachments.map(({ name }) => name);

describe('the parts of a mail', () => {
  it('give the plain alternative as text and the rich one as HTML', async () => {
    const message = await messageOf(mixed('alternative', plain('Hallo'), html('<p>Hallo</p>')));
    expect([message.text, message.html, message.attachments]).toEqual(['Hallo', '<p>Hallo</p>', []]);
  });

  it('give text where only HTML was written', async () => {
    const body =
      '<style>p{}</style><h1>Guten Tag</h1><p>Die <a href="https://x.example/y">Maschine</a> tropft.</p><img src="cid:1"><ul><li>oben</ul>';
    const message = await messageOf(annas(['Content-Type: text/html'], [body]));
    expect(message.text).toBe('Guten Tag\n\nDie Maschine <https://x.example/y> tropft.\n\n• oben');
  });

  it('put HTML that is nested beyond reason into an attachment, for nothing to try to show it', async () => {
    const message = await messageOf(annas(['Content-Type: text/html'], [`${'<div>'.repeat(3_000)}Hallo`]));
    expect([message.text, message.html, message.attachments.map(({ name }) => name)]).toEqual([
      'Hallo',
      undefined,
      ['page.html'],
    ]);
    expect(message.remarks.map(({ reason }) => reason)).toEqual([
      'Its HTML cannot be shown; it stands in the attachment page.html.',
    ]);
  });

  it('take HTML beside an empty plain alternative', async () => {
    expect((await messageOf(mixed('alternative', plain('  '), html('<b>Hallo</b>')))).text).toBe('Hallo');
  });

  it('put text that stands after an attachment or around HTML in its place', async () => {
    const message = await messageOf(
      mixed('mixed', html('<p>eins</p>'), file('image/png; name=a.png'), plain('zwei <2>')),
    );
    expect(message.text).toBe('eins\n\nzwei <2>');
    expect(message.html).toContain('zwei &lt;2&gt;');
  });

  it('show as inline only what HTML refers to', async () => {
    const related = within(
      'related',
      'b2',
      html('<img src="cid:bild@1">'),
      file('image/png; name=b.png', 'Content-ID: <bild@1>'),
      file('image/gif; name=c.gif', 'Content-ID: <2>'),
    );
    const { attachments } = await messageOf(mixed('mixed', related, file('application/pdf; name=r.pdf')));
    expect(attachments.map(({ name, inline, contentId, size }) => [name, inline, contentId, size])).toEqual([
      ['b.png', true, 'bild@1', 5],
      ['c.gif', false, '2', 5],
      ['r.pdf', false, undefined, 5],
    ]);
    expect(Buffer.from(attachments[0]?.content as Uint8Array).toString()).toBe('Hallo');
  });

  it.each<[string, string[], string]>([
    ['RFC 2231', ["Content-Disposition: attachment; filename*=utf-8''%C3%9Cbersicht.pdf"], 'Übersicht.pdf'],
    [
      'RFC 2231 in pieces',
      ["Content-Disposition: attachment; filename*0*=iso-8859-1''%DC; filename*1=bersicht.pdf"],
      'Übersicht.pdf',
    ],
    [
      'RFC 2047, where it is forbidden',
      ['Content-Disposition: attachment; filename="=?utf-8?Q?=C3=9Cbersicht.pdf?="'],
      'Übersicht.pdf',
    ],
    ['raw latin1', ['Content-Disposition: attachment; filename="\xdcbersicht.pdf"'], 'Übersicht.pdf'],
    ['raw UTF-8', ['Content-Disposition: attachment; filename="\xc3\x9cbersicht.pdf"'], 'Übersicht.pdf'],
    ['a path', ['Content-Disposition: attachment; filename="..\\\\..\\\\a/b/rechnung.pdf"'], 'rechnung.pdf'],
    [
      'a name that reads backwards',
      ["Content-Disposition: attachment; filename*=utf-8''gpj.%E2%80%AEexe"],
      'gpj.exe',
    ],
    ['dots alone', ['Content-Disposition: attachment; filename=".."'], 'attachment-1.pdf'],
    ['no name', ['Content-Disposition: attachment'], 'attachment-1.pdf'],
  ])('name a file given by %s', async (_, headers, name) => {
    expect(await named(file('application/pdf', ...headers))).toEqual([name]);
  });

  it('keep a mail within the mail as a file, unopened', async () => {
    const inner = [
      'Content-Type: message/rfc822',
      '',
      'From: x@y.example',
      'Subject: =?utf-8?Q?Alte_Sache?=',
      'Content-Type: multipart/mixed; boundary=b9',
      '',
      '--b9',
      '',
      'innen',
      '--b9--',
    ];
    const message = await messageOf(mixed('mixed', plain('siehe unten'), inner));
    expect(message.text).toBe('siehe unten');
    expect(message.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['Alte Sache.eml', 'message/rfc822'],
    ]);
  });

  it('keep a named text after the first one as a file', async () => {
    expect(
      await named(['Content-Type: text/plain', 'Content-Disposition: inline; filename=notiz.txt', '', 'y']),
    ).toEqual(['notiz.txt']);
  });

  it.each<[string, Buffer, string[], string[]]>([
    [
      'an invitation',
      mixed('alternative', plain('x'), file('text/calendar; method=REQUEST')),
      ['Has a calendar invitation.'],
      ['invite.ics'],
    ],
    [
      'a cancelled invitation',
      mixed('mixed', plain('x'), ['Content-Type: text/calendar', '', 'BEGIN:VCALENDAR', 'METHOD:CANCEL']),
      ['Cancels a calendar invitation.'],
      ['invite.ics'],
    ],
    [
      'an answered invitation',
      mixed('alternative', plain('x'), file('text/calendar; method="REPLY"')),
      ['Answers a calendar invitation.'],
      ['invite.ics'],
    ],
    [
      'a signature',
      mixed('signed', plain('x'), file('application/pkcs7-signature')),
      ['Signed (not checked).'],
      ['smime.p7s'],
    ],
    [
      'a PGP signature',
      mixed('signed', plain('x'), file('application/pgp-signature')),
      ['Signed (not checked).'],
      ['signature.asc'],
    ],
    [
      'a text inside its signature',
      annas(['Content-Type: application/pkcs7-mime; smime-type=signed-data'], ['x']),
      ['Signed; the text lies in the attachment smime.p7m.'],
      ['smime.p7m'],
    ],
    [
      'S/MIME encryption',
      annas(['Content-Type: application/x-pkcs7-mime; smime-type=enveloped-data'], ['x']),
      ['Encrypted: it cannot be read here.'],
      ['smime.p7m'],
    ],
    [
      'PGP encryption',
      mixed(
        'encrypted',
        file('application/pgp-encrypted; name=v'),
        file('application/octet-stream; name=e.asc'),
      ),
      ['Encrypted: it cannot be read here.'],
      ['v', 'e.asc'],
    ],
    [
      'PGP encryption inside of text',
      annas([], ['-----BEGIN PGP MESSAGE-----', 'abc']),
      ['Encrypted: it cannot be read here.'],
      [],
    ],
    [
      'Outlook’s own format',
      mixed('mixed', plain('x'), file('application/ms-tnef')),
      ['Has content that only Outlook can read (winmail.dat).'],
      ['winmail.dat'],
    ],
    [
      'a page for other programs, which is left out',
      mixed('alternative', plain('x'), file('text/x-amp-html'), html('x')),
      [],
      [],
    ],
  ])('say that there is %s', async (_, raw, remarks, names) => {
    const message = await messageOf(raw);
    expect(message.remarks.map(({ reason }) => reason)).toEqual(remarks);
    expect(message.attachments.map(({ name }) => name)).toEqual(names);
  });

  it('are read as far as they go when the mail ends in the middle', async () => {
    const raw = mixed('mixed', plain('Hallo'), file('image/png; name=a.png'));
    const message = await messageOf(raw.subarray(0, raw.length - 12));
    expect([message.text, message.attachments.length]).toEqual(['Hallo', 1]);
  });

  it('are text when the boundary never comes', async () => {
    const message = await messageOf(annas(['Content-Type: multipart/mixed; boundary=nie'], ['Hallo']));
    expect(message.attachments).toEqual([]);
  });
});

describe('limits', () => {
  const limits = { ...adler.limits, maxBytes: 100_000, maxParts: 50, maxDepth: 5, maxAttachments: 10 };
  const under = (raw: Buffer) => messageOf(raw, {}, { ...adler, limits });
  const nested = (depth: number) => {
    const lines: string[] = [];
    for (let at = 2; at <= depth; at++)
      lines.push(`--b${at - 1}`, `Content-Type: multipart/mixed; boundary=b${at}`, '');
    return annas(
      ['Content-Type: multipart/mixed; boundary=b1'],
      [...lines, `--b${depth}`, '', 'innen', `--b${depth}--`],
    );
  };

  it.each<[string, Buffer, string, string]>([
    [
      'too many bytes',
      annas([], ['x'.repeat(200_000)]),
      'maxBytes',
      'The mail has 196 kB; at most 98 kB are taken.',
    ],
    [
      'a bomb of parts within parts',
      nested(6),
      'maxDepth',
      'The mail has parts within parts, more than 5 deep.',
    ],
    [
      'too many parts',
      mixed('mixed', ...Array.from({ length: 50 }, () => plain('x'))),
      'maxParts',
      'The mail has more than 50 parts.',
    ],
    [
      'too many attachments',
      mixed('mixed', ...Array.from({ length: 11 }, () => file('image/png'))),
      'maxAttachments',
      'The mail has more than 10 attachments.',
    ],
  ])('stop %s with a reason for people', async (_, raw, limit, reason) => {
    const error = await under(raw).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LimitExceeded);
    expect([(error as LimitExceeded).limit, (error as LimitExceeded).message]).toEqual([limit, reason]);
  });

  it('let pass what is just within them', async () => {
    expect((await under(nested(5))).text).toBe('innen');
    expect(
      (await under(mixed('mixed', ...Array.from({ length: 10 }, () => file('image/png'))))).attachments,
    ).toHaveLength(10);
  });

  it('stop endless headers', async () => {
    const raw = annas(Array.from({ length: 200 }, (_, at) => `X-${at}: ${'x'.repeat(5_000)}`));
    await expect(messageOf(raw)).rejects.toThrow('more than 512 kB of header');
  });

  it('find boundaries that hide: written in pieces, without quotes, in upper case', async () => {
    const pieces = annas(
      ['Content-Type: multipart/mixed; boundary*0="b"; boundary*1="1"'],
      Array.from({ length: 60 }, () => '--b1\r\n\r\nx'),
    );
    await expect(under(pieces)).rejects.toBeInstanceOf(LimitExceeded);
    const upper = annas(
      ['CONTENT-TYPE: MULTIPART/MIXED;\r\n\tBOUNDARY=b1'],
      Array.from({ length: 60 }, () => '--b1\r\n\r\nx'),
    );
    await expect(under(upper)).rejects.toBeInstanceOf(LimitExceeded);
  });
});

describe('the digest of a mail', () => {
  const digest = async (raw: Buffer) => (await messageOf(raw)).digest;
  const base = annas(['Content-Type: text/plain; charset=utf-8'], ['Gr\xc3\xbcsse aus Bern']);

  it.each<[string, Buffer]>([
    [
      'other transport headers',
      annas(
        ['Received: from x', 'Delivered-To: y@x.example', 'Content-Type: text/plain; charset=utf-8'],
        ['Gr\xc3\xbcsse aus Bern'],
      ),
    ],
    [
      'another encoding',
      annas(
        ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable'],
        ['Gr=FCsse aus Bern'],
      ),
    ],
    [
      'other line breaks',
      annas(['Content-Type: text/plain; charset=utf-8'], ['Gr\xc3\xbcsse', 'aus Bern', '']),
    ],
    [
      'a subject folded elsewhere and a zone written otherwise',
      annas(
        ['Subject: =?utf-8?Q?Kaffeemaschine?=', 'Date: Mon, 2 Nov 2026 08:30:00 +0000'],
        ['Gr\xc3\xbcsse aus Bern'],
      ),
    ],
  ])('is the same for a copy with %s', async (_, copy) => {
    expect(await digest(copy)).toBe(await digest(base));
  });

  it.each<[string, Buffer]>([
    ['text', annas([], ['Gr\xc3\xbcsse aus Basel'])],
    ['sender', annas(['From: eve@kunde.example'], ['Gr\xc3\xbcsse aus Bern'])],
    ['subject', annas(['Subject: andere'], ['Gr\xc3\xbcsse aus Bern'])],
    ['date', annas(['Date: Mon, 2 Nov 2026 09:31:00 +0100'], ['Gr\xc3\xbcsse aus Bern'])],
    ['attachment', mixed('mixed', plain('Gr\xc3\xbcsse aus Bern'), file('image/png'))],
  ])('differs with another %s under the same Message-ID', async (_, other) => {
    expect(await digest(other)).not.toBe(await digest(base));
  });

  it('is the same for a copy that arrives days later, also under a date that is ahead of its time', async () => {
    const ahead = annas(['Date: Fri, 6 Nov 2026 09:30:00 +0100']);
    const early = await messageOf(ahead);
    const [late] = await translate(
      {
        deliveryId: '2',
        raw: ahead,
        senderKey: '',
        receivedAt: '2026-11-07T09:00:00.000Z',
        history: false,
        facts: {},
      },
      adler,
    );
    expect(early.claimedAt).toBeUndefined();
    expect(late).toMatchObject({ digest: early.digest, claimedAt: '2026-11-06T08:30:00.000Z' });
  });
});
