import { expect, test } from 'vitest';
import { snoozeTimes } from './snoozeTimes.ts';

const shown = (now: Date) =>
  snoozeTimes(now).map(
    ({ id, at }) =>
      `${id} ${at.getMonth() + 1}/${at.getDate()} ${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`,
  );

test('on a Tuesday morning there is a later today, and next week begins on Monday', () => {
  expect(shown(new Date(2026, 10, 17, 9, 46))).toEqual([
    'laterToday 11/17 13:00',
    'tomorrow 11/18 8:00',
    'inTwoDays 11/19 8:00',
    'nextWeek 11/23 8:00',
  ]);
});

test('late in the evening nothing is later today, and on a Monday next week is seven days away', () => {
  expect(shown(new Date(2026, 10, 16, 22, 0))).toEqual([
    'tomorrow 11/17 8:00',
    'inTwoDays 11/18 8:00',
    'nextWeek 11/23 8:00',
  ]);
});

test('what is the same moment is offered once: on a Sunday next week is tomorrow', () => {
  expect(shown(new Date(2026, 10, 15, 12, 0))).toEqual([
    'laterToday 11/15 15:00',
    'tomorrow 11/16 8:00',
    'inTwoDays 11/17 8:00',
  ]);
});
