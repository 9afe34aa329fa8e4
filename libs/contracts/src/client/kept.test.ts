import { expect, test } from 'vitest';
import { kept, keptItems } from './kept.ts';

const before = [
  { id: 'a', text: 'Tank' },
  { id: 'b', text: 'Pump' },
];
const again = () => structuredClone(before);

test('what is fetched again as it was stays the same object, and so does the list', () => {
  expect(kept(before[0], again()[0]!)).toBe(before[0]);
  expect(keptItems(before, again())).toBe(before);
});

test('what changed is taken, and the others stay', () => {
  const [first, second] = keptItems(before, [again()[0]!, { id: 'b', text: 'Mill' }]);
  expect(first).toBe(before[0]);
  expect(second).toEqual({ id: 'b', text: 'Mill' });
});

test('what is gone, came, or stands elsewhere makes another list', () => {
  expect(keptItems(before, again().slice(1))).toEqual([before[1]]);
  expect(keptItems(before, again().toReversed())).toEqual(again().toReversed());
  expect(keptItems(before, [...again(), { id: 'c', text: 'New' }])).toHaveLength(3);
  expect(keptItems(undefined, again())).toEqual(before);
});
