import type { ListedConversation } from '@kontor/contracts/conversation';
import { timelineKinds } from '@kontor/contracts/customer';
import { tag, view } from '@kontor/contracts/settings';
import { builtInViews } from '@kontor/domain/condition/views';
import type { OrderName } from '@kontor/domain/condition/order';
import type { Condition } from '@kontor/domain/condition/tree';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignedIn } from '../src/accounts/signed-in.ts';
import { Counting } from '../src/conversation/counting.ts';
import { Listing } from '../src/conversation/listing.ts';
import { Reading } from '../src/conversation/reading.ts';
import { Customers } from '../src/customer/customers.ts';
import { History } from '../src/customer/history.ts';
import { listCustomers } from '../src/customer/listing-customers.ts';
import { Tags } from '../src/tag/tags.ts';
import { askedBy, planOf } from './support/asked.ts';
import { grown, growUp } from './support/grown.ts';
import { type TestKontor, testKontor } from './support/kontor.ts';
import type { TestClock } from './support/test-clock.ts';

let kontor: TestKontor & { clock: TestClock };
let looking: pg.Client;
beforeAll(async () => {
  kontor = await testKontor();
  looking = await growUp(kontor);
}, 120_000);
afterAll(() => looking?.end());

const people = ['admin', 'lena'] as const;
type Who = (typeof people)[number] | 'tim' | 'nora';
const me = (who: Who) => {
  const { id, role, teamIds } = kontor.cast.people[who];
  return { agentId: id, role, teamIds } as SignedIn;
};

/** These grow with the years: none may be read from one end to the other for a page. */
const growing = [
  'conversation',
  'message',
  'message_search',
  'message_body',
  'participant',
  'event',
  'attachment',
];
const unresolved = grown.conversations * grown.unresolved;

/** What was asked, and that none of it read through a growing table; `rows` are those looked at in all. */
async function looked(work: () => Promise<unknown>): Promise<{ queries: number; rows: number }> {
  const { statements } = await askedBy(work);
  let rows = 0;
  for (const statement of statements) {
    if (/^\s*explain/.test(statement.text)) continue;
    const plan = await planOf(looking, statement);
    const wrong = plan.readThrough.filter((table) => growing.includes(table));
    expect(wrong.map((table) => ({ table, statement: statement.text }))).toEqual([]);
    rows += plan.rows;
  }
  return { queries: statements.length, rows };
}

describe.each(['lena', 'tim', 'nora'] as const)('%s, who sees one team of forty or two', (who) => {
  // An index that has all that is asked is soonest read whole when so little is in it; among sixty thousand it is not.
  beforeAll(() => looking.query('set enable_indexonlyscan = off'));
  afterAll(() => looking.query('reset enable_indexonlyscan'));

  test.each<[string, Condition]>([
    ['nobody asks for', { field: 'subject', op: 'contains', value: 'steht nie' }],
    ['a rare type', { field: 'type', op: 'is', value: 'tender' }],
  ])('a view over what is unresolved, %s: what others see is not read', async (_, condition) => {
    const listing = kontor.get(Listing);
    const context = await listing.contextOf(me(who));
    const all: Condition = {
      all: [{ field: 'status', op: 'isNoneOf', value: ['resolved', 'spam'] }, condition],
    };
    const { rows } = await looked(() => listing.look(me(who), all, context, 'waiting', undefined, 51));
    expect(rows).toBeLessThan(unresolved / 4);
  });

  test('counts: what others see is not read', async () => {
    const { rows } = await looked(() => kontor.get(Counting).count(me(who)));
    expect(rows).toBeLessThan(unresolved / 4);
  });
});

test('how many carry each tag: those without any are not read', async () => {
  await kontor.api('admin').post('/tags', { name: 'VIP', color: null }, tag);
  const { queries, rows } = await looked(() => kontor.get(Tags).list());
  expect(queries).toBe(5);
  expect(rows).toBeLessThan(grown.conversations / 50);
});

