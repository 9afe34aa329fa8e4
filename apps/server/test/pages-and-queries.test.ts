import { madeWebhook } from '@kontor/contracts/webhook';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { queryKnownBy } from '../src/platform/http/known-query.ts';
import { type Route, routesOf } from '../src/platform/http/routes.ts';
import { newId } from '../src/platform/ids.ts';
import { type Asked, openToBeAsked } from './support/to-be-asked.ts';

let room: Asked['room'];
let named: Record<string, string>;
let routes: Route[];
beforeAll(async () => {
  const asked = await openToBeAsked();
  room = asked.room;
  routes = routesOf(room.kontor.app);
  const { id, customerId } = asked.matters['of Support'];
  named = { conversations: id, customers: customerId, webhooks: await webhookWithDeliveries() };
});

async function webhookWithDeliveries(): Promise<string> {
  // Of the public internet, but off: nothing is sent there.
  const wish = { name: 'Warehouse', url: 'https://93.184.216.34/hook', kinds: ['customer.wrote'] };
  const hook = { ...wish, withNotes: false, active: false };
  const { id } = await room.kontor.api('admin').post('/webhooks', hook, madeWebhook);
  const deliveries = Array.from({ length: 4 }, () => ({
    id: newId(),
    webhook_id: id,
    kind: 'customer.wrote',
    lane: id,
    body: '{}',
    state: 'delivered' as const,
    created_at: room.kontor.clock.now(),
  }));
  await room.kontor.db.sql.insertInto('webhook_delivery').values(deliveries).execute();
  return id;
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`;
const shapeOf = (schema: unknown) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
const hasNext = ({ answer }: Route) => shapeOf(answer?.schema).includes('next');
const takes = ({ parameters }: Route) => queryKnownBy(parameters);
const anyId = '01890000-0000-7000-8000-000000000000';

test('whatever gives a next takes it as cursor, and whatever takes a cursor gives a next', () => {
  const paged = routes.filter(hasNext);
  expect(paged.length).toBeGreaterThan(8);
  for (const route of paged)
    expect([nameOf(route), takes(route)]).toEqual([
      nameOf(route),
      expect.arrayContaining(['cursor', 'limit']),
    ]);
  const taking = routes.filter((route) => takes(route).includes('cursor'));
  expect(taking.map(nameOf)).toEqual(paged.map(nameOf));
});

interface Page {
  items: unknown[];
  next: string | null;
}

test('each list, followed by its own next to the end, shows each row once and in the order of the whole', async () => {
  for (const route of routes.filter(hasNext)) {
    const path = route.path.replace(/(\w+)\/:id/, (_, of: string) => `${of}/${named[of]}`);
    const page = async (query: string): Promise<Page> => {
      const answer = await room.kontor.api('admin').send('GET', `${room.kontor.url}${path}?${query}`);
      expect([nameOf(route), answer.status]).toEqual([nameOf(route), 200]);
      return JSON.parse(answer.text) as Page;
    };
    const whole = await page('limit=100');
    expect([nameOf(route), whole.next, whole.items.length > 2]).toEqual([nameOf(route), null, true]);
    const rows: unknown[] = [];
    let next: string | null = '';
    for (let pages = 0; next !== null && pages <= whole.items.length; pages++) {
      const { items, next: after }: Page = await page(`limit=1${next && `&cursor=${next}`}`);
      expect([nameOf(route), items.length]).toEqual([nameOf(route), 1]);
      rows.push(...items);
      next = after;
    }
    expect([nameOf(route), next, rows]).toEqual([nameOf(route), null, whole.items]);
  }
});

test('messages after one are followed by next towards the newest, and a place is named once', async () => {
  const path = `/conversations/${named.conversations}/messages`;
  const list = async (query: string) =>
    JSON.parse((await room.kontor.api('admin').send('GET', `${path}?${query}`)).text) as Page & {
      items: { seq: number }[];
      errors?: { message: string }[];
    };
  const seqs = (await list('')).items.map(({ seq }) => seq).toReversed();
  const upward: number[] = [];
  let { items, next } = await list(`after=${seqs[0]}&limit=1`);
  upward.push(...items.map(({ seq }) => seq));
  while (next) {
    ({ items, next } = await list(`cursor=${next}&limit=1`));
    upward.push(...items.map(({ seq }) => seq));
  }
  expect(upward).toEqual(seqs.slice(1));
  expect((await list('before=3&cursor=x')).errors).toEqual([
    expect.objectContaining({ message: 'One of cursor, before, after and around.' }),
  ]);
});

/** Where the address is written by somebody else: a provider sends the browser back with words of its own. */
const takesAny = ['GET /api/v1/channel-sign-in'];

test('each route refuses a query parameter that it does not know, and names it and the one that was meant', async () => {
  expect(routes.filter((route) => takes(route) === 'any').map(nameOf)).toEqual(takesAny);
  for (const route of routes.filter((one) => !takesAny.includes(nameOf(one)))) {
    const api = room.kontor.api(route.isPublic ? undefined : 'admin');
    const address = `${room.kontor.url}${route.path.replaceAll(/:\w+/g, anyId)}`;
    const answer = await api.send(route.method, `${address}?zzz=1`);
    expect([nameOf(route), answer.status, JSON.parse(answer.text)]).toEqual([
      nameOf(route),
      400,
      expect.objectContaining({
        code: 'invalid_request',
        title: expect.stringContaining('"zzz"'),
        errors: [{ path: 'zzz', message: expect.stringContaining('unknown query parameter') }],
      }),
    ]);
    const known = takes(route) as readonly string[];
    for (const name of known) {
      const slip = `${name}s`;
      if (known.includes(slip)) continue;
      const { text } = await api.send(route.method, `${address}?${slip}=1`);
      expect([nameOf(route), slip, JSON.parse(text).title]).toEqual([
        nameOf(route),
        slip,
        expect.stringContaining(`Did you mean "${name}"?`),
      ]);
    }
  }
});

test('who may not ask at all is told that first', async () => {
  const { kontor } = room;
  expect((await kontor.api().send('GET', '/conversations?zzz=1')).status).toBe(401);
  expect((await kontor.api('lena').send('GET', '/audit?zzz=1')).status).toBe(403);
});
