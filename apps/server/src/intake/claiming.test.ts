import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { askedBy } from '../../test/support/asked.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { newId } from '../platform/ids.ts';
import { claimReceipts } from './claiming.ts';

const SECRET_KEY = Buffer.alloc(32, 17).toString('base64');
let kontor: TestKontor;
let channelId: string;
beforeEach(async () => {
  // Nobody but the test takes anything in hand.
  kontor = await testKontor({ env: { SECRET_KEY, ROLE: 'web' } });
  channelId = await addMailbox(kontor, { address: 'support@adler-kaffee.example', smtpPort: 1 });
});

/** As it was stored when it came. */
async function received(sender: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into receipt (channel_id, channel_ids, delivery_id, digest, sender_key, raw, size, facts, received_at, history)
    values (${channelId}, array[${channelId}::uuid], ${newId()}, '\\x00', ${sender}, '\\x00', 1, '{}', now(), false)
    returning number`.execute(kontor.db.sql);
  return rows[0]!.number;
}
const diesWith = (number: number) =>
  sql`update receipt set holder = ${newId()}, attempts = 1, lease_until = now() - interval '1 second'
    where number = ${number}`.execute(kontor.db.sql);

const claim = async (isIdle: boolean, standing: string[] = []) => {
  const { statements, result } = await askedBy(() =>
    claimReceipts(kontor.db.sql, newId(), 10, standing, isIdle),
  );
  expect(statements).toHaveLength(1);
  return result.map(({ number, alone, suspect, attempts }) => ({ number, alone, suspect, attempts }));
};

test('what waits is claimed in one statement, of each sender the first', async () => {
  const [anna, , beat] = [await received('anna'), await received('anna'), await received('beat')];
  const fresh = { alone: false, suspect: false, attempts: 1 };
  expect(await claim(true)).toEqual([
    { number: anna, ...fresh },
    { number: beat, ...fresh },
  ]);
  expect(await claim(true)).toEqual([]);
});

test('what a dead process had in hand is claimed alone and before the rest, by the same statement, by who is idle', async () => {
  const [waits, first, second] = [await received('anna'), await received('beat'), await received('carla')];
  for (const number of [first, second]) await diesWith(number);
  const suspected = { alone: true, suspect: true, attempts: 2 };
  // Beside other work it would not be known what killed the process.
  expect(await claim(false)).toEqual([{ number: waits, alone: false, suspect: false, attempts: 1 }]);
  const late = await received('dora');
  expect(await claim(true)).toEqual([{ number: first, ...suspected }]);
  expect(await claim(true)).toEqual([{ number: second, ...suspected }]);
  expect(await claim(true)).toEqual([{ number: late, alone: false, suspect: false, attempts: 1 }]);
});

test('what a dead process had in hand waits for its channel like the rest', async () => {
  await diesWith(await received('anna'));
  expect(await claim(true, [channelId])).toEqual([]);
  expect(await claim(true)).toMatchObject([{ alone: true }]);
});
