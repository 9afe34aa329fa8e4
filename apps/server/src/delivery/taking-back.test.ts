import { conversationDetail } from '@kontor/contracts/conversation';
import {
  type AttachmentView,
  attachmentView,
  draftList,
  draftView,
  messageView,
} from '@kontor/contracts/message';
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
  room.kontor.api('lena').send('DELETE', `/conversations/${id}/messages/${messageId}`);

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

test('a reply that is taken back stands beside what its author has begun since, and is taken up without losing it', async () => {
  const id = await open('Begun since');
  const api = room.kontor.api('lena');
  const path = `/conversations/${id}/drafts`;
  const texts = async () =>
    (await api.get(path, draftList)).items
      .map(({ aside, content }) => [content.text, aside] as const)
      .toSorted();
  const { id: messageId } = await held(id, { text: 'The first', to: [workshop] });
  const begun = await api.put(`${path}/reply`, { text: 'The next', of: null }, draftView);

  const back = draftView.parse(JSON.parse((await undo(id, messageId)).text));
  expect(back).toMatchObject({
    aside: true,
    content: { text: 'The first', to: [workshop] },
    returnedReason: 'undone',
  });
  await api.put(`${path}/reply`, { text: 'The next one', of: begun.id }, draftView);
  expect(await texts()).toEqual([
    ['The first', true],
    ['The next one', false],
  ]);

  const taken = await api.post(`${path}/aside/${back.id}/take-up`, undefined, draftView);
  expect(taken).toMatchObject({ id: back.id, aside: false, version: back.version + 1 });
  expect(await texts()).toEqual([
    ['The first', false],
    ['The next one', true],
  ]);
  await room.reply(id, { text: 'The first' });
  expect(await texts()).toEqual([['The next one', true]]);
  expect((await room.kontor.api('tim').send('DELETE', `${path}/aside/${begun.id}`)).status).toBe(404);
  await api.delete(`${path}/aside/${begun.id}`);
  expect(await texts()).toEqual([]);
});

test('a reply that came back while its author was typing, who did not know, is put aside by what is saved then', async () => {
  const id = await open('Typing on');
  const api = room.kontor.api('lena');
  const path = `/conversations/${id}/drafts`;
  const { id: messageId } = await held(id, { text: 'The first' });
  await undo(id, messageId);
  const typed = await api.put(`${path}/reply`, { text: 'Something else', of: null }, draftView);
  await api.put(`${path}/reply`, { text: 'Something else, longer', of: null }, draftView);
  const { items } = await api.get(path, draftList);
  expect(items.map(({ content, aside }) => [content.text, aside]).toSorted()).toEqual([
    ['Something else, longer', false],
    ['The first', true],
  ]);
  expect(items.find(({ aside }) => !aside)!.id).toBe(typed.id);
});

test('a held reply goes at once when its author says so, and what was begun since stays', async () => {
  const id = await open('At once');
  const api = room.kontor.api('lena');
  const { id: messageId } = await held(id, { text: 'The first' });
  await api.put(`/conversations/${id}/drafts/reply`, { text: 'The next', of: null }, draftView);
  const release = (person: 'lena' | 'tim') =>
    room.kontor.api(person).send('POST', `/conversations/${id}/messages/${messageId}/release`);
  expect((await release('tim')).status).toBe(403);
  const answers = await Promise.all([release('lena'), release('lena')]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  await until('it went', async () => (await room.messages(id)).find((one) => one.state === 'sent'));
  expect(await room.messages(id)).toHaveLength(2);
  expect((await draftOf(id))!.content.text).toBe('The next');
  expect((await undo(id, messageId)).status).toBe(409);
  expect((await release('lena')).status).toBe(200);
});

test('what the customer writes while the answer is held is owed once it has gone, and nothing is resolved over it', async () => {
  const id = await open('Written meanwhile');
  const { id: messageId } = await held(id, { text: 'Done', then: { status: 'resolved' } });
  const { number } = await room.conversation('Written meanwhile');
  await room.send({ from: 'anna@kunde.example', subject: `Re: [#${number}]`, text: 'And the lid?' });
  const late = await until('it is there', async () =>
    (await room.messages(id)).find(({ text }) => text.includes('And the lid?')),
  );
  await room.kontor.api('lena').send('POST', `/conversations/${id}/messages/${messageId}/release`);
  const after = await room.kontor.api('lena').get(`/conversations/${id}`, conversationDetail);
  expect(after).toMatchObject({ status: 'open', waitingSince: late.receivedAt });
});
