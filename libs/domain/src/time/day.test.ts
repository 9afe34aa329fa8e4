import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayWords, isDay, isZone, spanOfDay, spanOfWord, type DayWord } from './day.ts';

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

test('in every zone, every day begins where Temporal lets it begin', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC');
  const day = fc.date({
    min: new Date('1000-01-01'),
    max: new Date('9998-12-30'),
    noInvalidDate: true,
  });
  // Clocks changed most often in the last hundred years.
  const recent = fc.date({ min: new Date('1900-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, fc.oneof(day, recent, recent), (name, date) => {
      const text = date.toISOString().slice(0, 10);
      const first = Temporal.PlainDate.from(text);
      expect(spanOfDay(text, name)).toEqual({
        from: first.toZonedDateTime(name).epochMilliseconds,
        to: first.add({ days: 1 }).toZonedDateTime(name).epochMilliseconds,
      });
    }),
    { seed: 11, numRuns: 3000 },
  );
});

test('in every zone, at every moment, today is the day that Temporal calls so', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const moment = fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2100-01-01') });
  fc.assert(
    fc.property(zone, moment, fc.constantFrom(...dayWords), (name, now, word) => {
      const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(name).toPlainDate();
      const start = (date: Temporal.PlainDate) => date.toZonedDateTime(name).epochMilliseconds;
      expect(spanOfWord('today', now, name).from).toBe(start(today));
      const { from, to } = spanOfWord(word, now, name);
      expect(from).toBeLessThan(to);
      if (word === 'thisMonth') expect(from).toBe(start(today.with({ day: 1 })));
      if (word === 'thisWeek') expect(from).toBe(start(today.subtract({ days: today.dayOfWeek - 1 })));
    }),
    { seed: 12, numRuns: 2000 },
  );
});

test('names of zones are told from other words', () => {
  expect(['Europe/Zurich', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false]);
});
