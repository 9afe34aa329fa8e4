import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { anAnswer, sendIo, theMailbox } from '../../test/support/mail.ts';
import { startSmtpEmulator, type SmtpEmulator, type SmtpScript } from '../../test/support/smtp-emulator.ts';
import { SmtpPool } from './pool.ts';
import { sendMail } from './send.ts';

const running: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function mailServer(script: SmtpScript = {}): Promise<SmtpEmulator> {
  const server = await startSmtpEmulator(script);
  running.push(server);
  return server;
}

function sender(waits = { connect: 2_000, greeting: 2_000, command: 2_000, answer: 2_000 }) {
  const pool = new SmtpPool({ waits });
  running.push(pool);
  return { pool, graceMs: 100 };
}

const [bernd, carla] = [{ address: 'bernd@kunde.example' }, { address: 'carla@kunde.example' }];

describe('a mail that the server takes', () => {
  it('goes to this attempt’s recipients while its headers show everybody but the Bcc', async () => {
    const server = await mailServer();
    const envelope = anAnswer({
      cc: [bernd],
      bcc: [carla],
      recipients: ['anna@kunde.example', 'carla@kunde.example'],
    });
    const outcome = await sendMail(envelope, theMailbox(server), sendIo(), sender());
    expect(outcome).toEqual({
      outcome: 'sent',
      externalIds: ['k.abcdefghijklmnopqrst.019ab000-0000-7000-8000-000000000001@adler-kaffee.example'],
      refused: [],
    });
    const [mail] = server.mails;
    expect(mail).toMatchObject({
      from: 'support@adler-kaffee.example',
      to: ['anna@kunde.example', 'carla@kunde.example'],
    });
    const raw = mail!.raw.toString();
    expect(raw).toContain('Cc: bernd@kunde.example');
    expect(raw).not.toContain('carla');
  });

  it('is announced by contentLeaves once, before the first byte of content', async () => {
    const server = await mailServer();
    const seen: number[] = [];
    const io = sendIo({
      async contentLeaves() {
        await new Promise((resolve) => setTimeout(resolve, 30));
        seen.push(server.contentBytes);
      },
    });
    expect(await sendMail(anAnswer(), theMailbox(server), io, sender())).toMatchObject({ outcome: 'sent' });
    expect(seen).toEqual([0]);
    expect(server.contentBytes).toBeGreaterThan(0);
  });

  it('has a second id when the server replaced ours and says so', async () => {
    const server = await mailServer({
      content: '250 2.0.0 OK <AB12@ZR0P278MB0001.CHEP278.PROD.OUTLOOK.COM> [Hostname=x]',
    });
    const outcome = await sendMail(anAnswer(), theMailbox(server), sendIo(), sender());
    expect(outcome).toMatchObject({
      externalIds: [expect.stringMatching(/^k\./), 'AB12@ZR0P278MB0001.CHEP278.PROD.OUTLOOK.COM'],
    });
  });

  it('uses a session again, and at most three at once', async () => {
    const server = await mailServer();
    const options = sender();
    const settings = theMailbox(server);
    await sendMail(anAnswer(), settings, sendIo(), options);
    await sendMail(anAnswer(), settings, sendIo(), options);
    expect(server.sessions).toBe(1);
    await Promise.all(Array.from({ length: 12 }, () => sendMail(anAnswer(), settings, sendIo(), options)));
    expect(server.mails).toHaveLength(14);
    expect(server.sessions).toBeLessThanOrEqual(3);
  });

  it('goes over a new session when the server ends the one used before', async () => {
    const server = await mailServer({ mailsPerSession: 1 });
    const options = sender();
    const io = sendIo();
    for (let round = 0; round < 3; round += 1)
      expect(await sendMail(anAnswer(), theMailbox(server), io, options)).toMatchObject({ outcome: 'sent' });
    expect([server.sessions, server.mails.length, io.left]).toEqual([3, 3, 3]);
  });
});

