import { attributeKey } from '@kontor/domain/condition/attributes';
import { expect, test } from 'vitest';
import { keyFrom, optionsOf, wordsOf } from './attributeForm.ts';

test.each([
  ['Größe der Maschine', 'groesse_der_maschine'],
  ['  Customer since ', 'customer_since'],
  ['2nd machine', 'nd_machine'],
  ['Été', 'ete'],
  ['价格', ''],
])('the key of “%s” is “%s”', (name, key) => {
  expect(keyFrom(name)).toBe(key);
  if (key) expect(key).toMatch(attributeKey);
});

test('a name in one language is enough', () => {
  expect(wordsOf({ en: ' Tier ', de: ' ' })).toEqual({ en: 'Tier', de: null });
});

test('choices keep their value when renamed, new ones get a free one, empty rows are none', () => {
  expect(
    optionsOf([
      { value: 'gold', en: 'Platinum', de: '' },
      { value: '', en: 'Gold', de: 'Gold' },
      { value: '', en: ' ', de: '' },
      { value: '', en: '', de: '价格' },
    ]),
  ).toEqual([
    { value: 'gold', label: { en: 'Platinum', de: null } },
    { value: 'gold_2', label: { en: 'Gold', de: 'Gold' } },
    { value: 'choice', label: { en: null, de: '价格' } },
  ]);
});
