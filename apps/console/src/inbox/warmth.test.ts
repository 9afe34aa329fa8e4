import { beforeEach, expect, test } from 'vitest';
import { createWarmth, type Listed, type Ready } from './warmth.ts';

const row = (id: string, version = 1): Listed => ({ id, version, customer: { id: `of ${id}` } });
const ready = ({ id, version, customer }: Listed) =>
  ({ fetched: { detail: { id, version } }, customer }) as unknown as Ready;

let asked: string[];
let answers: { row: Listed; give(ready: Ready): void; fail(): void }[];
let warmth: ReturnType<typeof createWarmth>;
beforeEach(() => {
  asked = [];
  answers = [];
  warmth = createWarmth({
    fetch: (wanted) =>
      new Promise((resolve, reject) => {
        asked.push(wanted.id);
        answers.push({ row: wanted, give: resolve, fail: () => reject(new Error('cut')) });
      }),
    rest: async () => {},
    room: 3,
  });
});
const settled = () => new Promise((resolve) => setTimeout(resolve));
async function answer(): Promise<void> {
  await settled();
  const next = answers.shift()!;
  next.give(ready(next.row));
  await settled();
}

test('they are fetched one after the other, and each is ready when it came', async () => {
  const done = warmth.warm([row('a'), row('b')]);
  expect(warmth.take(row('a'))).toBeNull();
  await answer();
  expect(warmth.take(row('a'))?.fetched.detail.id).toBe('a');
  expect(asked).toEqual(['a', 'b']);
  await answer();
  await done;
  expect(warmth.take(row('b'))).not.toBeNull();
});

test('what is ready is not fetched again, unless its version in the list is another one', async () => {
  warmth.keep(ready(row('a')));
  await warmth.warm([row('a')]);
  expect(asked).toEqual([]);
  expect(warmth.take(row('a', 2))).toBeNull();
  const done = warmth.warm([row('a', 2)]);
  await answer();
  await done;
  expect(warmth.take(row('a', 2))).not.toBeNull();
});

test('one that belongs to another customer by now is not shown', () => {
  warmth.keep(ready(row('a')));
  expect(warmth.take({ ...row('a'), customer: { id: 'another' } })).toBeNull();
});

test('whoever goes on elsewhere wants other ones: those not begun are dropped', async () => {
  const done = warmth.warm([row('a'), row('b')]);
  await settled();
  void warmth.warm([row('x')]);
  await answer();
  await answer();
  await done;
  expect(asked).toEqual(['a', 'x']);
});

test('only so many are kept, the ones used longest ago go', () => {
  for (const id of ['a', 'b', 'c']) warmth.keep(ready(row(id)));
  warmth.keep(ready(row('a')));
  warmth.keep(ready(row('d')));
  expect(['a', 'b', 'c', 'd'].filter((id) => warmth.take(row(id)))).toEqual(['a', 'c', 'd']);
});

test('an answer asked for before all was forgotten does not come in', async () => {
  const done = warmth.warm([row('a'), row('b')]);
  await settled();
  warmth.forgetAll();
  await answer();
  await done;
  expect(warmth.take(row('a'))).toBeNull();
  expect(asked).toEqual(['a']);
});

test('nor one of a conversation that changed while it was on its way', async () => {
  const done = warmth.warm([row('a')]);
  await settled();
  warmth.forget('a');
  await answer();
  await done;
  expect(warmth.take(row('a'))).toBeNull();
});

test('one that cannot be fetched hinders none of the others', async () => {
  const done = warmth.warm([row('a'), row('b')]);
  await settled();
  answers.shift()!.fail();
  await answer();
  await done;
  expect(warmth.take(row('a'))).toBeNull();
  expect(warmth.take(row('b'))).not.toBeNull();
});