describe('recipients', () => {
  it('of whom the server refuses one: the others get it, the refusal is told with its kind', async () => {
    const server = await mailServer({
      recipients: {
        'bernd@kunde.example': '550 5.1.1 No such user',
        'carla@kunde.example': '452 4.2.2 Mailbox full',
      },
    });
    const envelope = anAnswer({
      to: [{ address: 'anna@kunde.example' }, bernd, carla, { address: 'nobody' }],
    });
    expect(await sendMail(envelope, theMailbox(server), sendIo(), sender())).toMatchObject({
      outcome: 'sent',
      refused: [
        { recipient: 'nobody', temporary: false, code: '5.1.3' },
        {
          recipient: 'bernd@kunde.example',
          temporary: false,
          code: '5.1.1',
          reason: 'The mailbox does not exist. It said: 5.1.1 No such user',
        },
        { recipient: 'carla@kunde.example', temporary: true, code: '4.2.2' },
      ],
    });
    expect(server.mails[0]!.to).toEqual(['anna@kunde.example']);
  });

  it.each<[string, Record<string, string>, object]>([
    [
      'all for good',
      { 'anna@kunde.example': '550 5.1.1 unknown user' },
      { outcome: 'rejected', code: '5.1.1' },
    ],
    [
      'all for now',
      { 'anna@kunde.example': '450 4.7.1 Greylisted, try again in 5 minutes' },
      { outcome: 'retry', after: 300_000, code: '4.7.1' },
    ],
  ])('refused %s', async (_, recipients, expected) => {
    const server = await mailServer({ recipients });
    const io = sendIo();
    expect(await sendMail(anAnswer(), theMailbox(server), io, sender())).toMatchObject(expected);
    expect([io.left, server.contentBytes]).toEqual([0, 0]);
  });

  it('refused for good and for now: tried again, nobody is lost', async () => {
    const server = await mailServer({
      recipients: { 'anna@kunde.example': '550 5.1.1 unknown', 'bernd@kunde.example': '451 later' },
    });
    const envelope = anAnswer({ cc: [bernd], recipients: ['anna@kunde.example', 'bernd@kunde.example'] });
    expect(await sendMail(envelope, theMailbox(server), sendIo(), sender())).toMatchObject({
      outcome: 'retry',
    });
  });

  it('with letters beyond ASCII before the @ are refused by a server without SMTPUTF8, and served by one that has it', async () => {
    const envelope = anAnswer({ to: [{ address: 'jörg@müller.example' }, bernd] });
    const old = await startSmtpEmulator({}, { hideSMTPUTF8: true });
    running.push(old);
    expect(await sendMail(envelope, theMailbox(old), sendIo(), sender())).toMatchObject({
      outcome: 'sent',
      refused: [{ recipient: 'jörg@müller.example', code: '5.6.7', temporary: false }],
    });
    const server = await mailServer();
    expect(await sendMail(envelope, theMailbox(server), sendIo(), sender())).toMatchObject({ refused: [] });
    expect(server.mails[0]!.to[0]).toMatch(/^jörg@/);
  });
});

