import { conversationList } from '@kontor/contracts/conversation';
import { quarantineList } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { json } from '../platform/database/json.ts';
import { Receiving } from './receiving.ts';

let kontor: TestKontor & { clock: TestClock };
let support: string;
let jobs: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  const settings = { limits: { maxBytes: 2_000 } };
  support = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
    settings,
  });
  jobs = await addMailbox(kontor, {
    address: 'jobs@adler-kaffee.example',
    team: 'hr',
    smtpPort: 1,
    settings,
  });
});

const list = async (who: 'admin' | 'tim' = 'admin', query = '') =>
  kontor.api(who).get(`/quarantine${query}`, quarantineList);

/** Longer than the channel takes: it ends in quarantine. */
async function deliver(channel: string, subject: string, { length = 3_000 } = {}): Promise<void> {
  const raw = Buffer.from(
    `From: =?utf-8?q?J=C3=BCrg?= <juerg@kunde.example>\r\nTo: support@adler-kaffee.example\r\nSubject: ${subject}\r\n` +
      `Message-ID: <${subject}@kunde.example>\r\n\r\n${'Bitte um Hilfe. '.repeat(length / 16)}\r\n`,
  );
  const receivedAt = kontor.clock.now().toISOString();
  const facts = { rcptTo: ['support@adler-kaffee.example'] };
  await kontor
    .get(Receiving)
    .store(
      { deliveryId: subject, raw, senderKey: 'juerg@kunde.example', receivedAt, history: false, facts },
      [channel],
    );
}

async function takeLongerMails(channel: string): Promise<void> {
  const { settings } = await kontor.db.sql
    .selectFrom('channel')
    .select('settings')
    .where('id', '=', channel)
    .executeTakeFirstOrThrow();
  await kontor.db.sql
    .updateTable('channel')
    .set({ settings: json({ ...settings, limits: { maxBytes: 1_000_000 } }) })
    .where('id', '=', channel)
    .execute();
  kontor.get(ChannelBook).forget();
}

test('what is too long for its channel stands in quarantine with its sender, and becomes a message by its retry', async () => {
  await deliver(support, 'tank');
  const [item] = await until('it is in quarantine', async () => {
    const { items } = await list();
    return items.length > 0 && items;
  });
  expect(item).toMatchObject({ channelId: support, from: 'Jürg <juerg@kunde.example>', subject: 'tank' });
  expect(item!.reason).not.toBe('');

  const { text, headers } = await kontor.api('admin').send('GET', `/quarantine/${item!.number}/source`);
  expect(text).toContain('Message-ID: <tank@kunde.example>');
  expect(headers.get('content-disposition')).toContain('attachment');

  await takeLongerMails(support);
  await kontor.api('tim').post(`/quarantine/${item!.number}/retry`);
  await until('it is a conversation', async () => {
    const { items } = await kontor.api('lena').get('/conversations?view=all', conversationList);
    return items.some(({ subject }) => subject === 'tank');
  });
  expect((await list()).items).toEqual([]);
  await expect(kontor.api('admin').post(`/quarantine/${item!.number}/retry`)).rejects.toMatchObject({
    status: 404,
  });
});

test('one that fails again is back in quarantine, and others are not held up by it', async () => {
  await deliver(support, 'poison');
  const [item] = await until('it is in quarantine', async () => {
    const { items } = await list();
    return items.length > 0 && items;
  });
  await kontor.api('admin').post(`/quarantine/${item!.number}/retry`);
  await deliver(support, 'short', { length: 160 });
  await until('the next one of the same sender is a conversation', async () => {
    const { items } = await kontor.api('lena').get('/conversations?view=all', conversationList);
    return items.some(({ subject }) => subject === 'short');
  });
  const back = await until('it is back', async () => {
    const { items } = await list();
    return items.length > 0 && items;
  });
  expect(back).toMatchObject([{ number: item!.number, reason: item!.reason }]);
});

test('a dropped one is gone from the list, told as a fact, and audited', async () => {
  await deliver(support, 'spam');
  const [item] = await until('it is in quarantine', async () => {
    const { items } = await list();
    return items.length > 0 && items;
  });
  await kontor.api('admin').delete(`/quarantine/${item!.number}`);
  expect((await list()).items).toEqual([]);
  const row = await kontor.db.sql.selectFrom('receipt').selectAll().executeTakeFirstOrThrow();
  expect(row.state).toBe('dropped');
  const events = await kontor.db.sql.selectFrom('event').select(['type', 'data']).orderBy('number').execute();
  expect(events.map(({ type }) => type)).toEqual(['receipt.quarantined', 'receipt.settled']);
  const audit = await kontor.db.sql.selectFrom('audit').select('action').execute();
  expect(audit.map(({ action }) => action)).toContain('receipt.dropped');
});

test('a lead decides about the channels of the own teams only; agents and marketers about none', async () => {
  await deliver(support, 'ours');
  await deliver(jobs, 'theirs');
  const { items } = await until('both are in quarantine', async () => {
    const all = await list();
    return all.items.length === 2 && all;
  });
  const theirs = items.find(({ channelId }) => channelId === jobs)!;
  expect((await list('tim')).items.map(({ subject }) => subject)).toEqual(['ours']);
  for (const refused of [
    () => kontor.api('tim').post(`/quarantine/${theirs.number}/retry`),
    () => kontor.api('tim').delete(`/quarantine/${theirs.number}`),
  ])
    await expect(refused()).rejects.toMatchObject({ status: 404 });
  const source = await kontor.api('tim').send('GET', `/quarantine/${theirs.number}/source`);
  expect([source.status, source.text.includes('theirs')]).toEqual([404, false]);
  for (const who of ['lena', 'nora'] as const)
    await expect(kontor.api(who).get('/quarantine', quarantineList)).rejects.toMatchObject({
      code: 'not_allowed',
    });
});

test('the list goes page by page, the newest first', async () => {
  for (const name of ['one', 'two', 'three']) {
    await deliver(support, name);
    await until(`${name} is in quarantine`, async () =>
      (await list()).items.some(({ subject }) => subject === name),
    );
  }
  const first = await list('admin', '?limit=2');
  const second = await list('admin', `?limit=2&cursor=${first.next}`);
  expect([...first.items, ...second.items].map(({ subject }) => subject)).toEqual(['three', 'two', 'one']);
  expect(second.next).toBeNull();
});

test('what could not be fetched cannot be tried again, and says so', async () => {
  await kontor
    .get(Receiving)
    .storeUnfetched(support, 'INBOX 1 7', { reason: 'The server gave nothing' }, kontor.clock.now());
  const [item] = (await list()).items;
  expect(item).toMatchObject({ from: '', subject: '', reason: 'The server gave nothing' });
  await expect(kontor.api('admin').post(`/quarantine/${item!.number}/retry`)).rejects.toMatchObject({
    code: 'not_possible',
  });
  await kontor.api('admin').delete(`/quarantine/${item!.number}`);
});
