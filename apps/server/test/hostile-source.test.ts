import { conversationList } from '@kontor/contracts/conversation';
import { messageList } from '@kontor/contracts/message';
import { createTransport } from 'nodemailer';
import { beforeAll, expect, test, vi } from 'vitest';
import { MailListener } from '../src/intake/mail-listener.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

// Hundreds of mails: patience for a slow machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

/** What a line of a mail may hold, although no program of good will writes it. */
const values: Record<string, string> = {
  nul: 'a\0b@x.example',
  'nul in an encoded word': '=?utf-8?Q?a=00b?= <a=00@x.example>',
  'half a character': '=?utf-8?B?7aC9?= <a@x.example>',
  'every control': Array.from({ length: 31 }, (_, i) =>
    String.fromCharCode(i + 1).replace(/[\r\n]/, ''),
  ).join('a'),
  'bytes that are no text': '\xff\xfe\xed\xa0\xbd <\xff@\xff>',
  'three thousand letters': 'x'.repeat(3_000),
  'a hundred thousand letters': `<${'x'.repeat(100_000)}@x.example>`,
  'three thousand addresses': Array.from({ length: 3_000 }, (_, i) => `a${i}@x.example`).join(',\r\n '),
  nothing: '',
  'a far year': 'Thu, 1 Jan 99999 00:00:00 +0000',
  'a year zero': 'Sat, 1 Jan 0000 00:00:00 +0000',
  'a large number': '[#99999999999999999999] [#2147483648] [#9007199254740993]',
  percent: '%s%n%00\'"`;--<script>{{7*7}}',
};
const headers = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Return-Path',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Content-Disposition',
  'Auto-Submitted',
  'List-Id',
  'Authentication-Results',
  'X-Failed-Recipients',
];

/** Each by what is odd in it. */
const mails = new Map<string, Buffer>();
for (const header of headers)
  for (const [what, value] of Object.entries(values))
    mails.set(`${what} in ${header}`, mail({ [header]: value }));
