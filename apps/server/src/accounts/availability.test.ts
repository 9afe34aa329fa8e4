import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { Availability } from './availability.ts';

let kontor: TestKontor & { clock: TestClock };
let availability: Availability;
let lena: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  availability = kontor.get(Availability);
  lena = kontor.cast.people.lena.id;
});

const state = async () =>
  (
    await kontor.db.sql
      .selectFrom('agent')
      .select('availability')
      .where('id', '=', lena)
      .executeTakeFirstOrThrow()
  ).availability;
const told = async () => {
  const rows = await kontor.db.sql
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'agent.availability_changed')
    .orderBy('number')
    .execute();
  return rows.map(({ data }) => data.availability);
};
const choose = (wish: 'available' | 'away') =>
  kontor.api('lena').put('/me/availability', { availability: wish });
const pass = async (minutes: number) => {
  kontor.clock.advance({ minutes });
  await availability.sweep();
};

test('Lena is available when she connects, and away five minutes after her last socket', async () => {
  await availability.connected(lena);
  await availability.connected(lena);
  expect(await state()).toBe('available');
  availability.disconnected(lena);
  await pass(10);
  expect(await state()).toBe('available');
  availability.disconnected(lena);
  await pass(4);
  expect(await state()).toBe('available');
  await pass(1);
  expect(await state()).toBe('away');
  await pass(10);
  expect(await told()).toEqual(['available', 'away']);
});

test('a reload does not make her go away', async () => {
  await availability.connected(lena);
  availability.disconnected(lena);
  kontor.clock.advance({ minutes: 4 });
  await availability.connected(lena);
  await pass(4);
  expect(await told()).toEqual(['available']);
});

test('an arrival that could not be written down is made up for', async () => {
  await kontor.db.sql.schema.alterTable('agent').renameTo('agent_gone').execute();
  await expect(availability.connected(lena)).rejects.toThrow('does not exist');
  await kontor.db.sql.schema.alterTable('agent_gone').renameTo('agent').execute();
  expect(await state()).toBe('away');
  await availability.sweep();
  expect(await state()).toBe('available');
});

test('away by hand stays away, until she takes it back', async () => {
  await availability.connected(lena);
  await choose('away');
  availability.disconnected(lena);
  await availability.connected(lena);
  expect(await state()).toBe('away');
  await choose('available');
  expect(await state()).toBe('available');
  expect(await told()).toEqual(['available', 'away', 'available']);
});

test('available by hand ends too when nobody is there, and comes back with her', async () => {
  await choose('available');
  await pass(5);
  expect(await state()).toBe('away');
  await availability.connected(lena);
  expect(await state()).toBe('available');
});

test('a socket in another process keeps her available, and that process may die', async () => {
  const other = await testKontor({
    databaseUrl: kontor.config.databaseUrl!,
    dataDir: kontor.config.dataDir,
    clock: kontor.clock,
  });
  const there = other.get(Availability);
  await availability.connected(lena);
  await there.connected(lena);
  availability.disconnected(lena);
  for (let minute = 0; minute < 8; minute++) {
    kontor.clock.advance({ minutes: 1 });
    await there.sweep();
    await heard();
    await availability.sweep();
  }
  expect(await state()).toBe('available');
  // Without a word: as after kill -9, its socket is never counted down.
  await other.stop();
  await pass(5);
  expect(await state()).toBe('away');
  expect(await told()).toEqual(['available', 'away']);
});

/** Notifications arrive in order: when ours of now is here, those before it are. */
async function heard(): Promise<void> {
  const marker = `marker-${Math.random()}`;
  const arrived = new Promise<void>((resolve) => kontor.listening.on(marker, () => resolve()));
  await sql`select pg_notify('kontor', ${`somebody ${marker} x`})`.execute(kontor.db.sql);
  await arrived;
}
