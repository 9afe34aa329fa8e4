import { notificationList, notificationSettings } from '@kontor/contracts/notification';
import { conversationDetail, conversationRow, counts } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import { beforeAll, expect, test } from 'vitest';
import { agentSocket } from '../../test/support/agent-socket.ts';
import { type PersonName } from '../../test/support/cast.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { newId } from '../platform/ids.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

const idOf = (person: PersonName) => room.kontor.cast.people[person].id;
const list = (person: PersonName, query = '') =>
  room.kontor.api(person).get(`/notifications?${query}`, notificationList);
/** What somebody was told of one conversation, newest first. */
async function told(person: PersonName, conversationId: string) {
  const { items } = await list(person, 'limit=100');
  return items.filter(({ conversation }) => conversation.id === conversationId);
}
const assign = (as: PersonName, id: string, to: PersonName | null) =>
  room.kontor
    .api(as)
    .put(`/conversations/${id}/assignee`, { assigneeId: to && idOf(to) }, conversationDetail.partial());
const note = (as: PersonName, id: string, text: string, mentions: PersonName[] = []) =>
  room.kontor
    .api(as)
    .post(
      `/conversations/${id}/messages`,
      { kind: 'note', text, mentions: mentions.map(idOf) },
      messageView,
      {
        headers: { 'idempotency-key': newId() },
      },
    );
async function opened(subject: string) {
  await room.send({ from: 'Anna Keller <anna@kunde.example>', subject, text: `First of ${subject}` });
  return room.conversation(subject);
}
const untilTold = (person: PersonName, id: string, n: number) =>
  until(`${person} was told ${n} things`, async () => {
    const items = await told(person, id);
    return items.length === n && items;
  });

test('each is told once what concerns them, with the place, newest first', async () => {
  const { id, number } = await opened('Leaking tank');
  await assign('tim', id, 'lena');
  // Told together, both would say that there is something up to the note.
  await untilTold('lena', id, 1);
  await note('tim', id, 'Lena, she has the old model.', ['lena']);
  const [mentioned, assigned] = await untilTold('lena', id, 2);
  expect([mentioned, assigned]).toMatchObject([
    {
      kind: 'mentioned',
      cause: 'note.written',
      actor: { kind: 'agent', id: idOf('tim') },
      conversation: { number, subject: 'Leaking tank', customer: 'Anna Keller' },
      seq: 2,
      text: 'Lena, she has the old model.',
      readAt: null,
    },
    { kind: 'assigned', seq: 1, actor: { id: idOf('tim') } },
  ]);
  expect(await told('tim', id)).toEqual([]);
  expect(await told('mara', id)).toEqual([]);
});

test('a colleague who is elsewhere is told that a conversation was taken over from them', async () => {
  const { id, number } = await opened('Grinder too coarse');
  await assign('lena', id, 'lena');
  await room.kontor
    .api('tim')
    .put(
      `/conversations/${id}/assignee`,
      { assigneeId: idOf('tim'), takenFrom: idOf('lena') },
      conversationDetail.partial(),
    );
  const [taken] = await untilTold('lena', id, 1);
  expect(taken).toMatchObject({
    kind: 'takenOver',
    cause: 'conversation.assigned',
    actor: { kind: 'agent', id: idOf('tim') },
    conversation: { number },
  });
  expect(await told('tim', id)).toEqual([]);
});

test('reading a conversation reads what was told of it, in every window, and counts go down with it', async () => {
  const { id } = await opened('Grinder stuck');
  const socket = await agentSocket(room.kontor, 'lena');
  await assign('tim', id, 'lena');
  await untilTold('lena', id, 1);
  await until('her window was told', () => socket.told('notifications').length > 0);
  const before = (await list('lena')).unread;
  await until('and her count', async () => {
    const { notifications } = await room.kontor.api('lena').get('/counts', counts);
    return notifications === before && socket.told('counts').at(-1)?.counts.notifications === before;
  });
  socket.forget();
  await room.kontor.api('lena').put(`/conversations/${id}/read`, { seq: 1 });
  await until('it is read', async () => (await told('lena', id))[0]!.readAt !== null);
  await until('her window was told', () => socket.told('notifications').length > 0);
  expect((await list('lena')).unread).toBe(before - 1);
  expect(await list('lena', 'only=unread')).not.toMatchObject({ items: [{ conversation: { id } }] });
});

test('one is marked unread again, and all are read at once; pages end where they end', async () => {
  const { id } = await opened('Three notes');
  for (const n of [1, 2, 3]) await note('tim', id, `Note ${n}`, ['mara']);
  const items = await untilTold('mara', id, 3);
  expect(items.map(({ text }) => text)).toEqual(['Note 3', 'Note 2', 'Note 1']);
  const first = await list('mara', 'limit=2');
  expect(first.items.map(({ text }) => text)).toEqual(['Note 3', 'Note 2']);
  const rest = await list('mara', `limit=2&cursor=${first.next}`);
  expect([rest.items.map(({ text }) => text), rest.next]).toEqual([['Note 1'], null]);

  await room.kontor.api('mara').put('/notifications/read', { all: true });
  expect((await list('mara')).unread).toBe(0);
  await room.kontor.api('mara').put('/notifications/read', { ids: [items[1]!.id], read: false });
  expect((await list('mara', 'only=unread')).items.map(({ text }) => text)).toEqual(['Note 2']);
  // Somebody else's stays as it is.
  await room.kontor.api('lena').put('/notifications/read', { ids: [items[1]!.id], read: true });
  expect((await list('mara')).unread).toBe(1);
});

