import { setTimeout as wait } from 'node:timers/promises';
import { askedBy } from '../../test/support/asked.ts';
import { createRandom, type Random } from '../../test/support/random.ts';
import { testDatabase } from '../../test/support/postgres.ts';
import { until } from '../../test/support/until.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { eventsAfter, follow, type StoredEvent } from './following.ts';
import { insertFacts } from './recording.ts';
import { giveOutPositions, Relay } from './relay.ts';

const log = pino({ level: 'silent' });
const at = new Date('2026-11-02T09:00:00Z');
const stops: (() => Promise<void>)[] = [];
let db: Database;
let signals: Signals;
beforeEach(async () => {
  db = await Database.connect((await testDatabase()).url, 20);
  signals = new Signals();
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  await db.close();
});

test('a reader under eight concurrent writers misses none and sees each position once, in each conversation’s order', async () => {
  const relay = new Relay(db, signals, log);
  relay.start();
  stops.push(() => relay.stop());
  const reader = read(signals);
  const conversations = Array.from({ length: 6 }, newId);
  const counters = await makeCounters(conversations);

  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      write(createRandom(`writer ${i}`), conversations, counters, 60, signals),
    ),
  );
  await expectAll(8 * 60, reader, conversations);
});

test('a batch takes one statement under its lock, and nothing is written where nothing waits', async () => {
  const conversation = newId();
  await write(createRandom('a batch'), [conversation], await makeCounters([conversation]), 5, signals);
  const placed = await askedBy(() => giveOutPositions(db));
  expect(placed.result).toBe(5);
  expect(placed.statements.map(({ text }) => text.trim().split(/\s/, 1)[0])).toEqual([
    'begin',
    'select',
    'with',
    'commit',
  ]);
  expect(placed.statements[1]!.text).toContain('for update');
  const written = () => sql<{ xmin: string }>`select xmin::text, position from event_head`.execute(db.sql);
  const { rows: before } = await written();
  expect(await giveOutPositions(db)).toBe(0);
  expect((await written()).rows).toEqual(before);
});

