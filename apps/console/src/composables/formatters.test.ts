import { expect, test } from 'vitest';
import { dateFormatter, numberFormatter } from './formatters.ts';

test('the same language, zone and kind share one formatter', () => {
  expect(dateFormatter('de-CH', 'Europe/Zurich', 'time')).toBe(
    dateFormatter('de-CH', 'Europe/Zurich', 'time'),
  );
  expect(numberFormatter('de-CH')).toBe(numberFormatter('de-CH'));
});

test('another language, zone, kind or precision has its own', () => {
  const noon = new Date('2026-11-22T12:00:00Z');
  expect(dateFormatter('en-GB', 'Europe/Zurich', 'time').format(noon)).toBe('13:00');
  expect(dateFormatter('en-GB', 'UTC', 'time').format(noon)).toBe('12:00');
  expect(dateFormatter('en-GB', 'UTC', 'dayAndMonth').format(noon)).toBe('22 Nov');
  expect(dateFormatter('en-CA', 'UTC', 'dayKey').format(noon)).toBe('2026-11-22');
  expect(numberFormatter('en-GB', 1).format(1.25)).toBe('1.3');
  expect(numberFormatter('en-GB', 0).format(1.25)).toBe('1');
});
