import type { RawDelivery } from '@kontor/channel-kit/adapter';
import { rule } from '@kontor/contracts/settings';
import { type KyselyPlugin, sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { ChannelBook } from '../src/channels/channel-book.ts';
import { claimReceipts } from '../src/intake/claiming.ts';
import { Receiving } from '../src/intake/receiving.ts';
import { Settling, type Understood } from '../src/intake/settling.ts';
import { settlingOrder } from '../src/intake/settling-order.ts';
import { TakingIn } from '../src/intake/taking-in.ts';
import { Understanding } from '../src/intake/understanding.ts';
import { Working } from '../src/intake/working.ts';
import type { Database } from '../src/platform/database/database.ts';
import { newId } from '../src/platform/ids.ts';
import { TurnTaking } from '../src/routing/turn-taking.ts';
import { addMailbox } from './support/channels.ts';
import { type TestKontor, testKontor } from './support/kontor.ts';
import type { TestClock } from './support/test-clock.ts';
import { until } from './support/until.ts';

let kontor: TestKontor & { clock: TestClock };
let channelId: string;
let receipts = 0;
/** Nobody works in it by itself: each test says when. */
beforeEach(async () => {
  kontor = await testKontor({
    env: { ROLE: 'web', SECRET_KEY: 'only for tests, only for tests, only' },
  });
  channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 9,
  });
  receipts = 0;
  return () => kontor.stop();
});

interface Mail {
  from: string;
  subject: string;
  text?: string;
  references?: string[];
}

const idOf = (subject: string) => `<${subject.replaceAll(' ', '.')}@kunde.example>`;

async function receive({ from, subject, text = 'Guten Tag', references }: Mail): Promise<void> {
  const raw = [
    `From: ${from}`,
    'To: support@adler-kaffee.example',
    `Subject: ${subject}`,
    `Message-ID: ${idOf(subject)}`,
    ...(references ? [`References: ${references.join(' ')}`] : []),
    'Date: Mon, 02 Nov 2026 08:00:00 +0000',
    '',
    text,
  ].join('\r\n');
  const delivery: RawDelivery = {
    deliveryId: `delivery-${receipts++}`,
    raw: Buffer.from(raw),
    senderKey: from,
    receivedAt: kontor.clock.now().toISOString(),
    history: false,
    facts: {},
  };
  await kontor.get(Receiving).store(delivery, [channelId]);
}

async function conversations() {
  const { rows } = await sql<{ subject: string; messages: number; assignee_id: string | null }>`
    select c.subject, c.assignee_id, (select count(*) from message m where m.conversation_id = c.id) as messages
    from conversation c order by c.number`.execute(kontor.db.sql);
  return rows;
}

/** Claims all that waits and takes it in, in one round. Gives how many statements the taking in took. */
async function takeInCounted(): Promise<number> {
  let statements = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const counted = kontor.db.sql.withPlugin(counting);
  const db = { sql: counted, transaction: (work) => counted.transaction().execute(work) } as Database;
  const holder = newId();
  const channel = await kontor.get(ChannelBook).get(channelId);
  const understood: Understood[] = [];
  for (const receipt of await claimReceipts(kontor.db.sql, holder, 100)) {
    const delivery: RawDelivery = {
      deliveryId: receipt.delivery_id,
      raw: receipt.raw!,
      senderKey: receipt.sender_key,
      receivedAt: receipt.received_at.toISOString(),
      history: receipt.history,
      facts: receipt.facts,
    };
    const items = await kontor
      .get(Understanding)
      .translate({ kind: 'email', settings: channel.settings, delivery });
    understood.push({ receipt, channel, items });
  }
  const settling = new Settling(db, kontor.get(TakingIn), kontor.clock);
  for (const group of settlingOrder(understood)) await settling.takeIn(holder, group);
  return statements;
}

test('thirty first mails take as many statements as one', async () => {
  await receive({ from: 'anna@kunde.example', subject: 'One' });
  const forOne = await takeInCounted();
  // The inserts of one statement are counted each.
  expect(forOne).toBeLessThanOrEqual(11);
  for (let i = 0; i < 30; i++) await receive({ from: `kunde${i}@kunde.example`, subject: `Of many ${i}` });
  expect(await takeInCounted()).toBe(forOne);
  expect((await conversations()).map(({ subject, messages }) => [subject, messages])).toEqual([
    ['One', 1],
    ...Array.from({ length: 30 }, (_, i) => [`Of many ${i}`, 1]),
  ]);
});

