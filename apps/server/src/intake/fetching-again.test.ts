import { conversationList, counts } from '@kontor/contracts/conversation';
import { quarantineList } from '@kontor/contracts/settings';
import { beforeAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { ChannelBook } from '../channels/channel-book.ts';
import { FetchingAgain } from './fetching-again.ts';

let kontor: TestKontor & { clock: TestClock };
let channel: string;
beforeAll(async () => {
  kontor = await testKontor();
  // Its server does not answer: what its connection would say is said by the tests.
  channel = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
    settings: {
      receive: 'imap',
      imap: { host: '127.0.0.1', port: 1, security: 'none', user: 'support', password: 'x' } as never,
    },
  });
});

const list = async () => (await kontor.api('tim').get('/quarantine', quarantineList)).items;
const counted = async () => (await kontor.api('tim').get('/counts', counts)).quarantine;
const facts = async () =>
  (
    await kontor.db.sql
      .selectFrom('event')
      .select('type')
      .where('type', 'like', 'receipt.%')
      .orderBy('number')
      .execute()
  ).map(({ type }) => type);

test('what could not be fetched is fetched after all when people ask: kept until it is there, and then a message', async () => {
  const again = kontor.get(FetchingAgain);
  const id = 'imap:INBOX:17:4';
  await again.quarantine(channel, id, { reason: 'The server gave nothing.' });
  await again.quarantine(channel, id, { reason: 'The server gave nothing.' });
  const [item] = await list();
  expect(item).toMatchObject({ reason: 'The server gave nothing.', fetching: false, size: 0 });
  expect(await counted()).toBe(1);

  const path = `/quarantine/${item!.number}`;
  await kontor.api('tim').post(`${path}/retry`);
  await kontor.api('tim').post(`${path}/retry`);
  expect(await list()).toMatchObject([{ number: item!.number, fetching: true }]);
  expect(await counted()).toBe(0);
  expect(await again.wanted()).toEqual(new Map([[channel, [id]]]));

  await again.quarantine(channel, id, { reason: 'The mail is gone from INBOX.' });
  expect(await list()).toMatchObject([{ fetching: false, reason: 'The mail is gone from INBOX.' }]);
  expect([await counted(), (await again.wanted()).size]).toEqual([1, 0]);

  await kontor.api('tim').post(`${path}/retry`);
  const raw = (subject: string) =>
    Buffer.from(
      `From: anna@kunde.example\r\nTo: support@adler-kaffee.example\r\nSubject: ${subject}\r\n` +
        `Message-ID: <${subject}@kunde.example>\r\n\r\nEndlich.\r\n`,
    );
  const delivery = {
    deliveryId: id,
    raw: raw('found'),
    senderKey: 'anna@kunde.example',
    receivedAt: kontor.clock.now().toISOString(),
    history: false,
    facts: { folder: 'INBOX', uidValidity: '17', uid: 4 },
  };
  await again.store(channel, delivery);
  // Offered again after a crash, and another one that nobody asked for.
  await again.store(channel, delivery);
  await again.store(channel, { ...delivery, deliveryId: 'imap:INBOX:17:5', raw: raw('other') });
  const subjects = await until('both are conversations', async () => {
    const { items } = await kontor.api('lena').get('/conversations?view=all', conversationList);
    return items.length === 2 && items.map(({ subject }) => subject).toSorted();
  });
  expect(subjects).toEqual(['found', 'other']);
  expect([await list(), await counted()]).toEqual([[], 0]);
  const rows = await kontor.db.sql.selectFrom('receipt').select('number').execute();
  expect(rows).toHaveLength(2);
  const told = ['receipt.quarantined', 'receipt.settled', 'receipt.settled'];
  expect(await facts()).toEqual([...told, 'receipt.quarantined', 'receipt.settled']);
});

test('one that is being fetched can still be dropped, and is not asked for any more', async () => {
  const again = kontor.get(FetchingAgain);
  await again.quarantine(channel, 'imap:INBOX:17:9', { reason: 'The server gave nothing.' });
  const [item] = await list();
  await kontor.api('tim').post(`/quarantine/${item!.number}/retry`);
  await kontor.api('tim').delete(`/quarantine/${item!.number}`);
  expect([await list(), (await again.wanted()).size]).toEqual([[], 0]);
});

test('a channel that is switched off fetches nothing, and the answer says so', async () => {
  await kontor
    .get(FetchingAgain)
    .quarantine(channel, 'imap:INBOX:17:11', { reason: 'The server gave nothing.' });
  const [item] = await list();
  await kontor.db.sql.updateTable('channel').set({ enabled: false }).where('id', '=', channel).execute();
  kontor.get(ChannelBook).forget();
  await expect(kontor.api('tim').post(`/quarantine/${item!.number}/retry`)).rejects.toMatchObject({
    code: 'not_possible',
  });
  expect(await list()).toMatchObject([{ fetching: false }]);
});
