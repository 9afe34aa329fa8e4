import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { emptyBooks, type Kill, keyOf } from './campaigns/kills-books.ts';
import type { Way } from './campaigns/kills-plan.ts';
import { replyFaults } from './campaigns/kills-replies-books.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

const word = 'reply00001y';
const hand = { who: 'worker 1', life: 2 };
const left = Date.parse('2026-11-23T10:00:10Z');
const ended = Date.parse('2026-11-23T10:00:45Z');

let room: Mailroom;
let id: string;
beforeAll(async () => {
  room = await openMailroom();
  await room.send({ from: 'anna@kunde.example', subject: 'Tank', text: 'This is mail00001x.' });
  const conversation = await room.conversation('Tank');
  ({ id } = await room.reply(conversation.id, { text: `Answer ${word}.` }));
  await until('it has arrived', async () => (await room.mailOf('anna@kunde.example')).length > 0);
  await until('it is sent', async () => (await state()) === 'sent');
});

const db = () => room.kontor.db;
const state = async () => {
  const row = await db().sql.selectFrom('message').select('state').where('id', '=', id).executeTakeFirst();
  return row!.state;
};
const faults = (kills: Kill[] = [], copies = 1, way: Way = 'at once') => {
  const books = { ...emptyBooks(), kills };
  books.replies.set(word, way);
  books.hands.set(keyOf(id, 1), hand);
  return replyFaults(
    db(),
    books,
    Array.from({ length: copies }, () => `… Answer ${word}. …`),
  );
};
const becomes = (named: string) =>
  db()
    .sql.updateTable('message')
    .set({ state: named as 'sent' })
    .where('id', '=', id)
    .execute();

test('what is sent has arrived once', async () => {
  expect(await faults()).toEqual([]);
  expect(await faults([], 0)).toEqual([`${word} counts as sent and arrived 0 times`]);
  expect(await faults([], 2)).toContain(`${word} arrived 2 times`);
  const unheard = { ...emptyBooks(), replies: new Map([['reply00002y', 'at once' as const]]) };
  expect(await replyFaults(db(), unheard, [])).toEqual([
    'reply00002y was accepted and is there 0 times',
    `${word} is there and was never accepted`,
  ]);
});

test('only what the customer overtook comes back, into one draft', async () => {
  await becomes('returned');
  expect(await faults([], 0, 'scheduled')).toEqual([
    `${word} was returned though nobody had overtaken it`,
    `${word} ended as returned and is in 0 drafts`,
  ]);
  expect(await faults([], 1, 'scheduled')).toContain(`${word} was returned to its author and arrived`);
  await becomes('sent');
  // As if the customer had written between the two.
  await sql`update event set seq = seq + 10 where data->>'messageId' = ${id} and type <> 'reply.accepted'`.execute(
    db().sql,
  );
  await sql`insert into event (id, conversation_id, seq, type, actor, data, at)
    select gen_random_uuid(), conversation_id, seq + 1, 'customer.wrote', actor, '{}', at
    from event where data->>'messageId' = ${id} and type = 'reply.accepted'`.execute(db().sql);
  expect(await faults([], 1, 'scheduled')).toEqual([`${word} went out though the customer had written`]);
  expect(await faults([], 1, 'held')).toEqual([]);
});

test('an outcome is unknown only if its process, in that life, or PostgreSQL was killed between the leaving and the outcome', async () => {
  await becomes('unknown');
  await db()
    .sql.updateTable('attempt')
    .set({ outcome: 'unknown', content_left_at: new Date(left), ended_at: new Date(ended) })
    .where('message_id', '=', id)
    .execute();
  const none = [`${word}, attempt 1, of worker 1 in life 2 is unknown without a kill`];
  const kill = (who: string, life: number, at: number): Kill => ({ who, life, from: at, to: at + 5 });
  const within = left + 1_000;
  expect(await faults()).toEqual(none);
  expect(await faults([kill('worker 1', 1, within)])).toEqual(none);
  expect(await faults([kill('worker 2', 2, within)])).toEqual(none);
  expect(await faults([kill('web', 2, within)])).toEqual(none);
  expect(await faults([kill('worker 1', 2, left - 10_000)])).toEqual(none);
  expect(await faults([kill('PostgreSQL', 0, ended + 10_000)])).toEqual(none);
  expect(await faults([kill('worker 1', 2, within)])).toEqual([]);
  expect(await faults([kill('PostgreSQL', 0, within)])).toEqual([]);

  await db().sql.updateTable('attempt').set({ content_left_at: null }).execute();
  expect(await faults([kill('worker 1', 2, within)])).toEqual([
    `${word}, attempt 1, is unknown though nothing had left`,
  ]);
});
