import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStorable } from './key.ts';
import { findUnstorable, storable } from './storable.ts';

test.each<[string, unknown, string | undefined]>([
  ['plain text', { a: ['b', { c: '🙂' }] }, undefined],
  ['no text at all', [1, null, true, {}], undefined],
  ['NUL in a text', { a: { b: 'x\0y' } }, 'a.b'],
  ['half a pair in a list', { tags: ['a', '\ud83d'] }, 'tags.1'],
  ['NUL in a key', { settings: { 'a\0': 1 } }, 'settings'],
  ['a text by itself', '\0', ''],
  ['the first of several', { a: '\0', b: '\0' }, 'a'],
])('%s is found where it stands', (_, sent, path) => {
  expect(findUnstorable(sent)?.path.join('.')).toBe(path);
});

test('what is nested without end is named, and ends nothing', () => {
  const sent: unknown = JSON.parse(`{"a":${'['.repeat(300_000)}${']'.repeat(300_000)}}`);
  expect(findUnstorable(sent)).toEqual({ path: ['a', '0', '0'], fault: 'depth' });
});

test('what is made storable holds nothing that is refused, and keeps the rest', () => {
  const bytes = new Uint8Array([0, 1]);
  const at = new Date(0);
  const given = { a: 'x\0y', b: [{ 'c\0': 'e\ud83d' }], bytes, at, n: 1, no: null };
  const kept = { a: 'xy', b: [{ c: 'e\ufffd' }], bytes, at, n: 1, no: null };
  expect(storable(given)).toEqual(kept);
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(findUnstorable(storable(value))).toBeUndefined();
    }),
    { seed: 1 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isStorable(storable(`${text}\0`))).toBe(true);
      if (isStorable(text)) expect(storable(text)).toBe(text);
    }),
    { seed: 1 },
  );
});
