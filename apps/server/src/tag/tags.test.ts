import { conversationList, conversationRow } from '@kontor/contracts/conversation';
import { customerView } from '@kontor/contracts/customer';
import { directory, rule, tag, tagList, view } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});

const admin = () => room.kontor.api('admin');
let names = 0;
const fresh = (word: string) => `${word} ${++names}`;
const make = (name: string) => admin().post('/tags', { name, color: null }, tag);
const listed = async (id: string) =>
  (await admin().get('/tags', tagList)).items.find((one) => one.id === id)!;
const tagged = async (subject: string, tags: string[]) => {
  await room.send({ from: `${newId()}@kunde.example`, subject, text: 'Hello' });
  const { id } = await room.conversation(subject);
  return room.kontor.api('lena').put(`/conversations/${id}/tags`, { tags }, conversationRow);
};
const tagsOf = async (id: string) =>
  (await room.kontor.api('lena').get(`/conversations/${id}`, conversationRow)).tags;
const isThrough = (word: string) =>
  until('the word is nowhere any more', async () => {
    room.kontor.clock.advance({ seconds: 10 });
    room.kontor.get(Signals).raise('outbox');
    const { rows } = await sql`select 1 from outbox where kind = 'tag.rename' and state = 'open'
      and payload ->> 'from' = ${word}`.execute(room.kontor.db.sql);
    return rows.length === 0;
  });

test('two tags that differ in capitals alone are one', async () => {
  const name = fresh('Descaling');
  await make(name);
  await expect(make(name.toLowerCase())).rejects.toMatchObject({ code: 'name_taken' });
  const { id } = await make(fresh('Leak'));
  await expect(
    admin().put(`/tags/${id}`, { name: name.toUpperCase(), color: null }, tag),
  ).rejects.toMatchObject({ code: 'name_taken' });
});

test('a colour is one of those that are readable in both themes', async () => {
  const { id } = await make(fresh('Leak'));
  expect((await admin().put(`/tags/${id}`, { name: fresh('Red'), color: 'red' }, tag)).color).toBe('red');
  await expect(
    admin().put(`/tags/${id}`, { name: fresh('Red'), color: '#ff0000' }, tag),
  ).rejects.toMatchObject({ status: 400 });
});

test('a renamed tag is renamed wherever it stands, and views and rules go on asking for it', async () => {
  const [from, to, other] = [fresh('Leak'), fresh('Drip'), fresh('Other')];
  const { id } = await make(from);
  await make(other);
  const one = await tagged('First leak', [from, other]);
  const two = await tagged('Second leak', [other]);
  const customerId = one.customer.id;
  const customer = await admin().get(`/customers/${customerId}`, customerView);
  await admin().put(`/customers/${customerId}`, { version: customer.version, tags: [from] }, customerView);
  const asks = { field: 'tags', op: 'has', value: from };
  const kept = await admin().post(
    '/views',
    { name: 'Leaks', condition: asks, sort: 'newest', sharedWith: 'everyone', teamId: null },
    view,
  );
  const acting = await admin().post(
    '/rules',
    {
      name: 'Leaks',
      event: 'conversation.opened',
      condition: { all: [{ field: 'subject', op: 'contains', value: 'puddle' }] },
      actions: [{ do: 'tag', tags: [from, other] }],
      stop: false,
      enabled: true,
    },
    rule,
  );
  expect(await listed(id)).toMatchObject({
    uses: { conversations: 1, customers: 1, views: 1, rules: 1 },
    becoming: null,
  });

  await admin().put(`/tags/${id}`, { name: to, color: 'amber' }, tag);
  await isThrough(from);
  expect(await tagsOf(one.id)).toEqual([to, other]);
  expect(await tagsOf(two.id)).toEqual([other]);
  expect((await admin().get(`/customers/${customerId}`, customerView)).tags).toEqual([to]);
  const inView = await room.kontor.api('lena').get(`/conversations?view=${kept.id}`, conversationList);
  expect(inView.items.map((row) => row.id)).toEqual([one.id]);
  const { items } = await admin().get('/rules', z.object({ items: z.array(rule) }));
  expect(items.find((each) => each.id === acting.id)).toMatchObject({
    version: 2,
    actions: [{ do: 'tag', tags: [to, other] }],
  });
  expect(await listed(id)).toMatchObject({
    name: to,
    uses: { conversations: 1, customers: 1, views: 1, rules: 1 },
  });
});

test('a tag is merged into another: each carries it once, more than one slice of them', async () => {
  const [from, into] = [await make(fresh('Old')), await make(fresh('New'))];
  const both = await tagged('Both words', [from.name, into.name]);
  const many = 120;
  await sql`insert into conversation (id, root_id, customer_id, brand_id, channel_id, team_id, opened_at, last_message_at, tags, subject)
    select ids.id, ids.id, c.customer_id, c.brand_id, c.channel_id, c.team_id, c.opened_at, c.last_message_at, array[${from.name}], 'Copy'
    from conversation c, lateral (select gen_random_uuid() as id from generate_series(1, ${many}) where c.id is not null) as ids
    where c.id = ${both.id}`.execute(room.kontor.db.sql);
  expect((await listed(from.id)).uses.conversations).toBe(many + 1);
  await admin().post(`/tags/${from.id}/merge`, { into: into.id }, tag);
  await expect(make(from.name)).rejects.toMatchObject({ code: 'not_possible' });
  await isThrough(from.name);
  expect(await listed(from.id)).toBeUndefined();
  expect((await listed(into.id)).uses.conversations).toBe(many + 1);
  expect(await tagsOf(both.id)).toEqual([into.name]);
  await make(from.name);
  await expect(admin().post(`/tags/${into.id}/merge`, { into: into.id }, tag)).rejects.toMatchObject({
    code: 'not_possible',
  });
});

test('an archived tag stays where it is, and comes back; only one that nobody uses is removed', async () => {
  const { id, name } = await make(fresh('Worn'));
  const row = await tagged('Worn out', [name]);
  await expect(admin().delete(`/tags/${id}`)).rejects.toMatchObject({ code: 'not_possible' });
  await admin().put(`/tags/${id}/archive`, {}, tag);
  const { tags } = await room.kontor.api('lena').get('/directory', directory);
  expect(tags.find((one) => one.id === id)).toMatchObject({ archived: true });
  expect(await tagsOf(row.id)).toEqual([name]);
  expect(await admin().delete(`/tags/${id}/archive`, tag)).toMatchObject({ archived: false });
  const unused = await make(fresh('Unused'));
  await admin().delete(`/tags/${unused.id}`);
  expect(await listed(unused.id)).toBeUndefined();
});
