import { quarantineList } from '@kontor/contracts/settings';
import { afterEach, expect, test, vi } from 'vitest';
import { limits, Understanding } from '../src/intake/understanding.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

const usual = { ...limits };
afterEach(() => void Object.assign(limits, usual));

/** Ten megabytes in a hundred thousand lines: more work than the limits of these tests allow. */
const long = 'Der Tank ist gerissen, und das Wasser läuft aus. Was tun? Und wer zahlt das?\n'.repeat(130_000);

/** The reasons of what is in quarantine, as soon as something is. */
async function reasons(room: Mailroom): Promise<string[]> {
  const items = await until('something is in quarantine', async () => {
    const list = await room.kontor.api('admin').get('/quarantine', quarantineList);
    return list.items.length > 0 && list.items;
  });
  return items.map(({ reason }) => reason);
}

test('a mail whose reading takes too long is stopped and quarantined at once, and the next ones go on', async () => {
  const room = await openMailroom();
  const understanding = room.kontor.get(Understanding);
  const translate = understanding.translate.bind(understanding);
  const tried: string[] = [];
  vi.spyOn(understanding, 'translate').mockImplementation((task) => {
    const isSlow = task.delivery.raw.byteLength > 1_000_000;
    if (isSlow) tried.push(task.delivery.deliveryId);
    return isSlow ? translate(task, 1) : translate(task);
  });
  await room.send({ from: 'mallory@evil.example', subject: 'Slow', text: long });
  await room.send({ from: 'anna@kunde.example', subject: 'Quick', text: 'Guten Tag' });
  await room.conversation('Quick');
  expect(await reasons(room)).toEqual(['Reading it took more than 0.001 s and was stopped.']);
  expect(tried).toHaveLength(1);

  // With the usual time it is read: what was stopped is still there whole.
  vi.restoreAllMocks();
  const { items } = await room.kontor.api('admin').get('/quarantine', quarantineList);
  await room.kontor.api('admin').post(`/quarantine/${items[0]!.number}/retry`);
  await room.conversation('Slow');
});

test('a mail whose reading eats too much memory is stopped and quarantined at once, and the next ones go on', async () => {
  limits.megabytes = 64;
  const room = await openMailroom();
  await room.send({ from: 'mallory@evil.example', subject: 'Hungry', text: long.repeat(3) });
  await room.send({ from: 'anna@kunde.example', subject: 'Modest', text: 'Guten Tag' });
  await room.conversation('Modest');
  expect(await reasons(room)).toEqual(['Reading it needed more than 64 MB of memory and was stopped.']);
});

test('the time of a mail begins when it is read, however long others before it take', async () => {
  const room = await openMailroom();
  await room.send({ from: 'anna@kunde.example', subject: 'As it came', text: long });
  await room.conversation('As it came');
  const understanding = room.kontor.get(Understanding);
  const tasks = vi.spyOn(understanding, 'translate');
  await room.send({ from: 'beat@kunde.example', subject: 'And another', text: long });
  await room.conversation('And another');
  const [task] = tasks.mock.calls[0]!;
  tasks.mockRestore();

  const timers = vi.spyOn(globalThis, 'setTimeout');
  const allowance = 123_456;
  const begun = () => timers.mock.calls.filter(([, milliseconds]) => milliseconds === allowance).length;
  const readings = [1, 2, 3, 4, 5].map(() => understanding.translate(task, allowance));
  expect(begun()).toBe(2);
  expect(await Promise.all(readings)).toHaveLength(5);
  expect(begun()).toBe(5);
  timers.mockRestore();
});
