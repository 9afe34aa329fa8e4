import type { RawDelivery } from '@kontor/channel-kit/adapter';
import { ChannelFault } from '@kontor/channel-kit/channel-fault';
import { channelSettings, quarantineList } from '@kontor/contracts/settings';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { sealSecrets } from '../channels/sealed-secrets.ts';
import { json } from '../platform/database/json.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { claimReceipts } from './claiming.ts';
import { Receiving } from './receiving.ts';
import { Understanding } from './understanding.ts';

let kontor: TestKontor & { clock: TestClock };
let support: string;
let sales: string;
let jobs: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  const box = (name: string, team: 'support' | 'hr') =>
    addMailbox(kontor, { address: `${name}@adler-kaffee.example`, team, smtpPort: 1 });
  support = await box('support', 'support');
  sales = await box('sales', 'support');
  jobs = await box('jobs', 'hr');
});
afterEach(() => {
  vi.restoreAllMocks();
});

let sent = 0;
/** Acknowledged to its provider, whatever becomes of the channel. */
async function deliver(subject: string, from: string, ...channels: string[]): Promise<void> {
  sent += 1;
  const raw = Buffer.from(
    `From: ${from}@kunde.example\r\nTo: x@adler-kaffee.example\r\nSubject: ${subject}\r\n` +
      `Message-ID: <${subject.replaceAll(' ', '.')}@kunde.example>\r\n\r\nHello\r\n`,
  );
  const delivery: RawDelivery = {
    deliveryId: `delivery ${sent}`,
    raw,
    senderKey: `${from}@kunde.example`,
    receivedAt: kontor.clock.now().toISOString(),
    history: false,
    facts: {},
  };
  await kontor.get(Receiving).store(delivery, channels);
}

const inbound = async () => {
  const { rows } = await sql<{ subject: string; channel: string }>`
    select m.subject, c.name as channel from message m join channel c on c.id = m.channel_id
    order by m.receipt_number, c.name`.execute(kontor.db.sql);
  return rows.map(({ subject, channel }) => `${subject} by ${channel.split('@')[0]}`);
};
const stored = async () => {
  const { rows } = await sql<{ attempts: number; lost: boolean; n: number }>`
    select attempts, lost_place as lost, count(*)::int as n from receipt where state = 'stored'
    group by 1, 2`.execute(kontor.db.sql);
  return rows;
};
const quarantined = async () => (await kontor.api('admin').get('/quarantine', quarantineList)).items;
const shown = async (id: string) => {
  const all = z.object({ items: z.array(channelSettings) });
  return (await kontor.api('admin').get('/channels', all)).items.find((one) => one.id === id)!;
};
const healthOf = async (id: string) => {
  const { health, waiting } = await shown(id);
  return { state: health.state, reason: health.reason, waiting };
};

/** By then whatever stands before it in line was looked at, and left. */
async function someoneElseIsTakenIn(subject: string): Promise<void> {
  await deliver(subject, `other${sent}`, jobs);
  await until(`"${subject}" is taken in`, async () => (await inbound()).includes(`${subject} by jobs`));
}

async function keep(id: string, columns: { settings?: Record<string, unknown>; secrets?: string | null }) {
  const { settings, ...others } = columns;
  await kontor.db.sql
    .updateTable('channel')
    .set({ ...others, ...(settings && { settings: json(settings) }) })
    .where('id', '=', id)
    .execute();
  kontor.get(Signals).raise('channels');
}

async function breakSettings(id: string): Promise<() => Promise<void>> {
  const { settings } = await kontor.db.sql
    .selectFrom('channel')
    .select('settings')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await keep(id, { settings: { ...settings, smtp: 'hush-hush' } });
  return () => save(id, { settings });
}

/** As an admin does on its page. */
async function save(id: string, changes: Record<string, unknown> = {}): Promise<void> {
  const { kind, name, brandId, teamId, teamIds, enabled, settings } = await shown(id);
  const body = { kind, name, brandId, teamId, teamIds, enabled, settings, ...changes };
  await kontor.api('admin').put(`/channels/${id}`, body, channelSettings);
}