test('two relays forced to run at once, whose connections are killed in mid-batch, leave no gap and no double', async () => {
  const random = createRandom('relays');
  const conversations = Array.from({ length: 4 }, newId);
  const counters = await makeCounters(conversations);
  const reader = read(signals);
  let writing = true;
  let killed = 0;
  let broken = 0;
  await dawdleInBatches();
  // Connections of their own: one that is killed a moment after its batch must not be another's.
  const theirs = await Database.connect(db.url, 4);
  stops.push(() => theirs.close());

  // Without leadership: both give out positions as fast as they can, in small batches.
  const relays = [1, 2].map(async () => {
    while (writing || (await waiting(db)) > 0) {
      await giveOutPositions(theirs, 1 + random.below(7)).then(
        (placed) => placed > 0 && signals.raise('positions'),
        () => broken++,
      );
    }
  });
  const killer = async () => {
    const admin = new pg.Client({ connectionString: db.url });
    await admin.connect();
    for (;;) {
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like '%with batch as%'
           and state <> 'idle' limit 1`,
      );
      killed += rowCount ?? 0;
      if (!writing && (await waiting(db)) === 0) break;
      await wait(random.below(40));
    }
    await admin.end();
  };
  const killing = killer();
  await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      write(createRandom(`other writer ${i}`), conversations, counters, 50, signals),
    ),
  );
  let more = 0;
  for (; killed <= 3 || broken === 0; more++)
    await write(createRandom(`one more ${more}`), conversations, counters, 10, signals);
  writing = false;
  await Promise.all([...relays, killing]);
  await expectAll(8 * 50 + more * 10, reader, conversations);
});

test('a relay whose leading connection is killed leads again, and another never leads beside it', async () => {
  const [one, other] = [new Relay(db, signals, log), new Relay(db, signals, log)];
  for (const relay of [one, other]) {
    relay.start();
    stops.push(() => relay.stop());
  }
  const reader = read(signals);
  const [conversation] = [newId()];
  const counters = await makeCounters([conversation!]);
  for (let i = 0; i < 3; i++) {
    await until('somebody leads', async () => (await leaders(db)).length === 1);
    await sql`select pg_terminate_backend(${(await leaders(db))[0]!}::int)`.execute(db.sql);
    await write(createRandom(`round ${i}`), [conversation!], counters, 10, signals);
  }
  await expectAll(30, reader, [conversation!]);
  expect((await leaders(db)).length).toBeLessThanOrEqual(1);
});

test('a relay that stands still while it leads is put off, and another leads', async () => {
  // One that says nothing, as when its machine is paused.
  const still = new Relay(db, signals, log, { every: 600_000, longestSilence: 500 });
  still.start();
  stops.push(() => still.stop());
  const [first] = await until('it leads', async () => {
    const found = await leaders(db);
    return found.length === 1 && found;
  });
  const other = new Relay(db, signals, log);
  other.start();
  stops.push(() => other.stop());
  await until('another leads', async () => {
    const [now] = await leaders(db);
    return now !== undefined && now !== first;
  });
});

/** Between giving positions and moving the head, so that a batch can be killed there. */
async function dawdleInBatches(): Promise<void> {
  await sql`create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(0.01); return null; end'`.execute(
    db.sql,
  );
  await sql`create trigger dawdle after update on event for each statement execute function dawdle()`.execute(
    db.sql,
  );
}

/** How many events each conversation has: a row to lock, as in the conversation's own. */
async function makeCounters(conversations: string[]): Promise<string> {
  await sql`create table counter (id uuid primary key, event_seq int not null default 0)`.execute(db.sql);
  for (const id of conversations) await sql`insert into counter (id) values (${id}::uuid)`.execute(db.sql);
  return 'counter';
}

/** Transactions of one to three events under a conversation's row lock; some dawdle before they commit, some roll back. */
async function write(
  random: Random,
  conversations: string[],
  counters: string,
  events: number,
  wake: Signals,
): Promise<void> {
  for (let left = events; left > 0;) {
    const many = Math.min(left, 1 + random.below(3));
    const conversationId = conversations[random.below(conversations.length)]!;
    const fails = random.below(10) === 0;
    const dawdle = random.below(4) === 0 ? random.below(8) : 0;
    const done = await db
      .transaction(async (tx) => {
        const { rows } = await sql<{ event_seq: number }>`
          update ${sql.table(counters)} set event_seq = event_seq + ${many} where id = ${conversationId}::uuid
          returning event_seq`.execute(tx);
        const first = rows[0]!.event_seq - many + 1;
        await insertFacts(
          tx,
          Array.from({ length: many }, (_, i) => ({
            fact: { type: 'conversation.subject_changed', data: {} },
            conversationId,
            customerId: null,
            seq: first + i,
          })),
          { kind: 'system' },
          at,
        );
        if (dawdle) await wait(dawdle);
        if (fails) throw new Error('rolled back');
        return true;
      })
      .catch((error: Error) => {
        if (error.message !== 'rolled back') throw error;
        return false;
      });
    if (done) left -= many;
    wake.raise('events');
  }
}

function read(wake: Signals): StoredEvent[] {
  const seen: StoredEvent[] = [];
  const following = follow({
    db,
    signals: wake,
    from: async () => 0,
    handle: async (events) => void seen.push(...events),
    onError: () => {},
  });
  stops.push(() => following.stop());
  return seen;
}

async function expectAll(total: number, seen: StoredEvent[], conversations: string[]): Promise<void> {
  await until('the reader has them all', () => seen.length >= total);
  const stored = await eventsAfter(db, 0, 10_000);
  expect(stored).toHaveLength(total);
  expect(await waiting(db)).toBe(0);
  expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
  expect(seen.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
  for (const conversation of conversations) {
    const seqs = seen.filter((event) => event.conversation_id === conversation).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  }
}

async function waiting(database: Database): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from event where position is null`.execute(database.sql);
  return rows[0]!.n;
}

/** The connections that hold the relay's lock in this database. */
async function leaders(database: Database): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`
    select l.pid from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and l.granted`.execute(database.sql);
  return rows.map(({ pid }) => pid);
}