describe.each(people)('%s', (who) => {
  const list = (view: string) => kontor.get(Listing).list(me(who), { view, limit: 50 });

  test.each(builtInViews.map(({ name }) => name))('the list "%s": two queries, few rows', async (view) => {
    await list(view);
    const { queries, rows } = await looked(() => list(view));
    expect(queries).toBeLessThanOrEqual(2);
    expect(rows).toBeLessThan(grown.conversations * 2);
  });

  test.each<[string, Condition, OrderName]>([
    ['a rare type', { field: 'type', op: 'is', value: 'tender' }, 'waiting'],
    ['a tag of the customer', { field: 'customer.tags', op: 'has', value: 'VIP' }, 'newest'],
    ['no such subject', { field: 'subject', op: 'contains', value: 'steht nie' }, 'priority'],
  ])('a view over what is unresolved, %s: one query over those', async (_, condition, order) => {
    const listing = kontor.get(Listing);
    const context = await listing.contextOf(me(who));
    const all: Condition = {
      all: [{ field: 'status', op: 'isNoneOf', value: ['resolved', 'spam'] }, condition],
    };
    const { queries, rows } = await looked(() => listing.look(me(who), all, context, order, undefined, 51));
    expect(queries).toBe(1); // So few customers are soonest read in one go.
    expect(rows).toBeLessThan(unresolved * 4 + grown.conversations / 4);
  });

  test('a saved view over what is unresolved: two queries, and the fields are not asked for again', async () => {
    const condition = { field: 'status', op: 'isNoneOf', value: ['resolved', 'spam'] };
    const wish = { name: `Offen ${who}`, condition, sort: 'newest', sharedWith: 'self', teamId: null };
    const { id } = await kontor.api(who).post('/views', wish, view);
    await list(id);
    const { queries, rows } = await looked(() => list(id));
    expect(queries).toBe(2);
    expect(rows).toBeLessThan(grown.conversations * 2);
  });

  test.each(['newest', 'oldest', 'waiting', 'priority', 'snoozed'] as OrderName[])(
    'a view over everything that nothing belongs to, %s: a request looks at one stretch',
    async (order) => {
      const listing = kontor.get(Listing);
      const context = await listing.contextOf(me(who));
      const never: Condition = { field: 'subject', op: 'contains', value: 'steht nie' };
      const most = 500;
      const { queries, rows } = await looked(() =>
        listing.look(me(who), never, context, order, undefined, 51, most),
      );
      expect(queries).toBe(2);
      expect(rows).toBeLessThan(most * 3);
    },
  );

  test('opening: the number of queries and of rows is that of the conversation', async () => {
    const [open] = (await list('all')).items;
    const reading = kontor.get(Reading);
    const parts = {
      detail: () => reading.detail(me(who), open!.id),
      messages: () => reading.messages(me(who), open!.id, { limit: 50 }),
      events: () => reading.events(me(who), open!.id, { limit: 50 }),
    };
    await parts.detail();
    const counted = { detail: 0, messages: 0, events: 0 };
    for (const [name, work] of Object.entries(parts)) {
      const { queries, rows } = await looked(work);
      counted[name as keyof typeof parts] = queries;
      expect(rows).toBeLessThan(400);
    }
    expect(counted.detail).toBeLessThanOrEqual(10);
    expect(counted.messages).toBeLessThanOrEqual(6);
    expect(counted.events).toBeLessThanOrEqual(2);
  });

  test.each(['name', 'contact'] as const)('the list of customers by %s: a page of them', async (sort) => {
    const list = () => listCustomers(kontor.db.sql, me(who), { sort, limit: 50 });
    const { items } = await list();
    expect(items).toHaveLength(50);
    const { queries, rows } = await looked(list);
    expect(queries).toBeLessThanOrEqual(7);
    expect(rows).toBeLessThan(grown.conversations * 6);
  });

  test('the next page of customers by contact: a stretch of an index, and what belongs to its customers', async () => {
    const ask = { sort: 'contact' as const, limit: 50 };
    const { next } = await listCustomers(kontor.db.sql, me(who), ask);
    const list = () => listCustomers(kontor.db.sql, me(who), { ...ask, cursor: next! });
    const { items } = await list();
    expect(items).toHaveLength(50);
    const { queries, rows } = await looked(list);
    expect(queries).toBeLessThanOrEqual(8);
    expect(rows).toBeLessThan(grown.conversations);
  });

  test('a customer and what was between us: as many queries and rows as their own', async () => {
    const [{ customer }] = (await list('all')).items as [ListedConversation];
    const parts = {
      customer: () => kontor.get(Customers).show(me(who), customer.id),
      timeline: () => kontor.get(History).page(me(who), customer.id, { kind: [...timelineKinds], limit: 20 }),
    };
    const counted = { customer: 0, timeline: 0 };
    for (const [name, work] of Object.entries(parts)) {
      await work();
      const { queries, rows } = await looked(work);
      counted[name as keyof typeof parts] = queries;
      expect(rows).toBeLessThan(400);
    }
    expect(counted.customer).toBeLessThanOrEqual(5);
    expect(counted.timeline).toBeLessThanOrEqual(2);
  });

  test('counts: the unresolved ones, once', async () => {
    const { queries, rows } = await looked(() => kontor.get(Counting).count(me(who)));
    expect(queries).toBeLessThanOrEqual(3);
    expect(rows).toBeLessThan(unresolved * 6);
  });

  test.each([
    ['a rare word', 'einzig ', 1],
    ['a word', 'pumpe ', 50],
    ['a frequent word', 'kaffee ', 50],
    ['two words', 'pumpe kaffee ', 50],
    ['a word that is begun', 'pum', 50],
    ['two frequent words', 'dampf kaffee ', 50],
    ['two words that never meet', 'pumpe dampf ', 0],
  ])('search for %s looks only where it may stand', async (_, query) => {
    const search = () => kontor.get(Listing).list(me(who), { view: 'all', query, limit: 50 });
    await search();
    const { queries, rows } = await looked(search);
    expect(queries).toBeLessThanOrEqual(9);
    expect(rows).toBeLessThan(grown.messages / 4);
  });
});

test('all that is unresolved, by priority: an index has that order', async () => {
  const listing = kontor.get(Listing);
  const all: Condition = { field: 'status', op: 'isNoneOf', value: ['resolved', 'spam'] };
  const context = await listing.contextOf(me('admin'));
  const { rows } = await looked(() => listing.look(me('admin'), all, context, 'priority', undefined, 21));
  expect(rows).toBeLessThan(unresolved);
});

test.each(['einzig ', 'pumpe ', 'dampf kaffee ', 'pumpe dampf '])(
  'who follows much beside their team, and looks for "%s", has the index asked once and not for each',
  async (query) => {
    await looking.query(
      `insert into follower (conversation_id, agent_id, reason, created_at)
       select id, $1, 'follows', now() from conversation where number % 20 = 3 on conflict do nothing`,
      [kontor.cast.people.lena.id],
    );
    await looking.query('analyze follower');
    const search = () => kontor.get(Listing).list(me('lena'), { view: 'all', query, limit: 50 });
    await search();
    const { queries, rows } = await looked(search);
    expect(queries).toBeLessThanOrEqual(10);
    expect(rows).toBeLessThan(grown.messages / 2);
  },
);
