import { conversationList } from '@kontor/contracts/conversation';
import { quarantineList } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { FILES } from '../platform/tokens.ts';
import { sourceColumns } from './receiving.ts';

let kontor: TestKontor & { clock: TestClock };
let support: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  support = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

/** In the hands of a process that died with it, so many times. */
async function diedWith(subject: string, attempts: number): Promise<void> {
  const raw = Buffer.from(
    `From: anna@kunde.example\r\nTo: support@adler-kaffee.example\r\nSubject: ${subject}\r\n` +
      `Message-ID: <${subject}@kunde.example>\r\n\r\nGuten Tag\r\n`,
  );
  await kontor.db.sql
    .insertInto('receipt')
    .values({
      channel_id: support,
      channel_ids: [support],
      delivery_id: subject,
      sender_key: `${subject}@kunde.example`,
      ...(await sourceColumns(raw, kontor.get<FileStore>(FILES as never))),
      received_at: kontor.clock.now(),
      attempts,
      holder: newId(),
      lease_until: new Date('2020-01-01T00:00:00Z'),
    })
    .execute();
  kontor.get(Signals).raise('receipts');
}

const subjects = async () => {
  const { items } = await kontor.api('lena').get('/conversations?view=everything', conversationList);
  return items.map(({ subject }) => subject).toSorted();
};
const quarantined = async () => (await kontor.api('admin').get('/quarantine', quarantineList)).items;

test('a mail that its process died with twice is tried once more; after three times it is quarantined, and becomes a message by its retry', async () => {
  await diedWith('killer', 3);
  await diedWith('innocent', 2);
  const [item] = await until('it is in quarantine', async () => {
    const items = await quarantined();
    return items.length > 0 && items;
  });
  expect(item).toMatchObject({
    subject: 'killer',
    reason: 'Kontor or its database stopped while reading it, 3 times in a row.',
  });
  await until('the other is a conversation', async () => (await subjects()).includes('innocent'));
  expect([await subjects(), (await quarantined()).length]).toEqual([['innocent'], 1]);

  await kontor.api('admin').post(`/quarantine/${item!.number}/retry`);
  await until('both are conversations', async () => (await subjects()).length === 2);
  expect([await subjects(), await quarantined()]).toEqual([['innocent', 'killer'], []]);
});
