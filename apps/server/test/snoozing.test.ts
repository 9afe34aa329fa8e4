import { conversationDetail, conversationRow } from '@kontor/contracts/conversation';
import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

const inHours = (hours: number) =>
  new Date(room.kontor.clock.now().getTime() + hours * 3_600_000).toISOString();

async function opened(subject: string): Promise<string> {
  await room.send({ from: 'anna@example.ch', subject, text: 'Hello.' });
  return (await room.conversation(subject)).id;
}
const detail = (id: string) => room.kontor.api('lena').get(`/conversations/${id}`, conversationDetail);

test('What was snoozed comes back at its time, still owed since the customer wrote', async () => {
  const id = await opened('Later');
  const { waitingSince } = await detail(id);
  const row = await room.kontor
    .api('lena')
    .put(`/conversations/${id}/snooze`, { until: inHours(3) }, conversationRow);
  expect(row.status).toBe('snoozed');
  room.kontor.clock.advance({ hours: 2 });
  expect((await detail(id)).status).toBe('snoozed');
  room.kontor.clock.advance({ hours: 2 });
  const back = await until('it is back', async () => {
    const now = await detail(id);
    return now.status === 'open' && now;
  });
  expect(back).toMatchObject({ snoozedUntil: null, waitingSince });
});

test('An inbound message ends a snooze', async () => {
  const id = await opened('Interrupted');
  const { number } = await detail(id);
  await room.kontor.api('lena').put(`/conversations/${id}/snooze`, { until: inHours(24) }, conversationRow);
  await room.send({ from: 'anna@example.ch', subject: `Interrupted [#${number}]`, text: 'And?' });
  await until('it is open', async () => (await detail(id)).status === 'open');
});

test('A time in the past is refused with what to do', async () => {
  const id = await opened('Yesterday');
  await expect(
    room.kontor.api('lena').put(`/conversations/${id}/snooze`, { until: inHours(-1) }, conversationRow),
  ).rejects.toMatchObject({ code: 'not_possible', message: expect.stringContaining('future') });
});

test('Resolving closes what was owed, reopening owes it again', async () => {
  const id = await opened('Twice');
  const { waitingSince } = await detail(id);
  const set = (status: string) =>
    room.kontor.api('lena').put(`/conversations/${id}/status`, { status }, conversationRow);
  expect(await set('resolved')).toMatchObject({ status: 'resolved', waitingSince: null });
  expect(await set('open')).toMatchObject({ status: 'open', waitingSince, resolvedAt: null });
});
