import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { anna, startWorld, support } from '../../test/world.ts';

test('a mail stands in the mailbox of each recipient, also of those who are in no header', async () => {
  const world = await startWorld();
  await world.send({
    from: { name: 'Adler Kaffee', address: support },
    to: 'Anna Keller <Anna.Keller@example.ch>',
    cc: 'beat@example.ch',
    bcc: 'boss@example.ch',
    subject: 'Ihr Wassertank',
    text: 'Grüezi Frau Keller, der neue Tank ist unterwegs.',
    html: '<p>Grüezi Frau Keller, der neue Tank ist unterwegs.</p>',
    attachments: [
      { filename: 'Etikett für Rücksendung.pdf', content: '%PDF-1.4', contentType: 'application/pdf' },
    ],
  });

  const [mail] = await world.inbox(anna);
  expect(mail).toMatchObject({
    from: { name: 'Adler Kaffee', address: support },
    to: [{ name: 'Anna Keller', address: 'Anna.Keller@example.ch' }],
    cc: [{ address: 'beat@example.ch' }],
    subject: 'Ihr Wassertank',
    text: 'Grüezi Frau Keller, der neue Tank ist unterwegs.',
    html: '<p>Grüezi Frau Keller, der neue Tank ist unterwegs.</p>',
    attachments: [{ name: 'Etikett für Rücksendung.pdf', type: 'application/pdf', size: 8 }],
    seen: false,
  });
  expect(mail!.headers['return-path']).toBe(`<${support}>`);
  for (const copy of ['beat@example.ch', 'boss@example.ch']) {
    const [got] = await world.inbox(copy);
    expect(got!.headers['delivered-to']).toBe(copy);
    expect(got!.headers).not.toHaveProperty('bcc');
  }
});

test('the bytes of a mail are kept as they came', async () => {
  const world = await startWorld();
  const raw = Buffer.concat([
    Buffer.from('From: a@example.ch\r\nSubject: caf'),
    Buffer.from([0xe9, 0xff, 0x80]),
    Buffer.from('\r\n\r\n..dots\r\nend\r\n'),
  ]);
  await world.send({ envelope: { from: 'a@example.ch', to: anna }, raw });
  const [mail] = await world.inbox(anna);
  const response = await fetch(`${world.base}/api/mail/${anna}/${mail!.id}/raw`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(-raw.length).equals(raw)).toBe(true);
});

test('newest mail comes first', async () => {
  const world = await startWorld();
  for (const subject of ['first', 'second', 'third'])
    await world.send({ from: support, to: anna, subject, text: '.' });
  expect((await world.inbox(anna)).map((mail) => mail.subject)).toEqual(['third', 'second', 'first']);
});

test('any address may log in with the password, none with another', async () => {
  const { playground } = await startWorld();
  const login = (pass: string) => {
    const at = { host: '127.0.0.1', port: playground.smtpPort, ignoreTLS: true };
    const transport = createTransport({ ...at, auth: { user: support, pass } });
    return transport.verify().finally(() => transport.close());
  };
  await expect(login('demo')).resolves.toBe(true);
  await expect(login('wrong')).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
});

test('STARTTLS is offered when asked for, with a certificate that a client can be told to trust', async () => {
  const { playground } = await startWorld({ starttls: true });
  const at = { host: '127.0.0.1', port: playground.smtpPort, requireTLS: true };
  const trusting = createTransport({ ...at, tls: { ca: playground.certificate } });
  await expect(trusting.verify()).resolves.toBe(true);
  trusting.close();
  const careful = createTransport(at);
  await expect(careful.verify()).rejects.toThrow(/self.signed/);
  careful.close();
});

test('a sender that breaks off in the middle of a mail leaves nothing behind and harms nobody', async () => {
  const { connect } = await import('node:net');
  const world = await startWorld();
  const socket = connect(world.playground.smtpPort, '127.0.0.1');
  const told = (text: string) =>
    new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => chunk.toString().includes(text) && resolve());
    });
  await told('220');
  socket.write(`EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${anna}>\r\nDATA\r\n`);
  await told('354');
  socket.write('Subject: half\r\n\r\nhal');
  socket.destroy();
  await world.send({ from: support, to: anna, subject: 'whole', text: '.' });
  expect((await world.inbox(anna)).map((mail) => mail.subject)).toEqual(['whole']);
});
