import { conversationRow, counts } from '@kontor/contracts/conversation';
import { draftView } from '@kontor/contracts/message';
import { compileToSql } from '@kontor/domain/condition/compile';
import { orderToSql } from '@kontor/domain/condition/order';
import { builtInView } from '@kontor/domain/condition/views';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { note } from '../../test/support/worded.ts';
import { fragment } from '../platform/database/condition-sql.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
  for (const subject of ['Tank', 'Grinder', 'Invoice'])
    await room.send({ from: `${subject}@kunde.example`, subject, text: subject });
  await room.settled();
});

const subjects = async (view: string, who: PersonName) =>
  (await room.list(who, `view=${view}`)).map(({ subject }) => subject);
const countsOf = async (who: PersonName) => (await room.kontor.api(who).get('/counts', counts)).views;

test('mentions hold what a note mentions me in, also where I follow, until it is resolved', async () => {
  const { people } = room.kontor.cast;
  const tank = await room.conversation('Tank');
  await room.kontor.api('lena').put(`/conversations/${tank.id}/follow`, { follows: true });
  expect(await subjects('mentions', 'lena')).toEqual([]);
  await note(room, tank.id, 'Look at this.', [people.lena.id]);
  expect(await subjects('mentions', 'lena')).toEqual(['Tank']);
  expect(await subjects('mentions', 'tim')).toEqual([]);
  expect((await room.conversation('Tank')).mentionedIds).toEqual([people.lena.id]);
  expect([(await countsOf('lena'))['mentions'], (await countsOf('tim'))['mentions']]).toEqual([1, 0]);
  const set = (status: string) =>
    room.kontor.api('lena').put(`/conversations/${tank.id}/status`, { status }, conversationRow);
  await set('resolved');
  expect(await subjects('mentions', 'lena')).toEqual([]);
  await set('open');
});

test('drafts hold where I have begun to write, and not where a colleague has', async () => {
  const grinder = await room.conversation('Grinder');
  const path = `/conversations/${grinder.id}/drafts`;
  const lena = room.kontor.api('lena');
  await lena.put(`${path}/reply`, { text: 'Dear' }, draftView);
  await lena.put(`${path}/note`, { text: 'Hm' }, draftView);
  await room.kontor.api('tim').put(`${path}/note`, { text: 'Mine' }, draftView);
  expect(await subjects('drafts', 'lena')).toEqual(['Grinder']);
  expect((await countsOf('lena'))['drafts']).toBe(1);
  const begun = await room.conversation('Grinder');
  expect(begun.drafterIds).toHaveLength(2);
  // Writing on changes nothing that lists show.
  await lena.put(`${path}/reply`, { text: 'Dear Anna' }, draftView);
  expect((await room.conversation('Grinder')).version).toBe(begun.version);
  await lena.delete(`${path}/reply`);
  await lena.delete(`${path}/note`);
  expect(await subjects('drafts', 'lena')).toEqual([]);
  expect(await subjects('drafts', 'tim')).toEqual(['Grinder']);
  expect((await room.conversation('Grinder')).version).toBeGreaterThan(begun.version);
});

test('sent holds what I answered once it has left, and not what was taken back', async () => {
  const invoice = await room.conversation('Invoice');
  await room.reply(invoice.id, { text: 'Later.', sendAt: '2030-01-01T00:00:00.000Z' });
  expect(await subjects('sent', 'lena')).toEqual([]);
  await room.reply(invoice.id, { text: 'Now.' });
  await until('it is among the sent', async () => (await subjects('sent', 'lena')).includes('Invoice'));
  expect(await subjects('sent', 'tim')).toEqual([]);
  expect((await countsOf('lena'))['sent']).toBeUndefined();
});

test('mentions, drafts and sent are found by an index, for who answered little and for who answered most', async () => {
  const { db, cast, clock } = room.kontor;
  const { lena, tim } = cast.people;
  await db.transaction(async (tx) => {
    await sql`insert into conversation (id, root_id, customer_id, brand_id, channel_id, status, opened_at, last_message_at)
      select id, id, customer_id, brand_id, channel_id, 'resolved', at, at from (
        select gen_random_uuid() as id, c.customer_id, c.brand_id, c.channel_id,
          c.opened_at - n * interval '1 minute' as at
        from generate_series(1, 30000) n, (select * from conversation limit 1) c) made`.execute(tx);
    await sql`insert into message (id, conversation_id, seq, kind, author_id, text, state, received_at, released_at)
      select gen_random_uuid(), id, 1, 'outbound', ${tim.id}, 'Thanks', 'sent', opened_at, opened_at
      from conversation where number % 3 > 0`.execute(tx);
  });
  for (const table of ['conversation', 'follower', 'draft', 'message'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db.sql);
  const planOf = async (name: string, id: string) => {
    const view = builtInView(name)!;
    const context = { now: clock.now(), zone: 'UTC', viewer: { id, teamIds: [] } };
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain
      select c.id from conversation c where c.merged_into is null and ${fragment(compileToSql(view.condition, context))}
      order by ${sql.raw(orderToSql(view.order))} limit 51`.execute(db.sql);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  for (const name of ['mentions', 'drafts', 'sent'])
    for (const { id } of [lena, tim]) {
      const plan = await planOf(name, id);
      expect(plan).not.toMatch(/Seq Scan on (conversation|message)/);
      expect(plan).toMatch(/Index (Only )?Scan using conversation_/);
    }
  // Few are sorted; of many only a page is looked at.
  expect(await planOf('sent', lena.id)).toContain('message_answering');
  expect(await planOf('sent', tim.id)).toContain('conversation_newest');
});
