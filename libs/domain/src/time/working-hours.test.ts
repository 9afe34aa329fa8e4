import { expect, test } from 'vitest';
import { isWorkingTime, nextWorkingTime, type WeekSpan } from './working-hours.ts';

const at = (text: string) => Date.parse(text);
const zone = 'Europe/Zurich';
/** Monday to Friday with a lunch break; Saturday night shift. */
const week: WeekSpan[] = [
  ...[1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 480, to: 720 },
    { day, from: 780, to: 1020 },
  ]),
  { day: 7, from: 1320, to: 1800 },
];

test.each([
  ['2026-11-02T07:00:00Z', true, 'Monday 8:00 has begun'],
  ['2026-11-02T06:59:59Z', false, 'Monday 7:59'],
  ['2026-11-02T11:00:00Z', false, 'lunch begins at 12:00'],
  ['2026-11-02T12:00:00Z', true, 'and ends at 13:00'],
  ['2026-11-07T10:00:00Z', false, 'Saturday'],
  ['2026-11-08T22:00:00Z', true, 'Sunday night 23:00'],
  ['2026-11-09T04:30:00Z', true, 'the same shift on Monday 5:30, over the end of the week'],
  ['2026-11-09T05:00:00Z', false, 'it ends at 6:00'],
  ['2026-07-06T06:00:00Z', true, 'in summer 8:00 is an hour earlier'],
])('%s: %s (%s)', (when, works) => {
  expect(isWorkingTime(week, zone, at(when))).toBe(works);
});

test('the next working time is now, later today, or after the weekend', () => {
  const days = week.slice(0, -1);
  expect(nextWorkingTime(days, zone, at('2026-11-02T08:12:34Z'))).toBe(at('2026-11-02T08:12:34Z'));
  expect(nextWorkingTime(days, zone, at('2026-11-02T11:12:34Z'))).toBe(at('2026-11-02T12:00:00Z'));
  expect(nextWorkingTime(days, zone, at('2026-11-06T16:00:00Z'))).toBe(at('2026-11-09T07:00:00Z'));
});

test('whoever never works has no next working time', () => {
  expect(nextWorkingTime([], zone, at('2026-11-02T08:12:34Z'))).toBeUndefined();
});

test('hours that clocks skip are not waited for on another day', () => {
  // On 29 March 2026 the clocks go from 2:00 to 3:00.
  const sunday = [{ day: 7, from: 150, to: 240 }];
  expect(nextWorkingTime(sunday, zone, at('2026-03-29T00:30:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
});
