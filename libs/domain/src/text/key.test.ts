import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { compareCodePoints, isStorable, textKey } from './key.ts';

test.each([
  ['Straße', 'STRASSE'],
  ['STRAẞE', 'strasse'],
  ['İstanbul', 'istanbul'],
  ['ﬁne', 'FINE'],
  ['ΣΟΦΟΣ', 'σοφος'],
  ['Cafe\u0301', 'CAFÉ'],
  ['  Re:\u00a0 Tank\t\r\nbroken ', 're: tank broken'],
  ['ship\u00adment', 'Shipment'],
  ['ＫＯＮＴＯＲ', 'kontor'],
  ['a\0b', 'a b'],
])('%j and %j are the same text', (a, b) => {
  expect(textKey(a)).toBe(textKey(b));
});

test('what people tell apart stays apart', () => {
  expect(textKey('Müller')).not.toBe(textKey('Mueller'));
  expect(textKey('cafe')).not.toBe(textKey('café'));
  expect(textKey('👩‍💻')).not.toBe(textKey('👩💻'));
});

test('the key of a key is itself, for every character there is', () => {
  const differing: string[] = [];
  for (let code = 0; code < 0x110000; code++) {
    const character = String.fromCodePoint(code);
    if (/[\p{Cn}\p{Co}\p{Unified_Ideograph}]|\p{Script=Hangul}/u.test(character)) continue;
    for (const text of /\p{M}/u.test(character) ? [character, `α\u0301${character}`] : [character]) {
      const key = textKey(text);
      if (textKey(key) !== key) differing.push(code.toString(16));
    }
  }
  expect(differing).toEqual([]);
});

test('the key of a key is itself and can be stored, for any string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const key = textKey(a + '\ud83d' + b);
      expect(textKey(key)).toBe(key);
      expect(isStorable(key)).toBe(true);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('text sorts by code points, not by UTF-16 units', () => {
  expect(['😀', '｡', 'b', 'a', '', 'ab'].toSorted(compareCodePoints)).toEqual([
    '',
    'a',
    'ab',
    'b',
    '｡',
    '😀',
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const expected = Math.sign(
        Buffer.compare(Buffer.from(a.toWellFormed()), Buffer.from(b.toWellFormed())),
      );
      expect(Math.sign(compareCodePoints(a.toWellFormed(), b.toWellFormed()))).toBe(expected);
    }),
    { seed: 2, numRuns: 500 },
  );
});
