import { conversationRow, counts, eventList } from '@kontor/contracts/conversation';
import { colleague } from '@kontor/contracts/people';
import { rule } from '@kontor/contracts/settings';
import { beforeAll, expect, test } from 'vitest';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';
import { askToFree } from '../accounts/leaving.ts';
import { Signals } from '../platform/signals.ts';
import { Freeing } from './freeing.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

const person = (name: 'lena' | 'mara', body: object) =>
  room.kontor.api('admin').put(`/people/${room.kontor.cast.people[name].id}`, body, colleague);
const put = (id: string, what: string, body: object) =>
  room.kontor.api('admin').put(`/conversations/${id}/${what}`, body, conversationRow);
const assigneeOf = async (id: string) =>
  (await room.kontor.api('admin').get(`/conversations/${id}`, conversationRow)).assigneeId;
const available = (names: ('tim' | 'lena')[]) =>
  room.kontor.db.sql
    .updateTable('agent')
    .set(({ eb }) => ({
      availability: eb
        .case()
        .when(
          'id',
          'in',
          names.map((name) => room.kontor.cast.people[name].id),
        )
        .then('available' as const)
        .else('away' as const)
        .end(),
    }))
    .execute();
const nothingToDo = () =>
  until('nothing is left to be freed', async () => {
    const open = await room.kontor.db.sql
      .selectFrom('outbox')
      .select('id')
      .where('state', '=', 'open')
      .execute();
    return open.length === 0;
  });

test('who leaves a team leaves its open conversations to it: by turn what came by turn, the rest unassigned', async () => {
  const { kontor, channelId } = room;
  const { people } = kontor.cast;
  await kontor.api('admin').post(
    '/rules',
    {
      name: 'In turn',
      event: 'conversation.opened',
      condition: { field: 'message.text', op: 'contains', value: 'in turn' },
      actions: [{ do: 'round robin' }],
      stop: false,
      enabled: true,
    },
    rule,
  );
  await available(['lena']);
  await room.send({ from: 'anna@kunde.example', subject: 'By turn', text: 'One in turn, please.' });
  const { id: byTurn } = await room.conversation('By turn');
  await until('it is hers', async () => (await assigneeOf(byTurn)) === people.lena.id);
  const hers = (more: object = {}) =>
    openMatter(kontor, { channelId, team: 'support', assignee: 'lena', ...more });
  const many = await Promise.all(Array.from({ length: 55 }, () => hers()));
  const [snoozed, resolved, elsewhere] = [await hers(), await hers(), await hers({ team: 'returns' })];
  await put(snoozed.id, 'snooze', { until: '2027-06-01T00:00:00.000Z' });
  await put(resolved.id, 'status', { status: 'resolved' });
  await available(['lena', 'tim']);

  const waiting = await kontor.db.sql
    .selectFrom('conversation')
    .select(['id', 'waiting_since'])
    .where('id', '=', many[0]!.id)
    .executeTakeFirstOrThrow();
  await person('lena', { teamIds: [] });
  await nothingToDo();
  await until('what came by turn is Tim’s', async () => (await assigneeOf(byTurn)) === people.tim.id);
  for (const { id } of [...many, snoozed]) expect(await assigneeOf(id)).toBeNull();
  for (const { id } of [resolved, elsewhere]) expect(await assigneeOf(id)).toBe(people.lena.id);
  const { unassigned } = (await kontor.api('tim').get('/counts', counts)).views;
  expect(unassigned).toBe(many.length);
  const now = await kontor.db.sql
    .selectFrom('conversation')
    .select(['id', 'waiting_since'])
    .where('id', '=', many[0]!.id)
    .executeTakeFirstOrThrow();
  expect(now).toEqual(waiting);

  const { items } = await kontor.api('tim').get(`/conversations/${many[0]!.id}/events`, eventList);
  const freed = items.filter(({ type }) => type === 'conversation.assigned');
  expect(freed).toMatchObject([
    {
      actor: { kind: 'system' },
      data: { assignee: { from: people.lena.id, to: null }, because: 'left the team' },
    },
  ]);
});

test('who is shut out leaves everything open to others, also what comes back to them later', async () => {
  const { kontor, channelId } = room;
  const { people } = kontor.cast;
  const open = await openMatter(kontor, { channelId, team: 'returns', assignee: 'mara' });
  const waiting = await openMatter(kontor, { channelId, team: null, assignee: 'mara' });
  const resolved = await openMatter(kontor, { channelId, team: 'returns', assignee: 'mara' });
  await put(waiting.id, 'status', { status: 'waiting' });
  await put(resolved.id, 'status', { status: 'resolved' });
  await person('mara', { disabled: true });
  await nothingToDo();
  for (const { id } of [open, waiting]) expect(await assigneeOf(id)).toBeNull();
  expect(await assigneeOf(resolved.id)).toBe(people.mara.id);
  const { items } = await kontor.api('admin').get(`/conversations/${open.id}/events`, eventList);
  expect(items[0]!.data['because']).toBe('was shut out');

  await put(resolved.id, 'status', { status: 'open' });
  await kontor.get(Freeing).askAgain();
  await kontor.get(Freeing).askAgain();
  kontor.get(Signals).raise('outbox');
  await until('it is freed', async () => (await assigneeOf(resolved.id)) === null);
});

test('who is back before it was done keeps what they have, and nothing is done twice', async () => {
  const { kontor, channelId } = room;
  const { people, teams } = kontor.cast;
  await person('lena', { teamIds: [teams.support] });
  await nothingToDo();
  const { id } = await openMatter(kontor, { channelId, team: 'support', assignee: 'lena' });
  const left = { agentId: people.lena.id, teamId: teams.support };
  await kontor.db.transaction((tx) => askToFree(tx, [left, { ...left, teamId: null }], new Date(0)));
  kontor.get(Signals).raise('outbox');
  await nothingToDo();
  expect(await assigneeOf(id)).toBe(people.lena.id);
});
