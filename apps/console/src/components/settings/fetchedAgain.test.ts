import { expect, test } from 'vitest';
import { lookAgain, type QuarantinedItem, type Seen } from './fetchedAgain.ts';

const item = (number: number, part: Partial<QuarantinedItem> = {}) =>
  ({ number, reason: 'The server gave nothing.', fetching: false, ...part }) as QuarantinedItem;
const nothing: Seen = { items: [], watched: new Map(), outcomes: new Map() };
const numbers = ({ items }: Seen) => items.map(({ number }) => number);

test('what is being fetched is watched until it is decided', () => {
  const first = lookAgain(nothing, [item(9), item(7, { fetching: true })]);
  expect([...first.watched.keys()]).toEqual([7]);
  const second = lookAgain(first, [item(9), item(7, { reason: 'The mail is gone.' })]);
  expect([second.watched.size, second.outcomes.get(7), second.items[1]!.reason]).toEqual([
    0,
    'still here',
    'The mail is gone.',
  ]);
});

test('one that left keeps its place and says so; one that was never fetched just goes', () => {
  const first = lookAgain(nothing, [item(9), item(8), item(7, { fetching: true }), item(5)]);
  const second = lookAgain(first, [item(9), item(5)]);
  expect(numbers(second)).toEqual([9, 7, 5]);
  expect(second.outcomes).toEqual(new Map([[7, 'left']]));
});

test('one that left is looked for a little longer, for it may come back not understood', () => {
  let seen = lookAgain(lookAgain(nothing, [item(7, { fetching: true })]), []);
  seen = lookAgain(seen, [item(7, { reason: 'Not understood.' })]);
  expect([numbers(seen), seen.outcomes.get(7), seen.watched.size]).toEqual([[7], 'still here', 0]);
});

test('in the end nothing is watched any more', () => {
  let seen = lookAgain(nothing, [item(7, { fetching: true })]);
  let rounds = 0;
  while (seen.watched.size > 0) {
    seen = lookAgain(seen, []);
    rounds += 1;
  }
  expect([rounds, seen.outcomes.get(7)]).toEqual([5, 'left']);
});

test('asked for once more, it is being fetched again', () => {
  const failed = lookAgain(lookAgain(nothing, [item(7, { fetching: true })]), [item(7)]);
  const again = lookAgain(failed, [item(7, { fetching: true })]);
  expect([again.outcomes.has(7), again.watched.has(7)]).toEqual([false, true]);
});
