import { conversationDetail } from '@kontor/contracts/conversation';
import { type AttachmentView, attachmentView, draftList, messageView } from '@kontor/contracts/message';
import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

async function open(subject: string, more: object = {}): Promise<string> {
  await room.send({ from: 'anna@kunde.example', subject, text: 'It leaks.', ...more });
  return (await room.conversation(subject)).id;
}
const participants = async (id: string) =>
  (await room.kontor.api('lena').get(`/conversations/${id}`, conversationDetail)).participants;
const addresses = async (id: string) => (await participants(id)).map(({ address }) => address);
const draftOf = async (id: string) =>
  (await room.kontor.api('lena').get(`/conversations/${id}/drafts`, draftList)).items[0];
const workshop = { address: 'workshop@partner.example' };

/** Held for ten seconds: the clock stands. */
const held = (id: string, body: object) =>
  room.reply(id, { text: 'Look at this', sendAt: undefined, ...body });
const undo = (id: string, messageId: string) =>
  room.kontor.api('lena').delete(`/conversations/${id}/messages/${messageId}`);

test('who was only in a reply that was taken back is no participant; who is in one that went, is', async () => {
  const id = await open('Taken back');
  const { id: messageId } = await held(id, { to: [workshop], subject: 'Please look' });
  expect(await addresses(id)).toEqual(['anna@kunde.example']);
  await undo(id, messageId);
  expect(await addresses(id)).toEqual(['anna@kunde.example']);
  expect((await draftOf(id))!.content).toMatchObject({ to: [workshop], subject: 'Please look' });

  await room.reply(id, { text: 'Look', to: [workshop] });
  expect(await participants(id)).toMatchObject([
    { address: 'anna@kunde.example' },
    { address: workshop.address, role: 'to', stranger: false, inReply: true },
  ]);
  const released = await room.kontor.db.sql
    .selectFrom('event')
    .select('data')
    .where('conversation_id', '=', id)
    .where('type', '=', 'reply.released')
    .executeTakeFirstOrThrow();
  expect(released.data).toMatchObject({ joined: [(await participants(id))[1]!.id] });
});

test('a stranger who guesses the number while a reply to them is held is still a stranger', async () => {
  const id = await open('Guessed');
  const { number } = await room.conversation('Guessed');
  const { id: messageId } = await held(id, { to: [workshop] });
  await room.send({ from: workshop.address, subject: `Hello [#${number}]`, text: 'Let me in.' });
  await room.conversation(`Hello [#${number}]`);
  expect(await addresses(id)).toEqual(['anna@kunde.example']);
  await undo(id, messageId);
});

test('a forward that was taken back is one again, and goes with its attachments when it is sent after all', async () => {
  const photo = { filename: 'tank.txt', content: 'a crack' };
  const id = await open('Forwarded', { attachments: [photo] });
  const [original] = await room.messages(id);
  const form = new FormData();
  form.append('file', new Blob(['Our number is 7']), 'order.txt');
  const sent = await room.kontor.api('lena').send('POST', '/attachments', form);
  const own: AttachmentView = attachmentView.parse(JSON.parse(sent.text));

  const { id: messageId } = await held(id, {
    to: [workshop],
    forward: original!.id,
    attachments: [own.id],
  });
  await undo(id, messageId);
  const draft = (await draftOf(id))!;
  expect(draft.content).toMatchObject({ forward: original!.id, attachmentIds: [own.id] });
  expect(draft.attachments?.map(({ name }) => name)).toEqual(['order.txt']);

  const { forward, attachmentIds, to } = draft.content;
  const { id: second } = await room.reply(id, { text: 'Look', to, forward, attachments: attachmentIds });
  const shown = await until('it went', async () => {
    const message = (await room.messages(id)).find((one) => one.id === second);
    return message?.state === 'sent' && messageView.parse(message);
  });
  expect(shown.attachments.map(({ name }) => name)).toEqual(['order.txt', 'tank.txt']);
  expect(await participants(id)).toMatchObject([{}, { address: workshop.address, inReply: false }]);
});
