import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

const ten = Array.from({ length: 10 }, (_, i) => i);

async function countOf(table: 'message' | 'customer' | 'conversation'): Promise<number> {
  const { n } = await room.kontor.db.sql
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

test('The same mail ten times at once is one message', async () => {
  const mail = {
    from: 'ten@example.ch',
    subject: 'Ten times',
    text: 'Once.',
    messageId: '<ten@example.ch>',
    date: new Date(0),
  };
  await Promise.all(ten.map(() => room.send(mail)));
  const conversation = await room.conversation('Ten times');
  await room.settled();
  expect(await room.messages(conversation.id)).toHaveLength(1);
  expect((await room.list()).filter((row) => row.subject === 'Ten times')).toHaveLength(1);
});

test('The same mail through two mailboxes of ours is one message in one conversation', async () => {
  const raw = (to: string) => ({
    envelope: { from: 'both@example.ch', to },
    from: 'both@example.ch',
    to: 'support@adler-kaffee.example, info@adler-kaffee.example',
    subject: 'To both',
    text: 'Hello both.',
    messageId: '<both@example.ch>',
    date: new Date(0),
  });
  await Promise.all([
    room.send(raw('support@adler-kaffee.example')),
    room.send(raw('info@adler-kaffee.example')),
  ]);
  await room.settled();
  const conversation = await room.conversation('To both');
  expect(await room.messages(conversation.id)).toHaveLength(1);
});

test('Two first mails of one new sender at once make one customer', async () => {
  const before = await countOf('customer');
  await Promise.all(
    ten.map((i) =>
      room.send({ from: 'New Person <new.person@example.ch>', subject: `First ${i}`, text: `Mail ${i}` }),
    ),
  );
  await room.settled();
  expect(await countOf('customer')).toBe(before + 1);
});

test('Two mails with one Message-ID and different content are both there, and the second is marked', async () => {
  const mail = { from: 'same@example.ch', subject: 'Same id', messageId: '<same-id@example.ch>' };
  await room.send({ ...mail, text: 'The first.' });
  await room.settled();
  await room.send({ ...mail, from: 'other@example.ch', text: 'Quite another.' });
  await room.settled();
  const found = (await room.list()).filter((row) => row.subject === 'Same id');
  const messages = (await Promise.all(found.map((row) => room.messages(row.id)))).flat();
  expect(messages.map((message) => [message.text.trim(), message.mark]).toSorted()).toEqual([
    ['Quite another.', 'same id'],
    ['The first.', null],
  ]);
});

test('The same reply request ten times at once is one reply, delivered once', async () => {
  await room.send({ from: 'reply@example.ch', subject: 'Reply to me', text: 'Please.' });
  const conversation = await room.conversation('Reply to me');
  const [inbound] = await room.messages(conversation.id);
  const body = { text: 'Here it is.', seen: inbound!.id };
  const replies = await Promise.all(ten.map(() => room.reply(conversation.id, body, 'lena', 'the-same-key')));
  expect(new Set(replies.map((reply) => reply.id)).size).toBe(1);
  await until('it is sent', async () => (await room.messages(conversation.id)).at(-1)!.state === 'sent');
  expect(await room.messages(conversation.id)).toHaveLength(2);
  expect(await room.mailOf('reply@example.ch')).toHaveLength(1);
});

test('The same key with another request is refused', async () => {
  const conversation = await room.conversation('Reply to me');
  await expect(
    room.reply(conversation.id, { text: 'Something else.' }, 'lena', 'the-same-key'),
  ).rejects.toMatchObject({ status: 422, code: 'idempotency_key_reused' });
});

test('Of two recipients the server refuses one: the other gets it once, and the refusal stands on the message', async () => {
  room.playground.behaviours.set('gone@example.ch', 'unknown');
  await room.send({ from: 'there@example.ch', subject: 'Two of us', text: 'Both, please.' });
  const conversation = await room.conversation('Two of us');
  await room.reply(conversation.id, {
    text: 'To both of you.',
    to: [{ address: 'there@example.ch' }, { address: 'gone@example.ch' }],
  });
  const sent = await until('it is settled', async () => {
    const newest = (await room.messages(conversation.id)).at(-1)!;
    return newest.state === 'sent' && newest;
  });
  expect(Object.fromEntries(sent.recipients.map((one) => [one.address, one.state]))).toEqual({
    'there@example.ch': 'sent',
    'gone@example.ch': 'failed',
  });
  expect(sent.recipients.find((one) => one.state === 'failed')!.reason).toBeTruthy();
  expect(await room.mailOf('there@example.ch')).toHaveLength(1);
  expect(await room.mailOf('gone@example.ch')).toHaveLength(0);
});

test('A temporarily refused recipient gets it later, and nobody gets it twice', async () => {
  room.playground.behaviours.set('busy@example.ch', 'temporary', 1);
  await room.send({ from: 'calm@example.ch', subject: 'One is busy', text: 'Both.' });
  const conversation = await room.conversation('One is busy');
  await room.reply(conversation.id, {
    text: 'One now, one later.',
    to: [{ address: 'calm@example.ch' }, { address: 'busy@example.ch' }],
  });
  await until(
    'it is tried again later',
    async () => (await room.messages(conversation.id)).at(-1)!.state === 'retrying',
  );
  room.kontor.clock.advance({ minutes: 5 });
  const sent = await until('it is sent to both', async () => {
    const newest = (await room.messages(conversation.id)).at(-1)!;
    return newest.state === 'sent' && newest;
  });
  expect(sent.attempts).toHaveLength(2);
  expect(await room.mailOf('calm@example.ch')).toHaveLength(1);
  expect(await room.mailOf('busy@example.ch')).toHaveLength(1);
});
