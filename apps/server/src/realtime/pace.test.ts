import { beforeEach, expect, test } from 'vitest';
import { Pace, type Timer } from './pace.ts';

let timers: { milliseconds: number; ring: () => void; cancelled: boolean }[];
let done: string[];
let finish: (() => void)[];
let errors: unknown[];
let pace: Pace;
const timer: Timer = (milliseconds, ring) => {
  const one = { milliseconds, ring, cancelled: false };
  timers.push(one);
  return () => void (one.cancelled = true);
};
const settle = () => new Promise(setImmediate);
beforeEach(() => {
  [timers, done, finish, errors] = [[], [], [], []];
  pace = new Pace(
    (key) => {
      done.push(key);
      return new Promise((resolve) => finish.push(resolve));
    },
    1000,
    (error) => errors.push(error),
    timer,
  );
});

test('the first time it is done at once', async () => {
  pace.ask('lena');
  await settle();
  expect(done).toEqual(['lena']);
});

test('asked for many times while it rests, it is done once more when the rest is over', async () => {
  pace.ask('lena');
  await settle();
  finish[0]!();
  await settle();
  for (let i = 0; i < 5; i++) pace.ask('lena');
  await settle();
  expect(done).toEqual(['lena']);
  expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([1000]);
  timers[0]!.ring();
  await settle();
  expect(done).toEqual(['lena', 'lena']);
});

test('not asked for again, it rests and is done at once the next time', async () => {
  pace.ask('lena');
  await settle();
  finish[0]!();
  await settle();
  timers[0]!.ring();
  await settle();
  expect(done).toEqual(['lena']);
  pace.ask('lena');
  await settle();
  expect(done).toEqual(['lena', 'lena']);
});

test('asked for while it is being done, it is done again; asked for while it waits for its turn, it is not', async () => {
  pace.ask('lena');
  pace.ask('tim');
  pace.ask('tim');
  await settle();
  pace.ask('lena');
  finish[0]!();
  await settle();
  finish[1]!();
  await settle();
  expect(done).toEqual(['lena', 'tim']);
  for (const { ring } of timers) ring();
  await settle();
  finish[2]!();
  await settle();
  expect(done).toEqual(['lena', 'tim', 'lena']);
});

test('one piece of work at a time, however slow, and none piles up behind it', async () => {
  pace.ask('lena');
  for (let i = 0; i < 100; i++) pace.ask('tim');
  await settle();
  expect(done).toEqual(['lena']);
  finish[0]!();
  await settle();
  expect(done).toEqual(['lena', 'tim']);
});

test('a failure is told and keeps nobody else from their turn', async () => {
  const failing = new Pace(
    async (key) => {
      done.push(key);
      throw new Error(key);
    },
    1000,
    (error) => errors.push((error as Error).message),
    timer,
  );
  failing.ask('lena');
  failing.ask('tim');
  await settle();
  expect(done).toEqual(['lena', 'tim']);
  expect(errors).toEqual(['lena', 'tim']);
});

test('stopped, it takes its timers back and does nothing more', async () => {
  pace.ask('lena');
  await settle();
  finish[0]!();
  await settle();
  pace.ask('lena');
  await pace.stop();
  expect(timers[0]!.cancelled).toBe(true);
  pace.ask('tim');
  await settle();
  expect(done).toEqual(['lena']);
});
