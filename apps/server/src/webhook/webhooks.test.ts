import { createHmac, timingSafeEqual } from 'node:crypto';
import { conversationRow } from '@kontor/contracts/conversation';
import {
  madeWebhook,
  newWebhookSecret,
  type Webhook,
  type WebhookDeliveryDetail,
  webhookDeliveryDetail,
  webhookDeliveryList,
  webhookList,
  webhookPayload,
  webhook as webhookShape,
} from '@kontor/contracts/webhook';
import type { WebhookKind } from '@kontor/contracts/webhook-kinds';
import { simpleParser } from 'mailparser';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type MailSink, startMailSink } from '../../test/support/mail-sink.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { type Got, type Receiver, startReceiver } from '../../test/support/receiver.ts';
import { until } from '../../test/support/until.ts';
import { note } from '../../test/support/worded.ts';
import { Signals } from '../platform/signals.ts';
import { longFailure, mostTries } from './back-off.ts';
import { HostNames } from './reaching.ts';

let room: Mailroom;
let sink: MailSink;
let receiver: Receiver;
let conversationId: string;
beforeAll(async () => {
  sink = await startMailSink(() => 0);
  room = await openMailroom({
    WEBHOOK_NETWORKS: '127.0.0.1/32',
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    PUBLIC_URL: 'https://desk.example',
  });
  await room.send({ from: 'anna@kunde.example', subject: 'Leaking tank', text: 'It leaks' });
  conversationId = (await room.conversation('Leaking tank')).id;
});
afterAll(() => sink.stop());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const { id } of (await admin().get('/webhooks', webhookList)).items)
    await admin().delete(`/webhooks/${id}`);
  await receiver.stop();
});

const admin = () => room.kontor.api('admin');
const wish = (kinds: WebhookKind[], more: object = {}) => ({
  name: 'Warehouse',
  url: `${receiver.url}/hook`,
  kinds,
  ...more,
});
const make = (kinds: WebhookKind[], more: object = {}) =>
  admin().post('/webhooks', wish(kinds, more), madeWebhook);
const one = async (id: string): Promise<Webhook> =>
  (await admin().get('/webhooks', webhookList)).items.find((webhook) => webhook.id === id)!;
const log = async (id: string, query = '') =>
  (await admin().get(`/webhooks/${id}/deliveries${query}`, webhookDeliveryList)).items;
const detail = (id: string, deliveryId: string): Promise<WebhookDeliveryDetail> =>
  admin().get(`/webhooks/${id}/deliveries/${deliveryId}`, webhookDeliveryDetail);
const priority = (to: 'low' | 'normal' | 'high' | 'urgent', of = conversationId) =>
  room.kontor.api('tim').put(`/conversations/${of}/priority`, { priority: to }, conversationRow);
const payload = ({ body }: Got) => webhookPayload.parse(JSON.parse(body));
const came = (count: number) => until(`${count} came`, () => receiver.got.length >= count);
const settled = (id: string, state: string) =>
  until(`all are ${state}`, async () => {
    const all = await log(id);
    return all.length > 0 && all.every((delivery) => delivery.state === state) && all;
  });
function tick(by: Parameters<typeof room.kontor.clock.advance>[0]): void {
  room.kontor.clock.advance(by);
  room.kontor.get(Signals).raise('outbox');
}