test('with settings that cannot be read, what came waits unharmed, is counted, and is taken in once they are saved', async () => {
  const mend = await breakSettings(support);
  for (let i = 0; i < 6; i++) await deliver(`Mail ${i}`, i % 2 ? 'anna' : 'bert', support);
  for (const subject of ['One', 'Two', 'Three', 'Four']) await someoneElseIsTakenIn(subject);

  expect(await stored()).toEqual([{ attempts: 0, lost: false, n: 6 }]);
  expect(await quarantined()).toEqual([]);
  expect(await healthOf(support)).toMatchObject({
    state: 'failing',
    reason: expect.stringMatching(/cannot be read: smtp/),
    waiting: 6,
  });
  expect((await healthOf(jobs)).waiting).toBe(0);

  await mend();
  await until('all are taken in', async () => (await inbound()).length === 10);
  const ours = (await inbound()).filter((one) => one.endsWith('by support'));
  expect(ours).toEqual([0, 1, 2, 3, 4, 5].map((i) => `Mail ${i} by support`));
  const order = await sql<{ subjects: string[] }>`
    select array_agg(m.subject order by c.number) as subjects from message m
    join conversation c on c.id = m.conversation_id join receipt r on r.number = m.receipt_number
    where m.channel_id = ${support} group by r.sender_key order by 1`.execute(kontor.db.sql);
  expect(order.rows.map(({ subjects }) => subjects)).toEqual([
    ['Mail 0', 'Mail 2', 'Mail 4'],
    ['Mail 1', 'Mail 3', 'Mail 5'],
  ]);
  expect((await healthOf(support)).waiting).toBe(0);
});

test('with secrets sealed by another key, too', async () => {
  const { secrets } = await kontor.db.sql
    .selectFrom('channel')
    .select('secrets')
    .where('id', '=', support)
    .executeTakeFirstOrThrow();
  await keep(support, { secrets: sealSecrets(Buffer.alloc(32, 7).toString('base64url'), { any: 'thing' }) });
  await deliver('Sealed', 'anna', support);
  await someoneElseIsTakenIn('One');
  expect(await stored()).toEqual([{ attempts: 0, lost: false, n: 1 }]);
  expect(await healthOf(support)).toMatchObject({ state: 'failing', waiting: 1 });
  await keep(support, { secrets });
  await until('it is taken in', async () => (await inbound()).includes('Sealed by support'));
});

test('what was acknowledged before a channel was switched off waits until it is switched on, or archived', async () => {
  for (const id of [support, sales]) await save(id, { enabled: false });
  await deliver('To support', 'anna', support);
  await deliver('To sales', 'anna', sales);
  await someoneElseIsTakenIn('One');
  for (const id of [support, sales])
    expect(await healthOf(id)).toEqual({ state: 'off', reason: null, waiting: 1 });
  await save(support, { enabled: true });
  await until('it is taken in', async () => (await inbound()).includes('To support by support'));
  expect(await healthOf(sales)).toMatchObject({ waiting: 1 });
  await kontor.api('admin').delete(`/channels/${sales}`);
  await until('it is taken in', async () => (await inbound()).includes('To sales by sales'));
});

test('an archived channel that cannot be read comes back for nobody: its receipts end where people see them', async () => {
  await breakSettings(support);
  await deliver('Lost for good', 'anna', support);
  await someoneElseIsTakenIn('One');
  await kontor.api('admin').delete(`/channels/${support}`);
  const [item] = await until('it is in quarantine', async () => {
    const items = await quarantined();
    return items.length > 0 && items;
  });
  expect(item).toMatchObject({ attempts: 3, reason: expect.stringMatching(/cannot be read/) });
});

