import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { idAt } from '../platform/ids.ts';
import {
  beginningsOf,
  lastId,
  lowestIdAt,
  lowestIdOfSlice,
  oneSlice,
  roundedDown,
  sliceBelow,
  sliceOfId,
} from './ids-in-time.ts';

const at = (moment: string) => sliceOfId(idAt(new Date(moment)));

test('ids of a few hours are of one slice, and slices follow each other as time does', () => {
  expect(at('2026-11-02T00:00:00.000Z')).toBe(at('2026-11-02T00:10:00.000Z'));
  expect(at('2026-11-03T00:00:00.000Z') - at('2026-11-02T00:00:00.000Z')).toBe(5);
});

test('the lowest id of a slice is above all of the slice before', () => {
  const slice = at('2026-11-01T00:00:00.000Z');
  const lowest = lowestIdOfSlice(slice);
  expect([sliceOfId(lowest), sliceBelow(lowest)]).toEqual([slice, slice - 1]);
  expect(sliceBelow(idAt(new Date('2026-11-01T00:00:00.000Z')))).toBe(slice);
});

test('beginnings have the ids of the slices and no others, and are few', () => {
  const moments = fc.integer({ min: 0x018000, max: 0x01ffff });
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 3_000 }), moments, (first, span, asked) => {
      const beginnings = beginningsOf(first, first + span);
      for (const slice of [asked, first - 1, first, first + span, first + span + 1]) {
        const id = lowestIdOfSlice(slice);
        expect(beginnings.filter((beginning) => id.startsWith(beginning))).toHaveLength(
          slice >= first && slice <= first + span ? 1 : 0,
        );
      }
      expect(beginnings.length).toBeLessThanOrEqual(60 + span / 256);
      const rounded = roundedDown(first, span);
      expect(rounded <= first && first - rounded <= span / 2).toBe(true);
    }),
  );
});

test('times before and beyond all ids give ids still', () => {
  expect(lowestIdAt(-1)).toBe('00000000-0000-0000-0000-000000000000');
  expect(lowestIdAt(Number.MAX_SAFE_INTEGER) < lastId).toBe(true);
});

test('one slice has one beginning, is at least as long as asked, and holds what it is asked for', () => {
  for (const [span, width] of [
    [1, 1],
    [2, 16],
    [16, 16],
    [17, 256],
    [9_999, 256],
  ] as const) {
    const [first, last] = oneSlice(0x01a203, span);
    expect([last - first + 1, beginningsOf(first, last).length]).toEqual([width, 1]);
    expect(first <= 0x01a203 && last >= 0x01a203).toBe(true);
  }
});