test('a mail that answers another of the same round joins its conversation', async () => {
  await receive({ from: 'anna@kunde.example', subject: 'Tank' });
  await receive({ from: 'beat@kunde.example', subject: 'Re: Tank', references: [idOf('Tank')] });
  await receive({ from: 'carla@kunde.example', subject: 'Filter' });
  await takeInCounted();
  expect((await conversations()).map(({ subject, messages }) => [subject, messages]).toSorted()).toEqual([
    ['Filter', 1],
    ['Tank', 2],
  ]);
});

test('several mails of one round into several conversations keep their order in each', async () => {
  for (const subject of ['First', 'Second', 'Third'])
    await receive({ from: `${subject}@kunde.example`, subject });
  await takeInCounted();
  for (const [i, subject] of ['Third', 'First', 'Second', 'First', 'Third'].entries())
    await receive({
      from: `colleague${i}@kunde.example`,
      subject: `Re: ${subject} ${i}`,
      references: [idOf(subject)],
    });
  await takeInCounted();
  const { rows } = await sql<{ subject: string; seqs: number[]; answers: string[] }>`
    select c.subject, array_agg(m.seq order by m.seq) as seqs, array_agg(m.subject order by m.seq) as answers
    from conversation c join message m on m.conversation_id = c.id group by c.id order by c.number`.execute(
    kontor.db.sql,
  );
  expect(rows).toEqual([
    { subject: 'First', seqs: [1, 2, 3], answers: ['First', 'Re: First 1', 'Re: First 3'] },
    { subject: 'Second', seqs: [1, 2], answers: ['Second', 'Re: Second 2'] },
    { subject: 'Third', seqs: [1, 2, 3], answers: ['Third', 'Re: Third 0', 'Re: Third 4'] },
  ]);
});

test('a fault of one is not the others’: they are taken in, and it is tried again alone', async () => {
  await sql`create function refuse() returns trigger language plpgsql as $$
    begin if new.text like '%breaks%' then raise 'it broke'; end if; return new; end $$`.execute(
    kontor.db.sql,
  );
  await sql`create trigger refuse before insert on message for each row execute function refuse()`.execute(
    kontor.db.sql,
  );
  for (let i = 0; i < 6; i++)
    await receive({
      from: `kunde${i}@kunde.example`,
      subject: `Mail ${i}`,
      text: i === 2 ? 'This breaks' : 'This does not',
    });
  const working = kontor.get(Working);
  working.start();
  try {
    await until('five are there', async () => (await conversations()).length === 5);
    const { rows } = await sql<{ state: string; reason: string | null; lost_place: boolean }>`
      select state, reason, lost_place from receipt where state <> 'done'`.execute(kontor.db.sql);
    expect(rows).toEqual([
      { state: 'stored', reason: expect.stringContaining('it broke'), lost_place: true },
    ]);
    await sql`drop trigger refuse on message`.execute(kontor.db.sql);
    await until('the sixth is there', async () => (await conversations()).length === 6);
  } finally {
    await working.stop();
  }
});

test('a turn that cannot be given holds up no other, and is given later', async () => {
  await kontor.api('admin').post(
    '/rules',
    {
      name: 'In turn',
      event: 'conversation.opened',
      condition: { all: [] },
      actions: [{ do: 'round robin', teamId: kontor.cast.teams.support }],
      stop: false,
      enabled: true,
    },
    rule,
  );
  await sql`update agent set availability = 'available' where id = ${kontor.cast.people.lena.id}`.execute(
    kontor.db.sql,
  );
  for (let i = 0; i < 4; i++) await receive({ from: `kunde${i}@kunde.example`, subject: `Mail ${i}` });
  await takeInCounted();
  await sql`create function refuse() returns trigger language plpgsql as $$
    begin if new.subject = 'Mail 1' then raise 'it broke'; end if; return new; end $$`.execute(kontor.db.sql);
  await sql`create trigger refuse before update on conversation for each row execute function refuse()`.execute(
    kontor.db.sql,
  );
  const turns = kontor.get(TurnTaking);
  const assigned = async () =>
    (await conversations()).filter((one) => one.assignee_id).map(({ subject }) => subject);
  turns.start();
  try {
    await until('three are given', async () => (await assigned()).length === 3);
    expect(await assigned()).toEqual(['Mail 0', 'Mail 2', 'Mail 3']);
    await sql`drop trigger refuse on conversation`.execute(kontor.db.sql);
    kontor.clock.advance({ minutes: 1 });
    await until('the fourth is given', async () => (await assigned()).length === 4);
  } finally {
    await turns.stop();
  }
});