/** As the guide for integrators does it. */
function isSigned({ headers, body }: Got, secret: string): boolean {
  const content = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
  const expected = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(content)
    .digest();
  return (headers['webhook-signature'] as string).split(' ').some((one) => {
    const [version, signature = ''] = one.split(',');
    const given = Buffer.from(signature, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

test('what was chosen is told, signed, with what an admin could read; nothing else is', async () => {
  const { secret, ...webhook } = await make(['conversation.priority_changed']);
  expect(JSON.stringify(await admin().get('/webhooks', webhookList))).not.toContain(secret);
  await priority('high');
  await room.kontor
    .api('tim')
    .put(`/conversations/${conversationId}/type`, { type: 'complaint' }, conversationRow);
  await priority('urgent');
  await came(2);
  expect(receiver.got.map((got) => payload(got).data.facts)).toEqual([
    { priority: { from: 'normal', to: 'high' } },
    { priority: { from: 'high', to: 'urgent' } },
  ]);
  const [first] = receiver.got;
  expect(isSigned(first!, secret)).toBe(true);
  expect(isSigned({ ...first!, body: first!.body.replace('high', 'low') }, secret)).toBe(false);
  expect(isSigned(first!, 'whsec_AAAA')).toBe(false);
  expect(first!.path).toBe('/hook');
  expect(first!.headers['content-type']).toBe('application/json');
  expect(payload(first!)).toMatchObject({
    type: 'conversation.priority_changed',
    data: {
      actor: { kind: 'agent', id: room.kontor.cast.people.tim.id },
      conversation: { id: conversationId, subject: 'Leaking tank' },
    },
  });
  const deliveries = await settled(webhook.id, 'delivered');
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id']))).toEqual(
    new Set(deliveries.map(({ id }) => id)),
  );
  expect(await log(webhook.id, '?limit=1')).toHaveLength(1);
});

test('for leads and agents there are no webhooks', async () => {
  const { id } = await make(['customer.wrote']);
  for (const person of ['tim', 'lena', 'nora'] as const) {
    const api = room.kontor.api(person);
    await expect(api.get('/webhooks', webhookList)).rejects.toMatchObject({ status: 403 });
    await expect(api.get(`/webhooks/${id}/deliveries`, webhookDeliveryList)).rejects.toMatchObject({
      status: 403,
    });
  }
});

test('a message goes along; of a note only that it was written, unless its words were chosen', async () => {
  await make(['customer.wrote', 'note.written']);
  await make(['note.written'], { withNotes: true, url: `${receiver.url}/notes` });
  await note(room, conversationId, 'secret-kolibri');
  await room.send({ from: 'beat@kunde.example', subject: 'Broken cup', text: 'It is broken' });
  await came(3);
  const of = (path: string, type: string) =>
    receiver.got.filter((got) => got.path === path && payload(got).type === type);
  const [blind] = of('/hook', 'note.written');
  expect(blind!.body).not.toContain('kolibri');
  expect(payload(blind!).data).toMatchObject({ message: { kind: 'note', text: '', cut: true } });
  const [chosen] = of('/notes', 'note.written');
  expect(payload(chosen!).data).toMatchObject({ message: { text: 'secret-kolibri', cut: false } });
  const [mail] = of('/hook', 'customer.wrote');
  expect(payload(mail!).data.message).toMatchObject({ kind: 'inbound', text: 'It is broken' });
});

test('what is refused is tried again later under the same id, and holds what follows in its conversation', async () => {
  await room.send({ from: 'carla@kunde.example', subject: 'Another matter', text: 'Hello' });
  const other = (await room.conversation('Another matter')).id;
  receiver.answer = (got) =>
    payload(got).data.conversation?.id === conversationId ? { status: 503, text: 'Busy' } : { status: 200 };
  const { id } = await make(['conversation.priority_changed']);
  await priority('low');
  await until('the first was refused', async () => (await log(id))[0]?.state === 'retrying');
  await priority('high');
  await priority('high', other);
  await until('the other conversation goes on', async () =>
    (await log(id)).some((delivery) => delivery.conversationId === other && delivery.state === 'delivered'),
  );
  expect(receiver.got).toHaveLength(2);
  const refused = (await log(id)).at(-1)!;
  expect(refused).toMatchObject({ state: 'retrying', tries: 1, status: 503 });
  expect(new Date(refused.nextAt!).getTime()).toBeGreaterThan(room.kontor.clock.now().getTime());

  receiver.answer = () => ({ status: 200, text: 'Thanks' });
  tick({ seconds: 10 });
  await settled(id, 'delivered');
  const mine = receiver.got.filter((got) => payload(got).data.conversation?.id === conversationId);
  expect(mine.map((got) => (payload(got).data.facts['priority'] as { to: string }).to)).toEqual([
    'low',
    'low',
    'high',
  ]);
  expect(mine[0]!.headers['webhook-id']).toBe(mine[1]!.headers['webhook-id']);
  expect(mine[0]!.body).toBe(mine[1]!.body);
  expect((await detail(id, refused.id)).attempts).toMatchObject([
    { number: 2, status: 200, answer: 'Thanks' },
    { number: 1, status: 503, answer: 'Busy' },
  ]);
});

test('after the last try it has failed, lets the next ones go, and is sent again when a person says so', async () => {
  receiver.answer = () => ({ status: 500 });
  const { id } = await make(['conversation.priority_changed']);
  await priority('urgent');
  for (let tries = 1; tries < mostTries; tries++) {
    await until(`${tries} tries`, async () => {
      const [delivery] = await log(id);
      // Its next time is told with its outcome.
      return delivery?.tries === tries && new Date(delivery.nextAt!) > room.kontor.clock.now();
    });
    tick({ hours: 13 });
  }
  const [failed] = await settled(id, 'failed');
  expect(failed).toMatchObject({ tries: mostTries, status: 500 });
  expect((await one(id)).failed).toBe(1);

  receiver.answer = () => ({ status: 200 });
  expect(await admin().send('POST', `/webhooks/${id}/replay`)).toMatchObject({ text: '{"count":1}' });
  await settled(id, 'delivered');
  await admin().send('POST', `/webhooks/${id}/deliveries/${failed!.id}/replay`);
  await came(mostTries + 2);
  await settled(id, 'delivered');
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([failed!.id]));
  expect(await one(id)).toMatchObject({ failed: 0, waiting: 0, failingSince: null });
});

test('whoever dies between sending and recording sends again, and the log says that it is not known', async () => {
  const { id } = await make(['conversation.priority_changed']);
  const killer = new Client({ connectionString: room.kontor.config.databaseUrl! });
  await killer.connect();
  try {
    receiver.answer = async (_, times) => {
      if (times === 1) {
        await killer.query('begin');
        await killer.query('select 1 from webhook for update');
      }
      return { status: 204 };
    };
    await priority('low');
    await came(1);
    // The answer is there, and its recording waits for us: now its connection is cut, and nothing of it is left.
    await until('the recording was killed', async () => {
      // Within a transaction it would show the same picture for ever.
      await killer.query('select pg_stat_clear_snapshot()');
      const { rowCount } = await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%"webhook"%'`,
      );
      return rowCount! > 0;
    });
    await killer.query('rollback');
    const [lost] = await log(id);
    expect(lost).toMatchObject({ state: 'waiting', tries: 1 });
    await killer.query(`update outbox set handed_until = clock_timestamp() - interval '1 second'
      where kind = 'webhook.deliver' and state = 'open'`);
    room.kontor.get(Signals).raise('outbox');
    await settled(id, 'delivered');
    expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual([lost!.id, lost!.id]);
    expect((await detail(id, lost!.id)).attempts).toMatchObject([
      { number: 2, status: 204 },
      { number: 1, endedAt: null, status: null },
    ]);
  } finally {
    await killer.end();
  }
});

test.each([
  'http://127.0.0.2/hook',
  'https://2130706434/hook',
  'https://0x7f.2/hook',
  'https://[::1]/hook',
  'https://[::ffff:10.0.0.1]/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1',
  'ftp://93.184.216.34/hook',
  'http://93.184.216.34/hook',
  'https://name:word@93.184.216.34/hook',
  'nonsense',
])('%s is refused when it is saved', async (url) => {
  await expect(make(['customer.wrote'], { url })).rejects.toMatchObject({
    status: 400,
    problem: { errors: [{ path: 'url' }] },
  });
});

test('a name that leads to a private address only later is not called, and a redirect is not followed', async () => {
  const names = room.kontor.get(HostNames);
  let leadsTo = '93.184.216.34';
  names.addressesOf = async () => [leadsTo];
  const bound = await make(['conversation.priority_changed'], {
    url: `https://rebinding.example:${receiver.port}/hook`,
  });
  leadsTo = '127.0.0.9';
  const redirecting = await make(['conversation.priority_changed'], { url: `${receiver.url}/away` });
  receiver.answer = () => ({ status: 302, headers: { location: `${receiver.url}/inside` } });
  await priority('normal');
  const judged = async (id: string) =>
    until('it was tried', async () => {
      const [delivery] = await log(id);
      return delivery?.state === 'retrying' && delivery;
    });
  expect(await judged(bound.id)).toMatchObject({
    status: null,
    reason: expect.stringContaining('private address'),
  });
  expect(await judged(redirecting.id)).toMatchObject({ status: 302 });
  expect(receiver.got.map(({ path }) => path)).toEqual(['/away']);
});

test('a test is made at once, shows what was answered, and counts for nothing', async () => {
  const { id } = await make(['customer.wrote'], { active: false });
  receiver.answer = () => ({ status: 418, text: 'I am a teapot\0' });
  const answer = await admin().post(`/webhooks/${id}/test`, undefined, webhookDeliveryDetail);
  expect(answer).toMatchObject({
    kind: 'webhook.test',
    state: 'failed',
    attempts: [{ status: 418, answer: 'I am a teapot' }],
  });
  expect(payload(receiver.got[0]!).type).toBe('webhook.test');
  expect(await one(id)).toMatchObject({ failingSince: null, active: false });
});

test('one that fails for days is switched off, the admins are told, and it goes on from when it is on again', async () => {
  receiver.answer = () => ({ status: 500 });
  const { id } = await make(['conversation.priority_changed']);
  await priority('low');
  await until('it fails', async () => (await one(id)).failingSince);
  await room.kontor.db.sql
    .updateTable('webhook')
    .set({ failures: longFailure.failures - 1 })
    .execute();
  const before = sink.mails.length;
  tick({ days: 3, hours: 1 });
  await until('it is off', async () => !(await one(id)).active);
  expect(await one(id)).toMatchObject({ stoppedReason: 'failing', waiting: 0, failed: 1 });
  await priority('high');
  const letter = await until('the admins are told', () => sink.mails[before]);
  expect((await simpleParser(letter)).subject).toBe('Webhook "Warehouse" was switched off');
  await expect(admin().post(`/webhooks/${id}/replay`)).rejects.toMatchObject({ code: 'not_possible' });

  receiver.answer = () => ({ status: 200 });
  const { version } = await one(id);
  const body = { ...wish(['conversation.priority_changed']), active: true, version };
  expect(await admin().put(`/webhooks/${id}`, body, webhookShape)).toMatchObject({
    active: true,
    stoppedReason: null,
  });
  await expect(admin().put(`/webhooks/${id}`, body, webhookShape)).rejects.toMatchObject({
    code: 'version_conflict',
  });
  await priority('normal');
  await until('it is told again', async () => (await log(id))[0]?.state === 'delivered');
  expect((await log(id)).map(({ state }) => state)).toEqual(['delivered', 'failed']);
});

test('whoever answers that it is gone is switched off at once', async () => {
  receiver.answer = () => ({ status: 410 });
  const { id } = await make(['conversation.priority_changed']);
  await priority('urgent');
  await until('it is off', async () => (await one(id)).stoppedReason === 'gone');
});

test('a new secret signs from now on, and the former one for another day', async () => {
  const { id, secret: former } = await make(['conversation.priority_changed']);
  const { secret } = await admin().post(`/webhooks/${id}/secret`, undefined, newWebhookSecret);
  await priority('low');
  await came(1);
  expect([former, secret].map((each) => isSigned(receiver.got[0]!, each))).toEqual([true, true]);
  tick({ hours: 25 });
  await priority('normal');
  await came(2);
  expect([former, secret].map((each) => isSigned(receiver.got[1]!, each))).toEqual([false, true]);
});

test('switching off while a worker claims: the one waits for the other, and neither fails', async () => {
  receiver.answer = () => ({ status: 503 });
  const { id } = await make(['conversation.priority_changed']);
  await priority('high');
  await until('it was refused', async () => (await log(id))[0]?.state === 'retrying');
  const claiming = new Client({ connectionString: room.kontor.config.databaseUrl! });
  await claiming.connect();
  try {
    // As a claim does it: the work first, then the delivery.
    await claiming.query('begin');
    await claiming.query(`select 1 from outbox where kind = 'webhook.deliver' and state = 'open' for update`);
    const { version } = await one(id);
    const body = { ...wish(['conversation.priority_changed']), active: false, version };
    const switching = admin().put(`/webhooks/${id}`, body, webhookShape);
    // Looked at below.
    switching.catch(() => {});
    await until('it waits for the claim', async () => {
      await claiming.query('select pg_stat_clear_snapshot()');
      const { rowCount } = await claiming.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rowCount! > 0;
    });
    await claiming.query(`update webhook_delivery set tries = tries + 1 where state = 'retrying'`);
    await claiming.query('commit');
    expect(await switching).toMatchObject({ active: false, waiting: 0 });
    expect((await log(id))[0]).toMatchObject({ state: 'failed', tries: 2 });
  } finally {
    await claiming.end();
  }
});
