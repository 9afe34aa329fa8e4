import { expect, test } from 'vitest';
import { displayName } from './name.ts';

const address = 'anna@beispiel.example';

test.each([
  ['Anna Keller', 'Anna Keller'],
  ['  Anna\t Keller\r\n', 'Anna Keller'],
  ['"Anna Keller"', 'Anna Keller'],
  ["'Keller, Anna'", 'Keller, Anna'],
  ['Anna \\"Anni\\" Keller', 'Anna "Anni" Keller'],
  ['', address],
  [null, address],
  [undefined, address],
  ['<>', address],
  ['\u202e\u200b', address],
  ['ANNA@beispiel.example', address],
  ['anna@beispiel.example (privat)', 'anna@beispiel.example (privat)'],
  ['support@bank.example', address],
  ['"Bank" <support@bank.example>', address],
  ['\u202eelpmaxE', 'elpmaxE'],
  ['Anna @ Work', 'Anna @ Work'],
  ['安娜', '安娜'],
])('beside %j the name %j is shown', (name, expected) => {
  expect(displayName({ name, address })).toBe(expected);
});

test('a name that never ends is cut at a character, not in one', () => {
  const shown = displayName({ name: '😀a'.repeat(200), address });
  expect([...shown].length).toBeLessThanOrEqual(100);
  expect(shown.isWellFormed()).toBe(true);
});