for (const [what, value] of Object.entries(values)) {
  const type = `multipart/mixed; boundary=b`;
  const part = (name: string) =>
    `--b\r\nContent-Type: ${name}\r\nContent-ID: <${value}>\r\n\r\nx\r\n--b--\r\n`;
  mails.set(`${what} in a file's name`, mail({ 'Content-Type': type }, part(`image/png; name="${value}"`)));
  mails.set(`${what} in a file's type`, mail({ 'Content-Type': type }, part(`${value}/${value}`)));
  mails.set(`${what} in the text`, mail({}, value));
  mails.set(`${what} in the HTML`, mail({ 'Content-Type': 'text/html' }, `<p title="${value}">${value}</p>`));
  mails.set(
    `${what} in a bounce`,
    mail(
      { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;${value}\r\n\r\nFinal-Recipient: rfc822;${value}\r\nAction: failed\r\nStatus: ${value}\r\nDiagnostic-Code: smtp;${value}\r\n--b--\r\n`,
    ),
  );
}

function mail(odd: Record<string, string>, body = 'It leaks.'): Buffer {
  const lines = {
    From: 'Anna <anna@kunde.example>',
    To: 'support@adler-kaffee.example',
    Subject: 'Tank',
    ...odd,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${head.join('')}X-Number: ${mails.size}\r\n\r\n${body}\r\n`, 'latin1');
}

test('whatever stands in a mail, it is taken and understood, and none keeps another from being', async () => {
  const port = room.kontor.get(MailListener).port!;
  const smtp = createTransport({ pool: true, maxConnections: 4, host: '127.0.0.1', port, ignoreTLS: true });
  const to = 'support@adler-kaffee.example';
  const numbers = [...mails.keys()];
  try {
    const refused: unknown[] = [];
    await Promise.all(
      [...mails].map(([what, raw], i) =>
        smtp
          .sendMail({ raw, envelope: { from: `sender${i}@kunde.example`, to } })
          .catch((error: Error) => refused.push([what, error.message])),
      ),
    );
    expect(refused).toEqual([]);
  } finally {
    smtp.close();
  }
  await until('all are settled', async () => (await receipts('stored')).length === 0, 300_000);
  const unread = (await receipts('quarantined')).map(({ raw, reason }) => [
    numbers[Number(/X-Number: (\d+)/.exec(String(raw))?.[1])],
    reason,
  ]);
  expect(unread).toEqual([]);
});

test('and whoever looks at any of them is answered', async () => {
  const lena = room.kontor.api('lena');
  let cursor = '';
  do {
    const page = await lena.get(`/conversations?view=everything&limit=100${cursor}`, conversationList);
    for (const { id } of page.items) {
      expect((await lena.send('GET', `/conversations/${id}`)).status).toBe(200);
      const { items } = await lena.get(`/conversations/${id}/messages?limit=200`, messageList);
      for (const message of items) {
        expect((await lena.send('GET', `/messages/${message.id}/body`)).status).toBe(200);
        for (const { path, name } of message.attachments) {
          const answer = await lena.send('GET', `${room.kontor.url}${path}`);
          expect([name, answer.status]).toEqual([name, 200]);
        }
      }
    }
    cursor = page.next ? `&cursor=${page.next}` : '';
  } while (cursor);
});

function receipts(state: 'stored' | 'quarantined') {
  return room.kontor.db.sql
    .selectFrom('receipt')
    .select(['raw', 'reason'])
    .where('state', '=', state)
    .execute();
}

test('nothing that is written into a reply’s fields becomes a line of a mail, or a recipient', async () => {
  await room.send({ from: 'Anna <anna@kunde.example>', subject: 'To be answered', text: 'Hello?' });
  const { id } = await room.conversation('To be answered');
  const lines = '\r\nBcc: evil@kunde.example\r\nX-Evil: yes\r\n\r\nbody';
  await room.reply(id, {
    text: 'Hello.',
    subject: `Re: ${lines}`,
    to: [{ address: 'anna@kunde.example', name: `Anna${lines}` }],
    cc: [{ address: 'beat@kunde.example', name: 'B" <evil@kunde.example>, "' }],
  });
  const [mail] = await until('Anna has got it', async () => {
    const got = await room.mailOf('anna@kunde.example');
    return got.length > 0 && got;
  });
  expect(Object.keys(mail!.headers)).not.toContain('x-evil');
  expect(Object.keys(mail!.headers)).not.toContain('bcc');
  expect(mail!.text.trimStart()).toMatch(/^Hello\./);
  expect(mail!.cc.map(({ address }) => address)).toEqual(['beat@kunde.example']);
  expect(await room.mailOf('beat@kunde.example')).toHaveLength(1);
  expect(await room.mailOf('evil@kunde.example')).toEqual([]);

  // What is no address is refused, and says so.
  const lena = room.kontor.api('lena');
  for (const address of [
    'evil@kunde.example>\r\nRCPT TO:<evil@kunde.example',
    'a@b.example, evil@kunde.example',
    'a@b.example\r\nBcc: evil@kunde.example',
    '<a@b.example>',
    'nobody',
    '@b.example',
  ]) {
    const body = { kind: 'reply', text: 'x', seen: null, to: [{ address }], sendAt: 'now' };
    const headers = { 'idempotency-key': `hostile ${address.length}` };
    const { items } = await lena.get(`/conversations/${id}/messages`, messageList);
    const answer = await lena.send(
      'POST',
      `/conversations/${id}/messages`,
      { ...body, seen: items[0]!.id },
      { headers },
    );
    expect([address, answer.status, answer.text.includes('address')]).toEqual([
      address,
      expect.any(Number),
      true,
    ]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
  expect(await room.mailOf('evil@kunde.example')).toEqual([]);
});
