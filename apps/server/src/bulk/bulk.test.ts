import { bulkChange, type BulkAction, type BulkChange, bulkChanges } from '@kontor/contracts/bulk';
import { conversationRow, eventList } from '@kontor/contracts/conversation';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { newId } from '../platform/ids.ts';
import { BulkWork } from './working.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

let arrivals = 0;
/** As many conversations in Support, of one customer; their ids in the order they came. */
async function arrive(count: number): Promise<string[]> {
  const from = `customer-${++arrivals}@kunde.example`;
  for (let i = 0; i < count; i++) await room.send({ from, subject: `Matter ${i}`, text: 'Hello.' });
  await room.settled();
  const rows = (await room.list('admin')).filter(({ customer }) => customer.address === from);
  return rows.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
}
/** Of these, those that this person's list holds. */
async function listed(ids: string[], who: PersonName, query?: string) {
  return (await room.list(who, query)).filter(({ id }) => ids.includes(id));
}

const ask = (action: BulkAction, of: object, who: PersonName = 'lena', key = newId()) =>
  room.kontor
    .api(who)
    .post('/bulk-changes', { action, of }, bulkChange, { headers: { 'idempotency-key': key } });
const show = (id: string, who: PersonName = 'lena') =>
  room.kontor.api(who).get(`/bulk-changes/${id}`, bulkChange);
const finished = ({ id }: BulkChange, state: 'done' | 'undone' = 'done', who: PersonName = 'lena') =>
  until(`it is ${state}`, async () => {
    const now = await show(id, who);
    return now.state === state ? now : undefined;
  });
const undo = ({ id }: BulkChange, who: PersonName = 'lena') =>
  room.kontor.api(who).delete(`/bulk-changes/${id}`, bulkChange);
const rowOf = (id: string) => room.kontor.api('admin').get(`/conversations/${id}`, conversationRow);
const put = (id: string, what: string, body: object, who: PersonName = 'lena') =>
  room.kontor.api(who).put(`/conversations/${id}/${what}`, body, conversationRow);
const namesOf = async (id: string) =>
  (await room.kontor.api('admin').get(`/conversations/${id}/events`, eventList)).items.map(
    ({ type }) => type,
  );

test('many are resolved as if each had been resolved alone, and put back where nobody changed it since', async () => {
  const ids = await arrive(4);
  await put(ids[0]!, 'status', { status: 'resolved' });
  const asked = await ask({ do: 'status', status: 'resolved' }, { ids });
  expect(asked).toMatchObject({ total: 4, undone: 0 });
  expect(await finished(asked)).toMatchObject({ changed: 3, same: 1, refused: 0 });
  for (const id of ids) expect(await rowOf(id)).toMatchObject({ status: 'resolved', waitingSince: null });
  expect(await namesOf(ids[1]!)).toContain('conversation.status_changed');

  await put(ids[3]!, 'status', { status: 'open' }, 'tim');
  await put(ids[3]!, 'status', { status: 'resolved' }, 'tim');
  expect(await undo(asked)).toMatchObject({ state: 'undoing' });
  expect(await finished(asked, 'undone')).toMatchObject({ changed: 3, undone: 2, kept: 1 });
  expect((await Promise.all(ids.map(rowOf))).map(({ status }) => status)).toEqual([
    'resolved',
    'open',
    'open',
    'resolved',
  ]);
  // The customer waits since they wrote, as before.
  expect((await rowOf(ids[1]!)).waitingSince).not.toBeNull();
  // Undone once; asking again does nothing more.
  expect(await undo(asked)).toMatchObject({ state: 'undone', undone: 2 });
});

