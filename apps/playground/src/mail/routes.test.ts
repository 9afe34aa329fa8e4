import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { anna, startKontor, startWorld, support } from '../../test/world.ts';
import type { MailView } from './reading.ts';

const letter = {
  from: anna,
  fromName: 'Anna Keller',
  to: support,
  subject: 'Wassertank gerissen',
  text: 'Guten Tag\n\nDer Tank ist gerissen.',
};

test('what a customer writes reaches Kontor, and stands among what she sent', async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  const answer = await world.call('POST', '/api/mail', {
    ...letter,
    cc: ['info@adler-kaffee.example'],
    attachments: [{ name: 'riss.txt', type: 'text/plain', content: Buffer.from('crack').toString('base64') }],
  });
  expect(answer).toMatchObject({
    status: 201,
    value: {
      deliveries: [
        { to: support, where: 'kontor' },
        { to: 'info@adler-kaffee.example', where: 'kontor' },
      ],
    },
  });
  const taken = await kontor.next();
  expect(taken).toMatchObject({ from: anna, to: [support, 'info@adler-kaffee.example'] });
  const read = await simpleParser(taken.raw);
  expect(read).toMatchObject({
    subject: 'Wassertank gerissen',
    messageId: (answer.value as { messageId: string }).messageId,
  });
  expect(read.from?.value).toEqual([{ name: 'Anna Keller', address: anna }]);
  expect(read.text).toBe(letter.text);
  expect(read.attachments.map((part) => [part.filename, part.content.toString()])).toEqual([
    ['riss.txt', 'crack'],
  ]);

  const [sent] = await world.inbox(anna, 'sent');
  expect(sent).toMatchObject({ subject: 'Wassertank gerissen', seen: true });
  expect((await world.call('GET', '/api/addresses')).value).toMatchObject([
    { address: anna, name: 'Anna Keller', count: 0, sent: 1, unread: 0, behaviour: 'normal' },
  ]);
});

test("whom Kontor does not know gets the mail on the customers' side, and the answer says so", async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  const answer = await world.call('POST', '/api/mail', {
    ...letter,
    to: [support, 'Beat <beat@example.ch>'],
  });
  expect(answer.value).toMatchObject({
    deliveries: [
      { to: support, where: 'kontor' },
      { to: 'beat@example.ch', where: 'playground', said: expect.stringContaining('550') as string },
    ],
  });
  expect(await world.inbox('beat@example.ch')).toHaveLength(1);
  expect((await kontor.next()).to).toEqual([support]);
});

test('Kontor that is not there, or cannot take mail now, is told and nothing counts as sent', async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  await kontor.stop();
  const gone = await world.call('POST', '/api/mail', letter);
  expect(gone).toMatchObject({ status: 502, value: { code: 'kontor_unreachable' } });
  expect(await world.inbox(anna, 'sent')).toEqual([]);

  const busy = await startKontor({ code: 451, says: 'The database is gone' });
  world.playground.deliverTo(busy.port);
  const later = await world.call('POST', '/api/mail', letter);
  expect(later).toMatchObject({
    status: 502,
    value: { code: 'kontor_refused', title: expect.stringContaining('The database is gone') as string },
  });
  expect(await world.inbox(anna, 'sent')).toEqual([]);
  expect(await world.inbox(support)).toEqual([]);
});

test('an answer carries the references of the mail it answers, by Message-ID or by id', async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  const ours = {
    messageId: '<two@adler-kaffee.example>',
    references: ['<zero@example.ch>', '<one@adler-kaffee.example>'],
  };
  await world.send({
    from: support,
    to: anna,
    subject: 'Re: Wassertank',
    text: 'Wir schicken einen neuen.',
    ...ours,
  });
  const [got] = await world.inbox(anna);
  for (const inReplyTo of [got!.id, '<two@adler-kaffee.example>', 'two@adler-kaffee.example']) {
    await world.call('POST', '/api/mail', { from: anna, to: support, text: 'Danke!', inReplyTo });
    const { raw } = await kontor.next();
    const read = await simpleParser(raw);
    expect(read.inReplyTo).toBe('<two@adler-kaffee.example>');
    expect(read.references).toEqual([...ours.references, ours.messageId]);
    expect(read.subject).toBe('Re: Wassertank');
  }
});

test('several addresses may stand in one text, with names that hold commas', async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  const to =
    '"Lena, Adler Kaffee" <support@adler-kaffee.example>, returns@adler-kaffee.example; jobs@adler-kaffee.example';
  expect(await world.call('POST', '/api/mail', { ...letter, to })).toMatchObject({ status: 201 });
  const taken = await kontor.next();
  expect(taken.to).toEqual([support, 'returns@adler-kaffee.example', 'jobs@adler-kaffee.example']);
  expect((await simpleParser(taken.raw)).to).toMatchObject({
    value: [{ name: 'Lena, Adler Kaffee' }, { name: '' }, { name: '' }],
  });
});

