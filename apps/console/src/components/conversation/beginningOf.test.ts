import { expect, test } from 'vitest';
import { textOf } from './beginningOf.ts';

test('text is read as UTF-8, or else as Latin', () => {
  expect(textOf(new TextEncoder().encode('Grüezi'))).toBe('Grüezi');
  expect(textOf(Uint8Array.from([0x47, 0x72, 0xfc, 0x65, 0x7a, 0x69]))).toBe('Grüezi');
  expect(textOf(new Uint8Array())).toBe('');
});

test('a letter cut in two at the end makes it no Latin', () => {
  expect(textOf(new TextEncoder().encode('für ü').subarray(0, -1))).toMatch(/^für /);
});