test('each kind of change does its own thing and takes it back', async () => {
  const [id] = await arrive(1);
  const { people, teams } = room.kontor.cast;
  await put(id!, 'tags', { tags: ['vip', 'late'] });
  const before = await rowOf(id!);
  const tried: [BulkAction, object][] = [
    [{ do: 'assign', assigneeId: people.lena.id }, { assigneeId: people.lena.id }],
    [
      { do: 'team', teamId: teams.returns },
      { teamId: teams.returns, assigneeId: null },
    ],
    [{ do: 'tag', add: ['Late', 'box'], remove: ['VIP'] }, { tags: ['late', 'box'] }],
    [{ do: 'priority', priority: 'urgent' }, { priority: 'urgent' }],
    [{ do: 'status', status: 'waiting' }, { status: 'waiting' }],
    [
      { do: 'status', status: 'spam' },
      { status: 'spam', waitingSince: null },
    ],
    [{ do: 'snooze', until: '2026-12-24T08:00:00.000Z' }, { status: 'snoozed' }],
  ];
  for (const [action, expected] of tried) {
    const asked = await ask(action, { ids: [id] });
    expect([action, await finished(asked)]).toMatchObject([action, { changed: 1 }]);
    expect(await rowOf(id!)).toMatchObject(expected);
    await undo(asked);
    expect([action, await finished(asked, 'undone')]).toMatchObject([action, { undone: 1, kept: 0 }]);
    const { version: _, ...after } = await rowOf(id!);
    expect(after).toEqual({ ...after, ...before, version: undefined });
  }
});

test('spam and not spam: what was owed is owed again, and what is no spam stays as it is', async () => {
  const ids = await arrive(2);
  await put(ids[0]!, 'status', { status: 'spam' });
  const asked = await ask({ do: 'not spam' }, { ids });
  expect(await finished(asked)).toMatchObject({ changed: 1, same: 1 });
  expect(await rowOf(ids[0]!)).toMatchObject({ status: 'open', waitingSince: expect.any(String) });
});

test('a snoozed one that was marked as spam goes back to its snooze', async () => {
  const [id] = await arrive(1);
  await room.kontor
    .api('lena')
    .put(`/conversations/${id}/snooze`, { until: '2026-12-24T08:00:00.000Z' }, conversationRow);
  const asked = await ask({ do: 'status', status: 'spam' }, { ids: [id] });
  await finished(asked);
  await undo(asked);
  expect(await finished(asked, 'undone')).toMatchObject({ undone: 1 });
  expect(await rowOf(id!)).toMatchObject({ status: 'snoozed', snoozedUntil: '2026-12-24T08:00:00.000Z' });
});

test('read and unread are the agent’s own', async () => {
  const ids = await arrive(2);
  const asked = await ask({ do: 'read' }, { ids });
  expect(await finished(asked)).toMatchObject({ changed: 2 });
  expect((await listed(ids, 'lena')).map(({ readSeq }) => readSeq)).toEqual([1, 1]);
  expect((await listed(ids, 'tim')).map(({ readSeq }) => readSeq)).toEqual([0, 0]);
  await undo(asked);
  await finished(asked, 'undone');
  expect((await listed(ids, 'lena')).map(({ readSeq }) => readSeq)).toEqual([0, 0]);
});

test('each is judged by the rights of its turn: what one may not see is refused and left alone', async () => {
  const ids = await arrive(3);
  await put(ids[2]!, 'team', { teamId: room.kontor.cast.teams.hr }, 'admin');
  const asked = await ask({ do: 'status', status: 'resolved' }, { ids: [...ids, newId()] });
  expect(await finished(asked)).toMatchObject({ total: 4, changed: 2, refused: 2 });
  expect(await rowOf(ids[2]!)).toMatchObject({ status: 'open' });
  // Nobody else's business, not even an admin's.
  await expect(show(asked.id, 'admin')).rejects.toMatchObject({ status: 404 });
  await expect(undo(asked, 'tim')).rejects.toMatchObject({ status: 404 });
  expect((await room.kontor.api('tim').get('/bulk-changes', bulkChanges)).items).toEqual([]);
  const mine = (await room.kontor.api('lena').get('/bulk-changes', bulkChanges)).items;
  expect(mine[0]!.id).toBe(asked.id);
});

test('what was handed to others can be taken back, but not once one has left the team it came from', async () => {
  const ids = await arrive(2);
  const { teams, people } = room.kontor.cast;
  const asked = await ask({ do: 'team', teamId: teams.hr }, { ids });
  await finished(asked);
  expect(await listed(ids, 'lena')).toEqual([]);
  await undo(asked);
  expect(await finished(asked, 'undone')).toMatchObject({ undone: 2 });
  expect(await listed(ids, 'lena')).toHaveLength(2);

  const again = await ask({ do: 'team', teamId: teams.hr }, { ids });
  await finished(again);
  await room.kontor.db.sql.deleteFrom('membership').where('agent_id', '=', people.lena.id).execute();
  await undo(again);
  expect(await finished(again, 'undone')).toMatchObject({ undone: 0, kept: 2 });
  expect(await rowOf(ids[0]!)).toMatchObject({ teamId: teams.hr });
  const membership = {
    agent_id: people.lena.id,
    team_id: teams.support,
    created_at: room.kontor.clock.now(),
  };
  await room.kontor.db.sql.insertInto('membership').values(membership).execute();
});