test('an adapter that says its channel cannot work makes no receipt fail, is shown, and tried again after a while', async () => {
  const understanding = kontor.get(Understanding);
  const translate = understanding.translate.bind(understanding);
  const asked: string[] = [];
  vi.spyOn(understanding, 'translate').mockImplementation(async (task) => {
    const isOurs = (task.settings as { address: string }).address.startsWith('support@');
    if (isOurs) asked.push(task.delivery.senderKey);
    if (isOurs) throw new ChannelFault('The key for reading is not there.');
    return translate(task);
  });
  await deliver('First', 'anna', support);
  await until('the channel says so', async () => (await healthOf(support)).state === 'failing');
  for (const from of ['bert', 'carl', 'dora']) await deliver(`By ${from}`, from, support);
  for (const subject of ['One', 'Two', 'Three', 'Four']) await someoneElseIsTakenIn(subject);
  expect(await healthOf(support)).toEqual({
    state: 'failing',
    reason: 'The key for reading is not there.',
    waiting: 4,
  });
  expect(await stored()).toEqual([{ attempts: 0, lost: false, n: 4 }]);

  const before = asked.length;
  kontor.clock.advance({ seconds: 31 });
  await until('it is tried again', () => asked.length > before);
  await until(
    'nothing is in work',
    async () => (await stored())[0]?.n === 4 && (await stored()).length === 1,
  );
  expect(await quarantined()).toEqual([]);

  vi.restoreAllMocks();
  await save(support);
  await until('all are taken in', async () => (await stored()).length === 0);
  expect((await inbound()).filter((one) => one.endsWith('support'))).toHaveLength(4);
  expect(await healthOf(support)).not.toMatchObject({ reason: 'The key for reading is not there.' });
});

test('a fault of the message still uses up its attempts, also once its channel works again', async () => {
  const mend = await breakSettings(support);
  await deliver('Poison', 'anna', support);
  await deliver('Sound', 'bert', support);
  await someoneElseIsTakenIn('One');
  const understanding = kontor.get(Understanding);
  const translate = understanding.translate.bind(understanding);
  vi.spyOn(understanding, 'translate').mockImplementation((task) => {
    if (task.delivery.senderKey.startsWith('anna')) throw new Error('The parser broke');
    return translate(task);
  });
  await mend();
  const [item] = await until('it is in quarantine', async () => {
    const items = await quarantined();
    return items.length > 0 && items;
  });
  expect(item).toMatchObject({ attempts: 3, reason: expect.stringContaining('The parser broke') });
  expect(await inbound()).toContain('Sound by support');
});

test('a mail to two channels is held up by neither for the other, and stands once for those who see both', async () => {
  const mend = await breakSettings(support);
  await deliver('Same team', 'anna', support, sales);
  await deliver('Two teams', 'bert', jobs, support);
  await until('those that work have it', async () => (await inbound()).length === 2);
  expect(await inbound()).toEqual(expect.arrayContaining(['Same team by sales', 'Two teams by jobs']));
  expect(await healthOf(support)).toMatchObject({ waiting: 2 });
  expect([(await healthOf(sales)).waiting, (await healthOf(jobs)).waiting]).toEqual([0, 0]);

  await mend();
  await until('nothing waits', async () => (await stored()).length === 0);
  expect((await inbound()).toSorted()).toEqual([
    'Same team by sales',
    'Two teams by jobs',
    'Two teams by support',
  ]);
  const through = await sql`select 1 from message_channel where channel_id = ${support}`.execute(
    kontor.db.sql,
  );
  expect(through.rows).toHaveLength(2);
});

/** In the order in which they were taken in. */
const inTurn = async () => {
  const { rows } = await sql<{ subject: string; channel: string }>`
    select m.subject, ch.name as channel from message m join conversation c on c.id = m.conversation_id
    join channel ch on ch.id = m.channel_id order by c.number`.execute(kontor.db.sql);
  return rows.map(({ subject, channel }) => ({ subject, channel }));
};

