import { conversationDetail } from '@kontor/contracts/conversation';
import { customerView } from '@kontor/contracts/customer';
import { beforeAll, expect, test } from 'vitest';
import { connected, openSocket } from './support/agent-socket.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

const anna = 'anna@example.ch';

async function detailOf(id: string) {
  return room.kontor.api('lena').get(`/conversations/${id}`, conversationDetail);
}

test('A number in the subject lets a participant in', async () => {
  await room.send({ from: anna, subject: 'My machine', text: 'It leaks.' });
  const { id, number } = await room.conversation('My machine');
  await room.send({ from: anna, subject: `Still leaking [#${number}]`, text: 'Still.' });
  await room.settled();
  expect((await room.messages(id)).map((message) => message.text.trim())).toEqual(['It leaks.', 'Still.']);
});

test('A number in a stranger’s subject opens a conversation that offers the other', async () => {
  const { id, number } = await room.conversation('My machine');
  await room.send({ from: 'mallory@example.com', subject: `Guess [#${number}]`, text: 'Let me in.' });
  const opened = await room.conversation(`Guess [#${number}]`);
  expect(opened.id).not.toBe(id);
  expect((await detailOf(opened.id)).maybeBelongsTo).toMatchObject([{ id, number }]);
  expect(await room.messages(id)).toHaveLength(2);
});

test('The offer names only what the reader may see', async () => {
  const { number } = await room.conversation('My machine');
  const guessed = await room.conversation(`Guess [#${number}]`);
  const { db, cast } = room.kontor;
  await db.sql
    .insertInto('follower')
    .values({
      conversation_id: guessed.id,
      agent_id: cast.people.nora.id,
      reason: 'follows',
      created_at: new Date(),
    })
    .execute();
  const seen = await room.kontor.api('nora').get(`/conversations/${guessed.id}`, conversationDetail);
  expect(seen.maybeBelongsTo).toEqual([]);
});

test('A forwarded reference joins as a marked stranger who is in no reply until an agent adds them', async () => {
  const { id } = await room.conversation('My machine');
  await room.reply(id, { text: 'A technician comes.' });
  const [mail] = await until('Anna has it', async () => {
    const mails = await room.mailOf(anna);
    return mails.length > 0 && mails;
  });
  await room.send({
    from: 'friend@example.com',
    subject: 'Re: My machine',
    text: 'I have the same problem!',
    inReplyTo: mail!.messageId,
    references: mail!.messageId,
  });
  await until('it joined', async () => (await room.messages(id)).length === 4);
  const messages = await room.messages(id);
  expect(messages.at(-1)).toMatchObject({ mark: 'stranger', text: expect.stringContaining('same problem') });
  const detail = await detailOf(id);
  const friend = detail.participants.find((one) => one.address === 'friend@example.com')!;
  expect(friend).toMatchObject({ stranger: true, inReply: false });
  expect(detail.reply!.to).toEqual([{ address: anna }]);
  expect(detail.reply!.cc).toEqual([]);

  const added = await room.kontor
    .api('lena')
    .put(`/conversations/${id}/participants/${friend.id}`, { inReply: true }, conversationDetail);
  expect(added.reply!.cc).toEqual([{ address: 'friend@example.com' }]);
});

test('The reply token in the address brings an answer back without any reference', async () => {
  await room.send({ from: 'token@example.ch', subject: 'By token', text: 'Hello.' });
  const { id } = await room.conversation('By token');
  await room.reply(id, { text: 'Answer me.' });
  const [mail] = await until('it arrived', async () => {
    const mails = await room.mailOf('token@example.ch');
    return mails.length > 0 && mails;
  });
  const replyTo = /support\+[^@\s>]+@adler-kaffee\.example/.exec(JSON.stringify(mail!.headers))?.[0];
  await room.send({
    from: 'token@example.ch',
    to: replyTo!,
    subject: 'Quite another subject',
    text: 'I answer.',
  });
  await until('it joined', async () => (await room.messages(id)).length === 3);
});

