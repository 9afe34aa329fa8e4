import { expect, test } from 'vitest';
import { isDay, spanOfDay, spanOfWord, type DayWord } from './day.ts';

const at = (iso: string) => Date.parse(iso);
const shown = (span: { from: number; to: number }) =>
  [span.from, span.to].map((ms) => new Date(ms).toISOString().replace('.000Z', 'Z'));

test.each<[DayWord, string, string]>([
  ['today', '2026-11-16T23:00:00Z', '2026-11-17T23:00:00Z'],
  ['yesterday', '2026-11-15T23:00:00Z', '2026-11-16T23:00:00Z'],
  ['tomorrow', '2026-11-17T23:00:00Z', '2026-11-18T23:00:00Z'],
  ['thisWeek', '2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z'],
  ['lastWeek', '2026-11-08T23:00:00Z', '2026-11-15T23:00:00Z'],
  ['nextWeek', '2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z'],
  ['thisMonth', '2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z'],
  ['lastMonth', '2026-09-30T22:00:00Z', '2026-10-31T23:00:00Z'],
  ['nextMonth', '2026-11-30T23:00:00Z', '2026-12-31T23:00:00Z'],
])('in Zurich on Tuesday 17 November 2026 at 00:30, %s is %s to %s', (word, from, to) => {
  expect(shown(spanOfWord(word, at('2026-11-16T23:30:00Z'), 'Europe/Zurich'))).toEqual([from, to]);
});

const hours = (day: string) => {
  const { from, to } = spanOfDay(day, 'Europe/Zurich');
  return (to - from) / 3_600_000;
};

test('a day has 23 hours when clocks go forward and 25 when they go back', () => {
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24]);
});

test('a day begins at 01:00 where its midnight was skipped', () => {
  expect(shown(spanOfDay('2018-11-04', 'America/Sao_Paulo'))[0]).toBe('2018-11-04T03:00:00Z');
});

test('days that no calendar has are no days', () => {
  expect(['2026-02-29', '2024-02-29', '2026-13-01', '26-01-01', '2026-1-1', '0000-01-01'].map(isDay)).toEqual(
    [false, true, false, false, false, false],
  );
});
