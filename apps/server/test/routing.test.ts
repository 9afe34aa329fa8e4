import { eventList } from '@kontor/contracts/conversation';
import { rule } from '@kontor/contracts/settings';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
  const { teams } = room.kontor.cast;
  const admin = room.kontor.api('admin');
  await admin.post(
    '/rules',
    {
      name: 'Damaged goods',
      event: 'conversation.opened',
      condition: { field: 'message.text', op: 'contains', value: 'cracked' },
      actions: [
        { do: 'team', teamId: teams.returns },
        { do: 'tag', tags: ['Damage'] },
        { do: 'priority', priority: 'high' },
      ],
      stop: true,
      enabled: true,
    },
    rule,
  );
  await admin.post(
    '/rules',
    {
      name: 'Everything else in turn',
      event: 'conversation.opened',
      condition: { all: [] },
      actions: [{ do: 'round robin', teamId: teams.support }],
      stop: false,
      enabled: true,
    },
    rule,
  );
  await room.kontor.db.sql
    .updateTable('agent')
    .set({ availability: 'available' })
    .where('id', 'in', [room.kontor.cast.people.tim.id, room.kontor.cast.people.lena.id])
    .execute();
});

test('A rule routes a conversation before anybody sees it, and the timeline says why', async () => {
  await room.send({ from: 'anna@example.ch', subject: 'Tank', text: 'The tank is cracked.' });
  const row = await room.conversation('Tank', 'tim');
  expect(row).toMatchObject({
    teamId: room.kontor.cast.teams.returns,
    tags: ['Damage'],
    priority: 'high',
    assigneeId: null,
  });
  const { items } = await room.kontor.api('tim').get(`/conversations/${row.id}/events`, eventList);
  const fired = items.find((event) => event.type === 'rule.fired')!;
  expect(fired.actor).toMatchObject({ kind: 'rule', name: 'Damaged goods' });
  expect(fired.data['because']).toMatchObject({ held: true });
  expect(items.filter((event) => event.type === 'rule.fired')).toHaveLength(1);
});

test('Twenty conversations at once are given in turn: the counts differ by at most one', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      room.send({ from: `turn${i}@example.ch`, subject: `Turn ${i}`, text: 'Hello.' }),
    ),
  );
  const assigned = await until('all are assigned', async () => {
    const rows = (await room.list('lena', 'view=everything&limit=100')).filter((row) =>
      row.subject.startsWith('Turn'),
    );
    return rows.length === 20 && rows.every((row) => row.assigneeId) && rows;
  });
  const { lena, tim } = room.kontor.cast.people;
  const counts = [lena.id, tim.id].map((id) => assigned.filter((row) => row.assigneeId === id).length);
  expect(counts.toSorted()).toEqual([10, 10]);
});

test('Whoever takes a conversation first keeps it', async () => {
  const { db, cast } = room.kontor;
  const [row] = (await room.list()).filter((one) => one.subject === 'Turn 0');
  const other = row!.assigneeId === cast.people.lena.id ? cast.people.tim.id : cast.people.lena.id;
  await room.kontor
    .api('lena')
    .put(`/conversations/${row!.id}/assignee`, { assigneeId: other }, z.object({ assigneeId: z.string() }));
  const open = await db.sql.selectFrom('outbox').select('id').where('state', '=', 'open').execute();
  expect(open).toEqual([]);
  expect((await room.list()).find((one) => one.id === row!.id)!.assigneeId).toBe(other);
});

test('A condition that is not right is refused with the place of its fault', async () => {
  await expect(
    room.kontor.api('admin').post(
      '/rules',
      {
        name: 'Wrong',
        event: 'customer.wrote',
        condition: { all: [{ field: 'nonsense', op: 'is', value: 1 }] },
        actions: [{ do: 'tag', tags: ['x'] }],
        stop: false,
        enabled: true,
      },
      rule,
    ),
  ).rejects.toMatchObject({
    code: 'invalid_request',
    problem: { errors: [{ path: 'condition.all[0].field' }] },
  });
});
