import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '../../test/support/dovecot.ts';
import { until } from '../../test/support/listening.ts';
import { anAnswer, sendIo, theMailbox } from '../../test/support/mail.ts';
import { startPostfix, type Postfix } from '../../test/support/postfix.ts';
import type { EmailSettings } from '../settings.ts';
import { SmtpPool } from './pool.ts';
import { sendMail } from './send.ts';

const [support, anna, bernd] = [
  'support@adler-kaffee.example',
  'anna@kunde.example',
  'bernd@kunde.example',
] as const;
let dovecot: Dovecot;
let postfix: Postfix;
const pool = new SmtpPool();
beforeAll(async () => {
  dovecot = await startDovecot({ users: { [support]: 'geheim', [anna]: 'a', [bernd]: 'b' } });
  postfix = await startPostfix({ dovecot });
}, 60_000);
afterAll(async () => {
  pool.close();
  await postfix?.close();
  await dovecot?.close();
});

const send = (changes: Parameters<typeof anAnswer>[0], smtp: Partial<EmailSettings['smtp']> = {}) => {
  const login = { login: 'own', user: support, password: 'geheim' } as const;
  const settings = theMailbox(
    { host: 'localhost', port: postfix.port, security: 'starttls', ca: postfix.ca, ...login, ...smtp },
    { replyAddress: 'support+{token}@adler-kaffee.example' },
  );
  return sendMail(anAnswer(changes), settings, sendIo(), { pool, graceMs: 1_000 });
};

describe('through a real Postfix into a real Dovecot', () => {
  it('an answer arrives with its headers, its quote and its picture; the Bcc arrives and is named nowhere', async () => {
    const outcome = await send({
      bcc: [{ address: bernd }],
      recipients: [anna, bernd],
      inReplyTo: 'frage-1@kunde.example',
      references: ['frage-0@kunde.example', 'frage-1@kunde.example'],
      html: '<p>Guten Tag</p><p>.</p><p>so: <img src="cid:d1"></p>',
      text: 'Guten Tag\n\n.\n..zwei Punkte\nFrom hier',
      attachments: [
        {
          name: 'Dichtung.png',
          type: 'image/png',
          size: 4,
          contentId: 'd1',
          inline: true,
          open: async () => Buffer.from('bild'),
        },
      ],
      quoted: {
        from: { address: anna, name: 'Anna' },
        at: '2026-11-22T07:00:00Z',
        text: 'Sie tropft.',
        locale: 'de',
      },
    });
    expect(outcome).toMatchObject({ outcome: 'sent', refused: [] });
    await until(
      'both have it',
      async () => (await dovecot.mails(anna)).length + (await dovecot.mails(bernd)).length === 2,
    );
    const [raw] = await dovecot.mails(anna);
    const mail = await simpleParser(raw!);
    expect(mail).toMatchObject({
      subject: 'Re: Maschine defekt',
      inReplyTo: '<frage-1@kunde.example>',
      references: ['<frage-0@kunde.example>', '<frage-1@kunde.example>'],
      messageId: `<${(outcome as { externalIds: string[] }).externalIds[0]}>`,
    });
    expect(mail.text).toContain('\n.\n..zwei Punkte\nFrom hier\n');
    expect(mail.text).toContain('schrieb Anna <anna@kunde.example>:\n> Sie tropft.');
    expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['Dichtung.png', 'bild'],
    ]);
    for (const copy of [raw, (await dovecot.mails(bernd))[0]])
      expect(copy!.split('\n\n')[0]).not.toMatch(/^(bcc|to):.*bernd/im);
  });

  it('an answer to the reply address comes back to the mailbox', async () => {
    const from = { address: 'support@adler-kaffee.example' };
    const outcome = await send({
      from,
      to: [{ address: 'support+abcdefghijklmnopqrst@adler-kaffee.example' }],
      subject: 'Rückweg',
    });
    expect(outcome).toMatchObject({ outcome: 'sent', refused: [] });
    await until('it is there', async () =>
      (await dovecot.mails(support)).some((raw) => /Subject: .*ckweg/.test(raw)),
    );
  });

  it('an unknown mailbox is refused, the other is served', async () => {
    const outcome = await send({ to: [{ address: anna }, { address: 'niemand@kunde.example' }] });
    expect(outcome).toMatchObject({
      outcome: 'sent',
      refused: [
        {
          recipient: 'niemand@kunde.example',
          temporary: false,
          code: '5.1.1',
          reason: expect.stringMatching(/^The mailbox does not exist/),
        },
      ],
    });
  });

  it('a wrong password, an unknown certificate and TLS from the start', async () => {
    expect(await send({}, { password: 'falsch' })).toMatchObject({ outcome: 'retry', code: '5.7.8' });
    expect(await send({}, { ca: undefined })).toEqual({
      outcome: 'retry',
      reason: 'The certificate of localhost is not trusted: it is self-signed.',
      why: [
        { code: 'email.certificate.selfSigned', values: { host: 'localhost', port: expect.any(Number) } },
      ],
    });
    expect(await send({}, { port: postfix.portTls, security: 'tls' })).toMatchObject({ outcome: 'sent' });
  });
});
