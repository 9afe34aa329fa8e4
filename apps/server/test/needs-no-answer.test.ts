import { conversationDetail, eventList } from '@kontor/contracts/conversation';
import { messageView, type MessageView } from '@kontor/contracts/message';
import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

async function opened(subject: string): Promise<string> {
  await room.send({ from: 'anna@example.ch', subject, text: 'Hello.' });
  return (await room.conversation(subject)).id;
}
const detail = (id: string) => room.kontor.api('lena').get(`/conversations/${id}`, conversationDetail);
const mark = (message: MessageView, needsNoAnswer: boolean) =>
  room.kontor.api('lena').put(`/messages/${message.id}/needs-no-answer`, { needsNoAnswer }, messageView);
async function writesAgain(id: string, subject: string, text: string): Promise<MessageView> {
  const count = (await room.messages(id)).length;
  const { number } = await detail(id);
  await room.send({ from: 'anna@example.ch', subject: `${subject} [#${number}]`, text });
  await until('it joined', async () => (await room.messages(id)).length > count);
  return (await room.messages(id)).at(-1)!;
}

test('"Thanks!" that needs no answer is owed nothing, and it says who said so', async () => {
  const id = await opened('Solved');
  await room.reply(id, { text: 'It is on its way.', sendAt: 'now' });
  const thanks = await writesAgain(id, 'Solved', 'Thanks!');
  expect((await detail(id)).waitingSince).toBe(thanks.receivedAt);

  expect(await mark(thanks, true)).toMatchObject({ needsNoAnswer: true, version: thanks.version + 1 });
  expect((await detail(id)).waitingSince).toBeNull();
  // What is told of the reply's way may come after it.
  const { items } = await room.kontor.api('lena').get(`/conversations/${id}/events`, eventList);
  expect(items.filter(({ type }) => type === 'answer.not_needed')).toHaveLength(1);
  expect(items.find(({ type }) => type === 'answer.not_needed')).toMatchObject({
    actor: { kind: 'agent', id: room.kontor.cast.people.lena.id },
    data: { messageId: thanks.id },
  });

  await mark(thanks, false);
  expect((await detail(id)).waitingSince).toBe(thanks.receivedAt);
});

test('An older message that is still owed an answer goes on waiting from its own start', async () => {
  const id = await opened('Two questions');
  const { waitingSince } = await detail(id);
  const second = await writesAgain(id, 'Two questions', 'And thanks!');
  await mark(second, true);
  expect((await detail(id)).waitingSince).toBe(waitingSince);
});

test('Said twice it is told once', async () => {
  const id = await opened('Twice');
  const [first] = await room.messages(id);
  const once = await mark(first!, true);
  expect((await mark(first!, true)).version).toBe(once.version);
});

test('What we wrote asks for no answer of ours', async () => {
  const id = await opened('Ours');
  const reply = await room.reply(id, { text: 'Hello Anna.', sendAt: 'now' });
  await expect(mark(reply, true)).rejects.toMatchObject({ status: 422, code: 'not_possible' });
});
