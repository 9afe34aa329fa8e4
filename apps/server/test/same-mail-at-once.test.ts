import type { RawDelivery } from '@kontor/channel-kit/adapter';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { ChannelBook } from '../src/channels/channel-book.ts';
import { claimReceipts } from '../src/intake/claiming.ts';
import { Receiving } from '../src/intake/receiving.ts';
import { Settling, type Understood } from '../src/intake/settling.ts';
import { settlingOrder } from '../src/intake/settling-order.ts';
import { Understanding } from '../src/intake/understanding.ts';
import { newId } from '../src/platform/ids.ts';
import { addMailbox } from './support/channels.ts';
import { type TestKontor, testKontor } from './support/kontor.ts';
import type { TestClock } from './support/test-clock.ts';

type Box = 'support' | 'sales' | 'returns';
let kontor: TestKontor & { clock: TestClock };
let boxes: Record<Box, string>;
let deliveries = 0;
/** Nobody works in it by itself: each test says who, and how many at once. */
beforeEach(async () => {
  kontor = await testKontor({
    env: { ROLE: 'web', SECRET_KEY: 'only for tests, only for tests, only' },
  });
  const box = (name: Box, team: 'support' | 'returns') =>
    addMailbox(kontor, { address: `${name}@adler-kaffee.example`, team, smtpPort: 9 });
  boxes = {
    support: await box('support', 'support'),
    sales: await box('sales', 'support'),
    returns: await box('returns', 'returns'),
  };
  return () => kontor.stop();
});

async function receive(subject: string, ...to: Box[]): Promise<void> {
  const raw = [
    'From: anna@kunde.example',
    'To: support@adler-kaffee.example, returns@adler-kaffee.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(' ', '.')}@kunde.example>`,
    'Date: Mon, 02 Nov 2026 08:00:00 +0000',
    '',
    'Guten Tag',
  ].join('\r\n');
  const delivery: RawDelivery = {
    deliveryId: `delivery-${deliveries++}`,
    raw: Buffer.from(raw),
    // Not one after the other, though they are of one sender.
    senderKey: `anna-${deliveries}`,
    receivedAt: kontor.clock.now().toISOString(),
    history: false,
    facts: {},
  };
  await kontor.get(Receiving).store(
    delivery,
    to.map((name) => boxes[name]),
  );
}

/** Claims so many of what waits, and understands them. */
async function understand(holder: string, limit: number): Promise<Understood[]> {
  const all: Understood[] = [];
  for (const receipt of await claimReceipts(kontor.db.sql, holder, limit)) {
    const delivery: RawDelivery = {
      deliveryId: receipt.delivery_id,
      raw: receipt.raw!,
      senderKey: receipt.sender_key,
      receivedAt: receipt.received_at.toISOString(),
      history: receipt.history,
      facts: receipt.facts,
    };
    const [own, ...further] = await Promise.all(
      receipt.channel_ids.map(async (id) => {
        const channel = await kontor.get(ChannelBook).get(id);
        const task = { kind: 'email', settings: channel.settings, delivery };
        return { channel, items: await kontor.get(Understanding).translate(task) };
      }),
    );
    all.push({ receipt, ...own!, further });
  }
  return all;
}

async function takeIn(holder: string, all: Understood[]): Promise<void> {
  for (const group of settlingOrder(all)) await kontor.get(Settling).takeIn(holder, group);
}

async function stands(): Promise<string[]> {
  const { rows } = await sql<{ subject: string; team: string; messages: number }>`
    select c.subject, t.name as team, (select count(*) from message m where m.conversation_id = c.id) as messages
    from conversation c join team t on t.id = c.team_id order by c.subject, t.name`.execute(kontor.db.sql);
  return rows.map(({ subject, team, messages }) => `${subject}: ${team} ${messages}`);
}

async function open(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from receipt where state <> 'done'`.execute(kontor.db.sql);
  return rows[0]!.n;
}

const channels: Box[] = ['support', 'returns', 'sales'];

test('ten workers at once, each with one delivery through one of three channels: one for each team', async () => {
  for (let i = 0; i < 10; i++) await receive('Tank', channels[i % 3]!);
  const works: [string, Understood[]][] = [];
  for (let i = 0; i < 10; i++) {
    const holder = newId();
    works.push([holder, await understand(holder, 1)]);
  }
  await Promise.all(works.map(([holder, all]) => takeIn(holder, all)));
  expect(await stands()).toEqual(['Tank: Returns 1', 'Tank: Support 1']);
  expect(await open()).toBe(0);
});

test('through channels that came after all the others, at once: still one for each team', async () => {
  await receive('Tank', 'support');
  const first = newId();
  await takeIn(first, await understand(first, 1));
  for (let i = 0; i < 9; i++) await receive('Tank', 'returns');
  const works: [string, Understood[]][] = [];
  for (let i = 0; i < 9; i++) {
    const holder = newId();
    works.push([holder, await understand(holder, 1)]);
  }
  await Promise.all(works.map(([holder, all]) => takeIn(holder, all)));
  expect(await stands()).toEqual(['Tank: Returns 1', 'Tank: Support 1']);
});

test('all in one round of one worker', async () => {
  await receive('Tank', 'returns');
  await receive('Filter', 'support', 'returns');
  await receive('Tank', 'support');
  await receive('Filter', 'returns', 'support');
  await receive('Tank', 'sales');
  await receive('Grinder', 'support');
  const holder = newId();
  await takeIn(holder, await understand(holder, 100));
  expect(await stands()).toEqual([
    'Filter: Returns 1',
    'Filter: Support 1',
    'Grinder: Support 1',
    'Tank: Returns 1',
    'Tank: Support 1',
  ]);
  expect(await open()).toBe(0);
});

test('two workers with the same many mails, each through the other’s channel: neither waits for ever', async () => {
  for (let i = 0; i < 8; i++) await receive(`Mail ${i}`, 'support');
  const one = newId();
  const ones = await understand(one, 100);
  for (let i = 7; i >= 0; i--) await receive(`Mail ${i}`, 'returns');
  const other = newId();
  const others = await understand(other, 100);
  await Promise.all([takeIn(one, ones), takeIn(other, others)]);
  expect(await stands()).toEqual(
    Array.from({ length: 8 }, (_, i) => [`Mail ${i}: Returns 1`, `Mail ${i}: Support 1`]).flat(),
  );
});

test('what fails halfway leaves nothing, and is whole when it is tried again', async () => {
  await sql`create function refuse() returns trigger language plpgsql as $$
    begin if new.twin_of is not null then raise 'it broke'; end if; return new; end $$`.execute(
    kontor.db.sql,
  );
  await sql`create trigger refuse before insert on message for each row execute function refuse()`.execute(
    kontor.db.sql,
  );
  await receive('Tank', 'support', 'returns');
  const holder = newId();
  const all = await understand(holder, 1);
  await expect(takeIn(holder, all)).rejects.toThrow('it broke');
  expect(await stands()).toEqual([]);
  await sql`drop trigger refuse on message`.execute(kontor.db.sql);
  await takeIn(holder, all);
  expect(await stands()).toEqual(['Tank: Returns 1', 'Tank: Support 1']);
});