test('who no longer sees the conversation has no notification of it, nor is it counted; who sees it again has it back', async () => {
  const { id } = await opened('Moved away');
  await assign('tim', id, 'lena');
  await untilTold('lena', id, 1);
  const before = (await list('lena')).unread;
  const team = (teamId: string) =>
    room.kontor.api('admin').put(`/conversations/${id}/team`, { teamId }, conversationDetail.partial());
  await team(room.kontor.cast.teams.hr);
  await assign('admin', id, null);
  expect(await told('lena', id)).toEqual([]);
  expect((await list('lena')).unread).toBe(before - 1);
  expect((await room.kontor.api('lena').get('/counts', counts)).notifications).toBe(before - 1);
  await team(room.kontor.cast.teams.support);
  expect(await told('lena', id)).toHaveLength(1);
});

test('a kind that is switched off is not told; working hours are kept and refused when they end before they begin', async () => {
  const api = room.kontor.api('lena');
  const usual = await api.get('/me/notification-settings', notificationSettings);
  expect(usual).toMatchObject({ hours: null, zone: 'Europe/Zurich', canMail: false });
  const kinds = { ...usual.kinds, assigned: { inApp: false, desktop: false, email: false, sound: false } };
  const hours = [{ day: 1, from: 480, to: 1020 }];
  const saved = await api.put('/me/notification-settings', { kinds, hours }, notificationSettings);
  expect(saved).toMatchObject({ kinds, hours });
  await expect(
    api.put(
      '/me/notification-settings',
      { kinds, hours: [{ day: 1, from: 600, to: 540 }] },
      notificationSettings,
    ),
  ).rejects.toMatchObject({ status: 400 });

  const { id } = await opened('Silent');
  await assign('tim', id, 'lena');
  await note('tim', id, 'Lena?', ['lena']);
  expect(await untilTold('lena', id, 1)).toMatchObject([{ kind: 'mentioned' }]);
  await api.put('/me/notification-settings', { kinds: usual.kinds, hours: null }, notificationSettings);
});

test('the customer’s answer is told to whose it is and to who follows, once each', async () => {
  const { id } = await opened('Answered');
  await assign('tim', id, 'lena');
  await room.kontor.api('tim').put(`/conversations/${id}/follow`, { follows: true });
  await room.reply(id, { text: 'Which model is it?' }, 'lena');
  const mail = await until('the customer has it', async () =>
    (await room.mailOf('anna@kunde.example')).at(-1),
  );
  await room.send({
    from: 'Anna Keller <anna@kunde.example>',
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId!,
    references: mail.messageId!,
    text: 'The K-2.',
  });
  const lenas = await until('Lena was told', async () => {
    const items = await told('lena', id);
    return items.some(({ kind }) => kind === 'answered') && items;
  });
  expect(lenas.map(({ kind, actor }) => [kind, actor.name])).toEqual([
    ['answered', 'Anna Keller'],
    ['assigned', null],
  ]);
  expect((await untilTold('tim', id, 2)).map(({ kind, cause }) => [kind, cause])).toEqual([
    ['followed', 'customer.wrote'],
    ['followed', 'reply.released'],
  ]);
});

test('handed over with a note: the new person hears of it once, sees the note, and a second request changes nothing', async () => {
  const { id, number } = await opened('Handed over');
  const hand = () =>
    room.kontor
      .api('lena')
      .post(
        `/conversations/${id}/hand-over`,
        { assigneeId: idOf('mara'), note: 'She sent it back to you.' },
        conversationRow,
      );
  expect((await hand()).assigneeId).toBe(idOf('mara'));
  await hand();
  expect(await untilTold('mara', id, 1)).toMatchObject([
    { kind: 'assigned', seq: 2, text: 'She sent it back to you.', conversation: { number } },
  ]);
  const messages = await room.messages(id, 'mara');
  expect(messages.map(({ kind, text }) => [kind, text])).toEqual([
    ['inbound', expect.stringContaining('First of')],
    ['note', 'She sent it back to you.'],
  ]);
  expect(await told('lena', id)).toEqual([]);
});

test('a colleague who sees it can be made to follow, or freed of it; one who does not is to be mentioned instead', async () => {
  const { id } = await opened('Followed by others');
  const follow = (person: PersonName, follows: boolean) =>
    room.kontor.api('lena').put(`/conversations/${id}/followers/${idOf(person)}`, { follows });
  const followers = async () =>
    (await room.kontor.api('lena').get(`/conversations/${id}`, conversationDetail)).followers;
  await follow('tim', true);
  expect(await followers()).toEqual([{ agentId: idOf('tim'), reason: 'follows' }]);
  await expect(follow('mara', true)).rejects.toMatchObject({ status: 422, code: 'not_possible' });
  await follow('tim', false);
  expect(await followers()).toEqual([]);

  // Whoever was mentioned follows, and sees it still when the following is ended: they are told of it no more.
  await note('lena', id, 'Mara, you know this machine.', ['mara']);
  await untilTold('mara', id, 1);
  await follow('mara', false);
  await follow('tim', true);
  await note('lena', id, 'It was the seal.');
  await untilTold('tim', id, 1);
  expect(await told('mara', id)).toMatchObject([{ kind: 'mentioned' }]);
});