test('all that a list holds, however much, but for some', async () => {
  const ids = await arrive(3);
  const { db } = room.kontor;
  const customer = (await rowOf(ids[0]!)).customer.id;
  await sql`insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, status, opened_at, last_message_at)
    select id, id, customer_id, brand_id, channel_id, team_id, 'waiting', at, at from (
      select gen_random_uuid() as id, c.customer_id, c.brand_id, c.channel_id, c.team_id,
        c.opened_at - n * interval '1 minute' as at
      from generate_series(1, 450) n, (select * from conversation where id = ${ids[0]}) c) made`.execute(
    db.sql,
  );
  const asked = await ask(
    { do: 'status', status: 'resolved' },
    { list: { view: 'all', sort: 'newest', customer }, except: [ids[0]] },
  );
  expect(asked).toMatchObject({ state: 'collecting', total: null });
  expect(await finished(asked)).toMatchObject({ total: 452, changed: 452, refused: 0 });
  const left = await room.list('lena', `view=all&customer=${customer}`);
  expect(left.map(({ id }) => id)).toEqual([ids[0]]);
  await expect(ask({ do: 'read' }, { list: { view: newId() } })).rejects.toMatchObject({ status: 404 });
  await expect(ask({ do: 'read' }, { ids: [] })).rejects.toMatchObject({ status: 400 });
});

test('asked twice with one key it is one change; stopped half-way it puts back what it had done', async () => {
  const ids = await arrive(2);
  const key = newId();
  const [first, second] = await Promise.all([
    ask({ do: 'priority', priority: 'high' }, { ids }, 'lena', key),
    ask({ do: 'priority', priority: 'high' }, { ids }, 'lena', key),
  ]);
  expect(second.id).toBe(first.id);
  await undo(first);
  await finished(first, 'undone');
  expect((await Promise.all(ids.map(rowOf))).map(({ priority }) => priority)).toEqual(['normal', 'normal']);
  await until('nothing is left to do', async () => {
    const open = room.kontor.db.sql.selectFrom('outbox').select('id').where('state', '=', 'open');
    return (await open.execute()).length === 0;
  });
});

test('two workers at once, and one whose work is lost in the middle, do each of them once', async () => {
  const [first] = await arrive(1);
  const { db } = room.kontor;
  const { rows } = await sql<{ id: string }>`
    insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, status, opened_at, last_message_at)
    select id, id, customer_id, brand_id, channel_id, team_id, 'waiting', opened_at, opened_at from (
      select gen_random_uuid() as id, c.customer_id, c.brand_id, c.channel_id, c.team_id, c.opened_at
      from generate_series(1, 260) n, (select * from conversation where id = ${first}) c) made
    returning id`.execute(db.sql);
  const ids = rows.map(({ id }) => id);
  const work = room.kontor.get(BulkWork);
  const asked = await ask({ do: 'priority', priority: 'high' }, { ids });
  const row = await db.sql
    .selectFrom('outbox')
    .select('id')
    .where('subject_id', '=', asked.id)
    .executeTakeFirstOrThrow();
  const inTheirMidst = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like '%bulk_item%' and pid <> pg_backend_pid()`;
  const tries = Promise.allSettled([work.carryOn(row.id), work.carryOn(row.id), work.carryOn(row.id)]);
  for (let i = 0; i < 3; i++) await inTheirMidst.execute(db.sql);
  await tries;
  await until('it goes on until it is done', async () => {
    await work.carryOn(row.id).catch(() => {});
    return (await show(asked.id)).state === 'done';
  });
  expect(await show(asked.id)).toMatchObject({ total: 260, changed: 260, same: 0 });
  const { rows: told } = await sql<{ n: number; most: number }>`
    select count(*)::int as n, max(times)::int as most from (
      select count(*) as times from event where type = 'conversation.priority_changed'
        and conversation_id = any(${ids}::uuid[]) group by conversation_id) of_each`.execute(db.sql);
  expect(told[0]).toEqual({ n: 260, most: 1 });
});