test('parted from a channel that stands still, a mail keeps its place among its sender’s in the other', async () => {
  const mend = await breakSettings(support);
  await save(sales, { enabled: false });
  // While both stand still nothing is parted; it is when sales goes on, after its sender has written again.
  await deliver('First', 'anna', support, sales);
  await deliver('Second', 'anna', sales);
  await deliver('Third', 'anna', support);
  await someoneElseIsTakenIn('One');
  await save(sales, { enabled: true });
  await until('sales has both', async () => (await inTurn()).length === 3);
  await mend();
  await until('nothing waits', async () => (await stored()).length === 0);
  const subjects = (await inTurn()).map(({ subject }) => subject);
  expect(subjects.filter((one) => one !== 'One')).toEqual(['First', 'Second', 'Third']);
});

test('a mail to two channels stands in line in both', async () => {
  const mend = await breakSettings(support);
  await save(sales, { enabled: false });
  await deliver('To both', 'anna', support, sales);
  await deliver('To sales', 'anna', sales);
  const { rows } = await sql<{ number: number }>`select number from receipt order by number`.execute(
    kontor.db.sql,
  );
  const taken = await claimReceipts(kontor.db.sql, newId(), 10);
  expect(taken.map(({ number }) => number)).toEqual([Number(rows[0]!.number)]);
  await mend();
});

test('what a dead process had in hand waits for its channel as well', async () => {
  const mend = await breakSettings(support);
  await deliver('In hand', 'anna', support, sales);
  await until('sales has it', async () => (await inbound()).length === 1);
  await sql`update receipt set holder = ${newId()}, lease_until = now() - interval '1 minute', attempts = 1
    where state = 'stored'`.execute(kontor.db.sql);
  await someoneElseIsTakenIn('One');
  expect(await stored()).toEqual([{ attempts: 1, lost: false, n: 1 }]);
  await mend();
  await until('nothing waits', async () => (await stored()).length === 0);
});

test('while channels break, are switched off and mended at random, each mail is taken in once, and none is given up', async () => {
  const mails = 60;
  const whole = await kontor.db.sql.selectFrom('channel').select(['id', 'settings']).execute();
  const change = async (id: string, i: number) => {
    const { settings } = whole.find((one) => one.id === id)!;
    await kontor.db.sql
      .updateTable('channel')
      .set({ enabled: i % 3 !== 1, settings: json(i % 3 === 2 ? { ...settings, smtp: 1 } : settings) })
      .where('id', '=', id)
      .execute();
    kontor.get(Signals).raise('channels');
  };
  const to = [[support], [sales], [support, sales], [jobs, support], [sales, jobs]];
  const delivering = (async () => {
    for (let i = 0; i < mails; i++) await deliver(`Mail ${i}`, `from${i % 7}`, ...to[i % to.length]!);
  })();
  const changing = (async () => {
    for (let i = 0; i < 40; i++) await change([support, sales, jobs][i % 3]!, (i * 7) % 5);
  })();
  await Promise.all([delivering, changing]);
  for (const id of [support, sales, jobs]) await change(id, 0);
  await until('nothing waits', async () => (await stored()).length === 0);

  expect(await quarantined()).toEqual([]);
  const subjects = (await inbound()).map((one) => one.split(' by ')[0]);
  const wanted = Array.from({ length: mails }, (_, i) => {
    // Support and sales are one team's, jobs another's.
    const copies = i % 5 === 3 || i % 5 === 4 ? 2 : 1;
    return Array<string>(copies).fill(`Mail ${i}`);
  }).flat();
  expect(subjects.toSorted()).toEqual(wanted.toSorted());
  const lost = await sql`select number from receipt where lost_place or attempts <> 1`.execute(kontor.db.sql);
  expect(lost.rows).toEqual([]);
  // Whatever was parted from what, and when: each sender's mails through one channel stand in their order.
  const through = Map.groupBy(
    await inTurn(),
    ({ subject, channel }) => `${numberOf(subject) % 7} ${channel}`,
  );
  for (const [line, mailsOf] of through) {
    const numbers = mailsOf.map(({ subject }) => numberOf(subject));
    expect({ line, numbers }).toEqual({ line, numbers: numbers.toSorted((a, b) => a - b) });
  }
});

function numberOf(subject: string): number {
  return Number(subject.slice('Mail '.length));
}
