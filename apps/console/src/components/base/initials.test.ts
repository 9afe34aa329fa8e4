import { expect, test } from 'vitest';
import { colorOf, initialsOf } from './initials.ts';

test.each([
  ['Anna Keller', 'AK'],
  ['Hotel Fontana, M. Frei', 'MF'],
  ['anna.keller@example.ch', 'AK'],
  ['Élodie', 'É'],
  ['+41 79 555 01 23', ''],
  ['Dr. 3 Müller', 'DM'],
  [null, ''],
])('%s is drawn as %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('the same person has the same colour', () => {
  expect(colorOf('a')).toBe(colorOf('a'));
  expect(new Set(Array.from({ length: 200 }, (_, i) => colorOf(`id-${i}`)))).toEqual(
    new Set([1, 2, 3, 4, 5, 6, 7, 8]),
  );
});
