import { once } from 'node:events';
import type { StatusObject } from 'imapflow';
import { expect, test } from 'vitest';
import { anna, startWorld, support } from '../../test/world.ts';

test('each address sees its own mailbox and nothing of the others', async () => {
  const world = await startWorld();
  await world.send({ from: support, to: anna, subject: 'for Anna', text: 'hello Anna' });
  await world.send({ from: support, to: 'jonas@example.ch', subject: 'for Jonas', text: 'hello Jonas' });

  for (const [address, subject] of [
    [anna, 'for Anna'],
    ['jonas@example.ch', 'for Jonas'],
  ] as const) {
    const client = await world.imap(address);
    await client.mailboxOpen('INBOX');
    const mails = await client.fetchAll('1:*', { envelope: true, source: true, uid: true });
    expect(mails.map((mail) => mail.envelope?.subject)).toEqual([subject]);
    expect(mails[0]!.source?.toString()).toContain(`hello ${subject.slice(4)}`);
    await client.logout();
  }
});

test('a wrong password is told as such', async () => {
  const world = await startWorld();
  await expect(world.imap(anna, 'wrong')).rejects.toMatchObject({ authenticationFailed: true });
  await expect(world.imap('no address', 'demo')).rejects.toMatchObject({ authenticationFailed: true });
});

test('IDLE tells of a new mail, and of it alone', async () => {
  const world = await startWorld();
  const client = await world.imap(anna);
  await client.mailboxOpen('INBOX');
  const seen: number[] = [];
  client.on('exists', ({ count }: { count: number }) => seen.push(count));
  void client.idle();
  const told = once(client, 'exists');
  await world.send({ from: support, to: 'jonas@example.ch', text: 'not for Anna' });
  await world.send({ from: support, to: anna, subject: 'now', text: '.' });
  await told;
  expect(seen).toEqual([1]);
  const mail = await client.fetchOne('*', { envelope: true });
  expect(mail && mail.envelope?.subject).toBe('now');
});

test('positions hold: UIDs rise, STATUS says the next one and the highest change', async () => {
  const world = await startWorld();
  const client = await world.imap(anna);
  const status = async () => {
    const asked = { uidNext: true, highestModseq: true, uidValidity: true, messages: true };
    return (await client.status('INBOX', asked)) as StatusObject;
  };
  const empty = await status();
  await world.send({ from: support, to: anna, text: 'one' });
  await world.send({ from: support, to: anna, text: 'two' });
  const full = await status();
  expect([empty.uidNext, full.uidNext, full.messages]).toEqual([1, 3, 2]);
  expect(full.uidValidity).toBe(empty.uidValidity);
  expect(full.highestModseq).toBeGreaterThan(empty.highestModseq ?? 0n);

  await client.mailboxOpen('INBOX');
  await client.messageDelete('1', { uid: true });
  await world.send({ from: support, to: anna, text: 'three' });
  const left = await client.fetchAll('1:*', { uid: true, internalDate: true });
  expect(left.map((mail) => mail.uid)).toEqual([2, 3]);
  expect(left[0]!.internalDate).toBeInstanceOf(Date);
});

test('what an IMAP client reads, deletes or stores, the page sees, and the other way round', async () => {
  const world = await startWorld();
  await world.send({ from: support, to: anna, subject: 'kept', text: '.' });
  await world.send({ from: support, to: anna, subject: 'thrown away', text: '.' });
  const client = await world.imap(anna);
  await client.mailboxOpen('INBOX');
  await client.messageFlagsAdd('1', ['\\Seen']);
  await client.messageDelete('2');
  await client.append('Sent', 'From: anna.keller@example.ch\r\nSubject: written elsewhere\r\n\r\nhello\r\n', [
    '\\Seen',
  ]);

  expect((await world.inbox(anna)).map(({ subject, seen }) => ({ subject, seen }))).toEqual([
    { subject: 'kept', seen: true },
  ]);
  expect((await world.inbox(anna, 'sent')).map((mail) => mail.subject)).toEqual(['written elsewhere']);

  await world.send({ from: support, to: anna, subject: 'read on the page', text: '.' });
  const [mail] = await world.inbox(anna);
  await world.call('PUT', `/api/mail/${anna}/${mail!.id}/seen`);
  const fetched = await client.fetchOne('*', { flags: true });
  expect(fetched && fetched.flags?.has('\\Seen')).toBe(true);
});

test('the folder for sent mail says what it is for', async () => {
  const world = await startWorld();
  const client = await world.imap(anna);
  const folders = await client.list();
  expect(folders.map(({ path, specialUse }) => ({ path, specialUse }))).toEqual(
    expect.arrayContaining([
      { path: 'INBOX', specialUse: '\\Inbox' },
      { path: 'Sent', specialUse: '\\Sent' },
    ]),
  );
});

test('STARTTLS works when asked for', async () => {
  const world = await startWorld({ starttls: true });
  await world.send({ from: support, to: anna, subject: 'in the clear', text: '.' });
  const client = await world.imap(anna, 'demo', {
    doSTARTTLS: true,
    tls: { ca: world.playground.certificate },
  });
  expect(client.secureConnection).toBe(true);
  await client.mailboxOpen('INBOX');
  const mail = await client.fetchOne('1', { envelope: true });
  expect(mail && mail.envelope?.subject).toBe('in the clear');
});
