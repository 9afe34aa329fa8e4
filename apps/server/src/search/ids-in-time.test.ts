import { expect, test } from 'vitest';
import { idAt } from '../platform/ids.ts';
import { lastId, lowestIdAt, lowestIdOfMonth, monthBelow, monthOfId } from './ids-in-time.ts';

const november = 2026 * 12 + 10;

test('an id is of the month in which it was made', () => {
  expect(monthOfId(idAt(new Date('2026-11-01T00:00:00.000Z')))).toBe(november);
  expect(monthOfId(idAt(new Date('2026-10-31T23:59:59.999Z')))).toBe(november - 1);
});

test('the lowest id of a month is above all of the month before', () => {
  const lowest = lowestIdOfMonth(november);
  expect(lowest <= idAt(new Date('2026-11-01T00:00:00.000Z'))).toBe(true);
  expect(lowest > idAt(new Date('2026-10-31T23:59:59.999Z'))).toBe(true);
  expect([monthOfId(lowest), monthBelow(lowest)]).toEqual([november, november - 1]);
  expect(monthBelow(idAt(new Date('2026-11-01T00:00:00.000Z')))).toBe(november);
});

test('times before and beyond all ids give ids still', () => {
  expect(lowestIdAt(-1)).toBe('00000000-0000-0000-0000-000000000000');
  expect(lowestIdAt(Number.MAX_SAFE_INTEGER) < lastId).toBe(true);
});