describe('a fault before content leaves is a retry or a rejection, and nothing has left', () => {
  it.each<[string, SmtpScript, object]>([
    ['421 as greeting', { greeting: '421 4.3.2 shutting down' }, { outcome: 'retry', code: '4.3.2' }],
    ['554 as greeting', { greeting: '554 5.7.1 no service for you' }, { outcome: 'retry', after: 900_000 }],
    [
      '550 to the sender',
      { sender: '550 5.7.60 not allowed to send as this sender' },
      { outcome: 'rejected', code: '5.7.60' },
    ],
    ['451 to the sender', { sender: '451 4.3.0 try later' }, { outcome: 'retry' }],
    [
      '421 to the sender',
      { sender: '421 4.7.0 try again in 90 seconds' },
      { outcome: 'retry', after: 90_000 },
    ],
    ['530 to the sender', { sender: '530 5.7.0 Authentication required' }, { outcome: 'retry' }],
  ])('%s', async (_, script, expected) => {
    const server = await mailServer(script);
    const io = sendIo();
    expect(await sendMail(anAnswer(), theMailbox(server), io, sender())).toMatchObject(expected);
    expect([io.left, server.contentBytes]).toEqual([0, 0]);
  });

  it('a refused login is the channel’s fault: retry, not soon, without the password in the reason', async () => {
    const server = await mailServer({ login: { user: 'support', password: 'right' } });
    const settings = theMailbox({
      port: server.port,
      login: 'own',
      user: 'support',
      password: 'wrong-geheim',
    });
    const outcome = await sendMail(anAnswer(), settings, sendIo(), sender());
    expect(outcome).toMatchObject({ outcome: 'retry', after: 900_000, code: '5.7.8' });
    expect(JSON.stringify(outcome)).toMatch(/refused the login/);
    expect(JSON.stringify(outcome)).not.toMatch(/geheim/);
  });

  it('a right login is let in', async () => {
    const server = await mailServer({ login: { user: 'support', password: 'right' } });
    const settings = theMailbox({ port: server.port, login: 'own', user: 'support', password: 'right' });
    expect(await sendMail(anAnswer(), settings, sendIo(), sender())).toMatchObject({ outcome: 'sent' });
  });

  it('nobody listens, or the name is unknown', async () => {
    const server = await mailServer();
    const { port } = server;
    await server.close();
    expect(await sendMail(anAnswer(), theMailbox({ port }), sendIo(), sender())).toEqual({
      outcome: 'retry',
      reason: `Nothing answers at 127.0.0.1 on port ${port}.`,
      why: [{ code: 'email.server.closed', values: { host: '127.0.0.1', port } }],
    });
    const nowhere = theMailbox({ port: 25, host: 'nowhere.invalid' });
    expect(await sendMail(anAnswer(), nowhere, sendIo(), sender())).toMatchObject({
      outcome: 'retry',
      reason: expect.stringContaining('nowhere.invalid'),
    });
  });

  it('TLS is demanded and not offered', async () => {
    const server = await mailServer();
    const settings = theMailbox({ port: server.port, security: 'starttls' });
    expect(await sendMail(anAnswer(), settings, sendIo(), sender())).toMatchObject({ outcome: 'retry' });
  });

  it('the mail is larger than the server takes', async () => {
    const server = await startSmtpEmulator({}, { size: 2_000_000 });
    running.push(server);
    const content = Buffer.alloc(3_000_000, 1);
    const big = { name: 'a.bin', type: 'application/octet-stream', size: content.length, inline: false };
    const envelope = anAnswer({ attachments: [{ ...big, open: async () => content }] });
    expect(await sendMail(envelope, theMailbox(server), sendIo(), sender())).toEqual({
      outcome: 'rejected',
      reason: 'The mail is too big: the outgoing server takes at most 1 MB.',
      why: [{ code: 'email.send.tooBig', values: { size: '1 MB' } }],
    });
  });

  it('an attachment cannot be read', async () => {
    const server = await mailServer();
    const open = async () => {
      throw new Error('the disk is gone');
    };
    const gone = { name: 'a.pdf', type: 'application/pdf', size: 1, inline: false, open };
    const outcome = await sendMail(anAnswer({ attachments: [gone] }), theMailbox(server), sendIo(), sender());
    expect(outcome).toMatchObject({ outcome: 'retry', reason: expect.stringContaining('attachment') });
  });

  it('the attempt is stopped while the server thinks', async () => {
    const server = await mailServer();
    const stop = new AbortController();
    stop.abort(new Error('lease lost'));
    const io = sendIo({ signal: stop.signal });
    expect(await sendMail(anAnswer(), theMailbox(server), io, sender())).toMatchObject({ outcome: 'retry' });
    expect(server.contentBytes).toBe(0);
  });

  it('the line breaks while leave is asked: nothing has left, and leave is not asked again', async () => {
    const server = await startSmtpEmulator();
    const options = sender();
    // A session that was used before, which would otherwise be replaced in silence.
    await sendMail(anAnswer(), theMailbox(server), sendIo(), options);
    let asked = 0;
    const io = sendIo({
      async contentLeaves() {
        asked += 1;
        await server.close();
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    });
    const before = server.contentBytes;
    expect(await sendMail(anAnswer(), theMailbox(server), io, options)).toMatchObject({ outcome: 'retry' });
    expect([asked, server.contentBytes - before]).toEqual([1, 0]);
  });

  it('another worker took the attempt over: contentLeaves throws, its error passes, and no byte leaves', async () => {
    const server = await mailServer();
    const io = sendIo({
      async contentLeaves() {
        throw new Error('taken over');
      },
    });
    await expect(sendMail(anAnswer(), theMailbox(server), io, sender())).rejects.toThrow('taken over');
    await untilQuiet(server);
    expect([server.contentBytes, server.mails.length]).toEqual([0, 0]);
  });
});

describe('once content has begun to leave', () => {
  it.each<[string, SmtpScript['content'], object]>([
    ['a broken line is unknown', 'drop', { outcome: 'unknown' }],
    ['a broken line before the answer is unknown', 'swallow', { outcome: 'unknown' }],
    [
      'no answer in time is unknown',
      'stall',
      { outcome: 'unknown', reason: expect.stringContaining('in time') },
    ],
    [
      'a 5xx answer is a rejection',
      '554 5.7.1 Spam message rejected',
      { outcome: 'rejected', code: '5.7.1' },
    ],
    ['a 4xx answer is a retry', '451 4.3.0 queue file write error', { outcome: 'retry', code: '4.3.0' }],
  ])('%s', async (_, content, expected) => {
    const server = await mailServer({ content: content! });
    const io = sendIo();
    const waits = { connect: 2_000, greeting: 2_000, command: 2_000, answer: 300 };
    expect(await sendMail(anAnswer(), theMailbox(server), io, sender(waits))).toMatchObject(expected);
    expect(io.left).toBe(1);
  });

  it('a stopped attempt waits a moment for the answer, then is unknown', async () => {
    const server = await mailServer({ content: 'stall' });
    const stop = new AbortController();
    const io = sendIo({ signal: stop.signal });
    const outcome = sendMail(anAnswer(), theMailbox(server), io, sender());
    while (server.mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    expect(await outcome).toMatchObject({ outcome: 'unknown' });
  });
});

/** All that was on its way has arrived: a later connection has been greeted and has ended. */
async function untilQuiet({ port }: SmtpEmulator): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('QUIT\r\n'))
      .on('close', () => resolve())
      .resume();
  });
}
