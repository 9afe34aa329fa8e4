import { conversationDetail } from '@kontor/contracts/conversation';
import { notificationList, notificationSettings } from '@kontor/contracts/notification';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { type MailSink, startMailSink } from '../../test/support/mail-sink.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { testKontor } from '../../test/support/kontor.ts';
import { until } from '../../test/support/until.ts';
import { Signals } from '../platform/signals.ts';
import { Letters } from './letters.ts';

let sink: MailSink;
let room: Mailroom;
beforeAll(async () => {
  sink = await startMailSink(() => 0);
  room = await openMailroom({
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    PUBLIC_URL: 'https://desk.example',
  });
});
afterAll(() => sink.stop());

const idOf = (person: PersonName) => room.kontor.cast.people[person].id;
async function assignedTo(person: PersonName, subject: string) {
  await room.send({ from: 'anna@kunde.example', subject, text: 'Hello' });
  const row = await room.conversation(subject, 'tim');
  await room.kontor
    .api('tim')
    .put(`/conversations/${row.id}/assignee`, { assigneeId: idOf(person) }, conversationDetail.partial());
  await until('it was told', async () => {
    const { items } = await room.kontor.api(person).get('/notifications', notificationList);
    return items.some(({ conversation }) => conversation.id === row.id);
  });
  return row;
}
const availability = (person: PersonName, to: 'available' | 'away') =>
  room.kontor.api(person).put('/me/availability', { availability: to });
const letterRow = (person: PersonName) =>
  room.kontor.db.sql
    .selectFrom('outbox')
    .select(['id', 'state', 'due_at', 'tries'])
    .where('kind', '=', 'notification.letter')
    .where('subject_id', '=', idOf(person))
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
const closed = (person: PersonName, id: string) =>
  until('the letter is dealt with', async () => {
    const row = await letterRow(person);
    return row.id === id && row.state !== 'open' && row.state;
  });
const mails = () => Promise.all(sink.mails.map((source) => simpleParser(source)));
const tick = (by: Parameters<typeof room.kontor.clock.advance>[0]) => {
  room.kontor.clock.advance(by);
  room.kontor.get(Signals).raise('outbox');
};

test('who is away gets one letter for all that was told within ten minutes, and none twice', async () => {
  await availability('lena', 'away');
  const first = await assignedTo('lena', 'Leaking tank');
  tick({ minutes: 3 });
  const second = await assignedTo('lena', 'Broken cup');
  const row = await letterRow('lena');
  tick({ minutes: 7 });
  await closed('lena', row.id);
  const [letter, ...more] = await mails();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ subject: '2 notifications from Adler Kaffee' });
  expect(letter!.text).toContain(
    `#${first.number} Leaking tank\nhttps://desk.example/conversations/${first.number}`,
  );
  expect(letter!.text).toContain(`#${second.number} Broken cup`);
  // A worker that was told of the same row again finds nothing to do.
  await room.kontor.get(Letters).carryOn(row.id);
  expect(sink.mails).toHaveLength(1);
});

test('who came back, or has read it, gets none', async () => {
  const before = sink.mails.length;
  await availability('tim', 'away');
  await room.send({ from: 'anna@kunde.example', subject: 'Back soon', text: 'Hello' });
  const { id } = await room.conversation('Back soon', 'tim');
  await room.kontor
    .api('admin')
    .put(`/conversations/${id}/assignee`, { assigneeId: idOf('tim') }, conversationDetail.partial());
  const row = await until('a letter is asked for', () => letterRow('tim').catch(() => undefined));
  await availability('tim', 'available');
  tick({ minutes: 10 });
  expect(await closed('tim', row.id)).toBe('done');

  await availability('lena', 'away');
  const read = await assignedTo('lena', 'Read meanwhile');
  await room.kontor.api('lena').put(`/conversations/${read.id}/read`, { seq: read.seq });
  await until('it is read', async () => {
    const { items } = await room.kontor.api('lena').get('/notifications?only=unread', notificationList);
    return !items.some(({ conversation }) => conversation.id === read.id);
  });
  const its = await letterRow('lena');
  tick({ minutes: 10 });
  await closed('lena', its.id);
  expect(sink.mails).toHaveLength(before);
});

