import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetsOf, placeAt } from './offsets.ts';

test('each begins where the one before it ends', () => {
  expect(offsetsOf([20, 5, 0, 10], (height) => height)).toEqual([0, 20, 25, 25, 35]);
  expect(offsetsOf([], () => 1)).toEqual([0]);
});

test('above all is the first, below all the last, and of none the first', () => {
  expect([-5, 0, 19, 20, 24, 25, 34, 99].map((y) => placeAt([0, 20, 25, 35], y))).toEqual([
    0, 0, 0, 1, 1, 2, 2, 2,
  ]);
  expect(placeAt([0], 7)).toBe(0);
});

test('what covers a height begins at it or above, and ends below', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), fc.nat(), (heights, seed) => {
      const offsets = offsetsOf(heights, (height) => height);
      const y = seed % offsets.at(-1)!;
      const place = placeAt(offsets, y);
      expect(offsets[place]).toBeLessThanOrEqual(y);
      expect(offsets[place + 1]).toBeGreaterThan(y);
    }),
    { seed: 7 },
  );
});