test('a mailbox is called as its mail calls it, until its owner has written', async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  await world.send({ from: support, to: `"Keller, A." <${anna}>`, text: '.' });
  await expect
    .poll(async () => (await world.call('GET', '/api/addresses')).value)
    .toMatchObject([{ name: 'Keller, A.' }]);
  await world.call('POST', '/api/mail', letter);
  expect((await world.call('GET', '/api/addresses')).value).toMatchObject([{ name: 'Anna Keller' }]);
});

test('a reference that nobody holds is sent as it is', async () => {
  const kontor = await startKontor();
  const world = await startWorld({ deliverTo: kontor.port });
  await world.call('POST', '/api/mail', { ...letter, inReplyTo: '<guessed@adler-kaffee.example>' });
  expect((await simpleParser((await kontor.next()).raw)).inReplyTo).toBe('<guessed@adler-kaffee.example>');
});

test.each([
  ['no sender', { ...letter, from: 'Anna' }, 'from'],
  ['nobody to write to', { ...letter, to: [] }, 'to'],
  ['an address that is none', { ...letter, cc: 'beat at example' }, 'cc'],
  ['an unknown mail client', { ...letter, style: 'pine' }, 'gmail'],
  ['attachments without content', { ...letter, attachments: [{ name: 'x' }] }, 'base64'],
  ['no object', 'hello', 'object'],
])('a letter with %s is refused with what is wrong', async (_what, body, names) => {
  const { call } = await startWorld();
  const answer = await call('POST', '/api/mail', body);
  expect(answer).toMatchObject({
    status: 400,
    value: { code: 'bad_request', title: expect.stringContaining(names) as string },
  });
});

test('attachments and inline images are served, scripts of a mail are not run', async () => {
  const world = await startWorld();
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await world.send({
    from: support,
    to: anna,
    html: '<p>Look: <img src="cid:crack@adler"></p><script>alert(1)</script>',
    attachments: [
      { filename: 'crack.png', content: png, cid: 'crack@adler' },
      { filename: 'page.html', content: '<script>alert(2)</script>', contentType: 'text/html' },
    ],
  });
  const [mail] = await world.inbox(anna);
  const [image, page] = mail!.attachments;
  expect(image).toMatchObject({ name: 'crack.png', inline: true });

  const frame = await fetch(`${world.base}/api/mail/${anna}/${mail!.id}/html`);
  expect(await frame.text()).toContain(`<img src="${image!.url}">`);
  const policy = frame.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('sandbox');
  expect(policy).not.toContain('allow-scripts');

  const served = await fetch(world.base + image!.url);
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
  const html = await fetch(world.base + page!.url);
  expect(html.headers.get('content-type')).toBe('application/octet-stream');
  expect(html.headers.get('content-disposition')).toContain('attachment');
});

test('events tell an open page of mail, of refusals and of changed behaviour', async () => {
  const world = await startWorld();
  const [response] = (await once(get(`${world.base}/api/events`), 'response')) as [IncomingMessage];
  let heard = '';
  response.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  const hears = async (text: string) => {
    while (!heard.includes(text)) await once(response, 'data');
  };
  await world.send({ from: support, to: anna, text: '.' });
  await hears('event: mail');
  const [mail] = (await world.inbox(anna)) as [MailView];
  expect(heard).toContain(`data: {"address":"${anna}","folder":"INBOX","id":"${mail.id}"}`);
  await world.call('PUT', `/api/behaviours/${anna}`, { behaviour: 'full' });
  await hears('event: changed');
  await world.send({ from: support, to: anna, text: '.' }).catch(() => {});
  await hears(`event: refused\ndata: {"from":"${support}","to":"${anna}","behaviour":"full"}`);
  response.destroy();
});

test('a foreign page can neither read nor write here', async () => {
  const world = await startWorld();
  const plain = await fetch(`${world.base}/api/mail`, { method: 'POST', body: JSON.stringify(letter) });
  expect(plain.status).toBe(415);
  const rebound = get({
    host: '127.0.0.1',
    port: world.playground.port,
    path: '/api/addresses',
    headers: { host: 'evil.example' },
  });
  const [response] = (await once(rebound, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(403);
  response.resume();
});

test('what is not there answers 404', async () => {
  const { call } = await startWorld();
  for (const path of [
    '/api/nothing',
    `/api/mail/${anna}/no-such-id/raw`,
    '/../package.json',
    '/src/server.ts',
  ]) {
    expect((await call('GET', path)).status).toBe(404);
  }
  expect(await call('GET', `/api/mail/${anna}`)).toMatchObject({ status: 200, value: [] });
});
