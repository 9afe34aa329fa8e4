import { simpleParser } from 'mailparser';
import { afterAll, beforeAll } from 'vitest';
import { describeAdapter } from '@kontor/channel-kit/conformance';
import type { Behaviour, Harness, Payload, Taken } from '@kontor/channel-kit/conformance/harness';
import { makeEmailAdapter } from '../src/adapter.ts';
import { defineSettings, type EmailSettings } from '../src/settings.ts';
import { startDovecot, type Dovecot } from './support/dovecot.ts';
import { freePorts } from './support/free-ports.ts';
import { aMail, quick } from './support/listening.ts';
import { startSmtpEmulator, type SmtpEmulator, type SmtpScript } from './support/smtp-emulator.ts';

const support = 'support@adler-kaffee.example';
const [imapSecret, smtpSecret, oldSecret] = ['eingang-geheim', 'ausgang-geheim', 'veraltet-geheim'];
let dovecot: Dovecot;
let server: SmtpEmulator;
let closed: number;

beforeAll(async () => {
  dovecot = await startDovecot({ users: { [support]: imapSecret } });
  server = await startSmtpEmulator({ login: { user: support, password: smtpSecret } });
  closed = (await freePorts(1))[0]!;
});
afterAll(async () => {
  await server?.close();
  await dovecot?.close();
});

const incoming = () => ({
  host: 'localhost',
  port: dovecot.ports.imaps,
  ca: dovecot.ca,
  user: support,
  password: imapSecret,
});
const outgoing = (port: number, password = smtpSecret) =>
  ({ host: '127.0.0.1', port, security: 'none', login: 'own', user: support, password }) as const;

/** What each behaviour is in SMTP. */
function script(how: Behaviour): SmtpScript {
  const login = { user: support, password: smtpSecret };
  if (how.is === 'busy') return { login, sender: '451 4.3.0 Temporary fault' };
  if (how.is === 'limiting')
    return { login, greeting: '421 4.7.0 Too many connections, try again in 60 seconds' };
  if (how.is === 'refusing') return { login, content: '554 5.7.1 Message rejected as spam' };
  if (how.is === 'breaking') return { login, content: 'drop' };
  if (how.is === 'silent') return { login, content: 'stall' };
  if (how.is !== 'choosy') return { login };
  return {
    login,
    recipients: { [how.recipient]: how.forGood ? '550 5.1.1 No such user' : '450 4.2.1 Try later' },
  };
}

async function asReceived({ raw, to }: SmtpEmulator['mails'][number]): Promise<Taken> {
  const { subject, text = '', html, attachments, headerLines } = await simpleParser(raw);
  return {
    recipients: to,
    visible: [...headerLines.map(({ line }) => line), text, html].join('\n'),
    text,
    ...(html ? { html } : {}),
    ...(subject === undefined ? {} : { subject }),
    attachments: attachments.map(({ filename = '', content }) => ({ name: filename, bytes: content })),
  };
}

function payload(name: string, expects: Payload['expects'], raw: string, state?: string): Payload {
  const delivery = {
    deliveryId: `imap:INBOX:1:${name}`,
    raw: Buffer.from(raw.replace(/\r?\n/g, '\r\n')),
    senderKey: 'anna@kunde.example',
    receivedAt: '2026-11-22T08:00:00.000Z',
    history: false,
    facts: { folder: 'INBOX', uid: 1, uidValidity: '1' },
  };
  return { name, delivery, expects, ...(state ? { state } : {}) };
}

const withParts = `${aMail('Mit Bild').replace('\n\n', '\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b1\n\n')}
--b1
Content-Type: text/html; charset=utf-8

<p>Gr=C3=BCezi</p>
--b1
Content-Type: image/png; name="../../bild.png"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="../../bild.png"

AAECAwQ=
--b1--
`;

const bounce = `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.kunde.example>
To: ${support}
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-1@mx.kunde.example>
Date: Sun, 22 Nov 2026 09:00:00 +0100
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b2"

--b2
Content-Type: text/plain

The mail could not be delivered.

--b2
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kunde.example

Final-Recipient: rfc822; anna@kunde.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b2
Content-Type: text/rfc822-headers

From: ${support}
Message-ID: <k.abcdefghijklmnopqrst.1@adler-kaffee.example>
Subject: Re: Maschine

--b2--
`;

const harness: Harness<EmailSettings> = {
  input: {
    address: support,
    imap: { host: 'imap.adler-kaffee.example', user: support, password: imapSecret },
    smtp: { host: 'smtp.adler-kaffee.example', login: 'own', user: support, password: smtpSecret },
  },
  secrets: [imapSecret, smtpSecret, oldSecret],
  payloads: [
    payload('a mail', 'message', aMail('Maschine defekt')),
    payload('a mail with HTML and a picture', 'message', withParts),
    payload('a mail without From, Date and Message-ID', 'message', 'Subject: ?\n\nHallo\n'),
    payload('a bounce', 'report', bounce, 'failed'),
  ],
  provider: {
    async behave(how) {
      server.script = script(how);
      const port = how.is === 'away' ? closed : server.port;
      const password = how.is === 'locked' ? oldSecret : smtpSecret;
      return defineSettings({ address: support, receive: 'listener', smtp: outgoing(port, password) });
    },
    taken: () => Promise.all(server.mails.map(asReceived)),
    contentBytes: () => server.contentBytes,
  },
  recipient: (number) => `kunde-${number}@kunde.example`,
  sender: support,
  inbox: {
    get settings() {
      return defineSettings({ address: support, imap: incoming(), smtp: outgoing(server.port) });
    },
    put: async (marker) => void (await dovecot.deliver(support, aMail(marker))),
  },
  async working() {
    server.script = script({ is: 'well' });
    return defineSettings({ address: support, imap: incoming(), smtp: outgoing(server.port) });
  },
};

const waits = { connect: 5_000, greeting: 5_000, command: 5_000, answer: 2_000 };
describeAdapter(makeEmailAdapter({ waits, graceMs: 500, listening: quick }), harness);