test('nothing of a conversation that is not seen any more goes into a letter', async () => {
  const before = sink.mails.length;
  await availability('mara', 'away');
  const { id } = await assignedTo('mara', 'Secret-kolibri');
  const row = await letterRow('mara');
  await room.kontor
    .api('tim')
    .put(`/conversations/${id}/assignee`, { assigneeId: null }, conversationDetail.partial());
  tick({ minutes: 10 });
  await closed('mara', row.id);
  expect(sink.mails).toHaveLength(before);
});

test('outside of working hours a letter waits for the next morning of who gets it', async () => {
  await availability('lena', 'away');
  const api = room.kontor.api('lena');
  const { kinds } = await api.get('/me/notification-settings', notificationSettings);
  // The clock stands on a Monday in winter: 10 o'clock in Zurich.
  const hours = [{ day: 2, from: 480, to: 1020 }];
  await api.put('/me/notification-settings', { kinds, hours }, notificationSettings);
  await assignedTo('lena', 'Tomorrow');
  const row = await letterRow('lena');
  const before = sink.mails.length;
  tick({ minutes: 10 });
  const moved = await until('it waits', async () => {
    const now = await letterRow('lena');
    return now.due_at.getTime() !== row.due_at.getTime() && now;
  });
  expect([moved.state, moved.due_at.toISOString()]).toEqual(['open', '2026-11-03T07:00:00.000Z']);
  expect(sink.mails).toHaveLength(before);
  room.kontor.clock.set('2026-11-03T07:00:00.000Z');
  tick({ seconds: 0 });
  await closed('lena', row.id);
  expect(sink.mails).toHaveLength(before + 1);
  await api.put('/me/notification-settings', { kinds, hours: null }, notificationSettings);
});

test('two workers write each notification once', async () => {
  const second = await testKontor({
    databaseUrl: room.kontor.config.databaseUrl!,
    dataDir: room.kontor.config.dataDir,
    clock: room.kontor.clock,
    env: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` },
  });
  try {
    const matters = [];
    for (const n of [1, 2, 3, 4, 5]) matters.push(await assignedTo('mara', `Twice ${n}`));
    const { items } = await room.kontor.api('mara').get('/notifications?limit=100', notificationList);
    expect(items.filter(({ conversation }) => conversation.subject.startsWith('Twice '))).toHaveLength(5);
  } finally {
    await second.stop();
  }
});

test('a letter that the mail server does not take is tried again later, and given up in the end', async () => {
  const deaf = await openMailroom({ SMTP_URL: 'smtp://127.0.0.1:1' });
  const { kontor } = deaf;
  await deaf.send({ from: 'anna@kunde.example', subject: 'Deaf', text: 'Hello' });
  const { id } = await deaf.conversation('Deaf', 'tim');
  await kontor
    .api('tim')
    .put(
      `/conversations/${id}/assignee`,
      { assigneeId: kontor.cast.people.lena.id },
      conversationDetail.partial(),
    );
  const rowOf = () =>
    kontor.db.sql
      .selectFrom('outbox')
      .select(['state', 'tries', 'due_at'])
      .where('kind', '=', 'notification.letter')
      .executeTakeFirst();
  await until('a letter is asked for', rowOf);
  for (let tries = 1; tries <= 8; tries++) {
    kontor.clock.set((await rowOf())!.due_at);
    kontor.get(Signals).raise('outbox');
    await until(`try ${tries} is over`, async () => {
      const row = (await rowOf())!;
      const waits = row.due_at.getTime() - kontor.clock.now().getTime() === 2 ** tries * 60_000;
      return row.tries === tries && (waits || row.state === 'failed');
    });
  }
  expect((await rowOf())!.state).toBe('failed');
});
