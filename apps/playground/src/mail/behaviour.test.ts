import { createTransport } from 'nodemailer';
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { anna, startKontor, startWorld, support } from '../../test/world.ts';
import { Behaviours } from './behaviour.ts';

const mail = {
  from: support,
  to: anna,
  subject: 'Ihr Tank',
  text: 'Wir haben Ihren Tank nicht vergessen.',
  messageId: '<k1@adler-kaffee.example>',
};

async function worldWith(behaviour: string, more: object = {}) {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  const { status } = await world.call('PUT', `/api/behaviours/${anna}`, { behaviour, ...more });
  expect(status).toBe(200);
  return { kontor, world };
}

describe('a mailbox that refuses', () => {
  test.each([
    ['full', 552, '5.2.2'],
    ['unknown', 550, '5.1.1'],
    ['temporary', 451, '4.3.0'],
  ])('says that it is %s with %i', async (behaviour, responseCode, status) => {
    const { world } = await worldWith(behaviour);
    const refused = await world.send(mail).catch((error: unknown) => error);
    expect(refused).toMatchObject({ responseCode, response: expect.stringContaining(status) as string });
    expect(await world.inbox(anna)).toEqual([]);
  });

  test('does not keep the mail from the other recipients', async () => {
    const { world } = await worldWith('full');
    const info = await world.send({ ...mail, cc: 'beat@example.ch' });
    expect(info).toMatchObject({ accepted: ['beat@example.ch'], rejected: [anna] });
    expect(await world.inbox('beat@example.ch')).toHaveLength(1);
  });

  test('can do so for a number of mails and be normal again', async () => {
    const { world } = await worldWith('temporary', { times: 2 });
    await expect(world.send(mail)).rejects.toThrow('451');
    await expect(world.send(mail)).rejects.toThrow('451');
    await world.send(mail);
    expect(await world.inbox(anna)).toHaveLength(1);
  });
});

describe('a sender that cannot know', () => {
  test('the connection breaks after the content: no answer, and the mail is there', async () => {
    const { world } = await worldWith('drop');
    await expect(world.send(mail)).rejects.toThrow('Connection closed');
    expect(await world.inbox(anna)).toHaveLength(1);
  });

  test('no answer after the content: the sender waits until it gives up, and the mail is there', async () => {
    const { world } = await worldWith('stall');
    const at = { host: '127.0.0.1', port: world.playground.smtpPort, ignoreTLS: true, socketTimeout: 300 };
    const transport = createTransport(at);
    await expect(transport.sendMail(mail)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    transport.close();
    expect(await world.inbox(anna)).toHaveLength(1);
  });
});

describe('a mailbox that answers by itself', () => {
  test('reports later that the mail could not be delivered, to the return path, from nobody', async () => {
    const { kontor, world } = await worldWith('bounce');
    await world.send({ ...mail, envelope: { from: 'support+abc@adler-kaffee.example', to: anna } });
    const report = await kontor.next();
    expect(report).toMatchObject({ from: '', to: ['support+abc@adler-kaffee.example'] });
    const [head, ...parts] = report.raw.split(/\r\n--report-[\da-f-]{36}\r\n/);
    expect(head).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status; boundary=/m);
    expect(parts.map((part) => part.split('\r\n')[0])).toEqual([
      'Content-Type: text/plain; charset=us-ascii',
      'Content-Type: message/delivery-status',
      'Content-Type: text/rfc822-headers',
    ]);
    expect(parts[1]).toContain(`Final-Recipient: rfc822; ${anna}\r\n`);
    expect(parts[1]).toContain('Action: failed\r\nStatus: 5.1.1\r\n');
    expect(parts[2]).toContain('Message-ID: <k1@adler-kaffee.example>');
    expect(await world.inbox(anna)).toEqual([]);
  });

  test('reports a delay, and keeps the mail', async () => {
    const { kontor, world } = await worldWith('delay');
    await world.send(mail);
    expect((await kontor.next()).raw).toContain('Action: delayed');
    expect(await world.inbox(anna)).toHaveLength(1);
  });

  test('is on vacation: answers once in the language of the mail, marked as automatic', async () => {
    const { kontor, world } = await worldWith('vacation');
    await world.send(mail);
    const reply = await kontor.next();
    expect(reply).toMatchObject({ from: '', to: [support] });
    const read = await simpleParser(reply.raw);
    expect(read).toMatchObject({
      subject: 'Automatische Antwort: Ihr Tank',
      inReplyTo: '<k1@adler-kaffee.example>',
    });
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await world.inbox(anna)).toHaveLength(1);
  });

  test.each([
    ['Auto-Submitted', 'auto-replied'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ['Precedence', 'bulk'],
  ])('is silent towards a mail with %s: %s', async (name, value) => {
    const { kontor, world } = await worldWith('vacation');
    await world.send({ ...mail, headers: { [name]: value } });
    await world.send({ ...mail, subject: 'by a person' });
    expect((await kontor.next()).raw).toContain('by a person');
    expect(kontor.taken).toEqual([]);
  });

  test('is silent towards the null sender', async () => {
    const { kontor, world } = await worldWith('vacation');
    await world.send({ ...mail, envelope: { from: '', to: anna } });
    await world.send({ ...mail, subject: 'by a person' });
    expect((await kontor.next()).raw).toContain('by a person');
    expect(kontor.taken).toEqual([]);
  });
});

describe('which behaviour holds', () => {
  test('an address goes before a pattern, a newer pattern before an older one', () => {
    const behaviours = new Behaviours();
    behaviours.set('*@example.ch', 'full');
    behaviours.set('*.keller@*', 'vacation');
    behaviours.set('Jonas@Example.ch', 'normal');
    expect(behaviours.of('rita@example.ch')).toBe('full');
    expect(behaviours.of(anna)).toBe('vacation');
    expect(behaviours.of('jonas@example.ch')).toBe('normal');
    expect(behaviours.of('jonas@example.com')).toBe('normal');
    behaviours.clear('*.keller@*');
    expect(behaviours.of(anna)).toBe('full');
  });

  test('a dot is a dot', () => {
    const behaviours = new Behaviours();
    behaviours.set('a.b@*', 'full');
    expect(behaviours.of('axb@example.ch')).toBe('normal');
  });

  test('a behaviour that does not exist is refused with those that do', async () => {
    const { call } = await startWorld();
    const answer = await call('PUT', `/api/behaviours/${anna}`, { behaviour: 'explode' });
    expect(answer).toMatchObject({
      status: 400,
      value: { code: 'bad_request', title: expect.stringContaining('vacation') as string },
    });
  });
});