test('Cc joins as participant, and a forwarded mail’s answer comes back', async () => {
  await room.send({
    from: 'cc@example.ch',
    cc: 'Beat <beat@example.ch>',
    subject: 'With Cc',
    text: 'Hello.',
  });
  const { id } = await room.conversation('With Cc');
  const [inbound] = await room.messages(id);
  expect((await detailOf(id)).participants.map((one) => [one.address, one.role])).toEqual([
    ['cc@example.ch', 'customer'],
    ['beat@example.ch', 'cc'],
  ]);
  await room.reply(id, {
    text: 'Please look.',
    to: [{ address: 'workshop@example.org' }],
    forward: inbound!.id,
  });
  const [mail] = await until('the workshop has it', async () => {
    const mails = await room.mailOf('workshop@example.org');
    return mails.length > 0 && mails;
  });
  expect(await room.mailOf('cc@example.ch')).toHaveLength(0);
  await room.send({
    from: 'workshop@example.org',
    subject: 'Re: With Cc',
    text: 'We can repair it.',
    inReplyTo: mail!.messageId,
  });
  await until('the answer joined', async () => (await room.messages(id)).length === 3);
  expect((await room.messages(id)).at(-1)).toMatchObject({
    mark: null,
    sender: { address: 'workshop@example.org' },
  });
});

test('Automatic mail never reopens, and owes no answer', async () => {
  await room.send({ from: 'vacation@example.ch', subject: 'Away soon', text: 'Hello.' });
  const { id } = await room.conversation('Away soon');
  await room.reply(id, { text: 'Thank you.', then: { status: 'resolved' } });
  const [mail] = await until('it arrived', async () => {
    const mails = await room.mailOf('vacation@example.ch');
    return mails.length > 0 && mails;
  });
  await room.send({
    from: 'vacation@example.ch',
    subject: 'Out of office',
    text: 'I am away.',
    inReplyTo: mail!.messageId,
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  await until('it joined', async () => (await room.messages(id)).length === 3);
  expect(await detailOf(id)).toMatchObject({ status: 'resolved', waitingSince: null });
});

test('A bounce marks the message that bounced with its reason, and the handle', async () => {
  room.playground.behaviours.set('bouncing@example.ch', 'bounce');
  await room.send({ from: 'bouncing@example.ch', subject: 'Will bounce', text: 'Hello.' });
  const { id } = await room.conversation('Will bounce');
  const { kontor } = room;
  const { customer } = await detailOf(id);
  const shown = () => kontor.api('lena').get(`/customers/${customer.id}`, customerView);
  const before = await shown();
  const lena = await connected(
    openSocket(kontor, { extraHeaders: { cookie: await kontor.cookieOf('lena') } }),
  );
  await lena.subscribe(`agent:${kontor.cast.people.lena.id}`, `customer:${customer.id}`);
  await room.reply(id, { text: 'This will not arrive.' });
  const failed = await until('it failed', async () => {
    const newest = (await room.messages(id)).at(-1)!;
    return newest.state === 'failed' && newest;
  });
  expect(failed.recipients).toMatchObject([{ state: 'failed', reason: expect.stringMatching(/./) }]);
  const detail = await detailOf(id);
  expect(detail.failedDeliveries).toBe(1);
  expect(detail.waitingSince).not.toBeNull();
  expect(detail.participants[0]!.failingReason).toBeTruthy();
  // Whoever has the customer open is told of the mark, as newer than what they have.
  const after = await shown();
  expect(after.version).toBe(before.version + 1);
  expect(after.handles).toMatchObject([{ failingSince: expect.stringMatching(/./) }]);
  await until('lena is told', () => lena.told('customer').length > 0);
  expect(lena.told('customer').at(-1)!.customer).toEqual(after);
});
