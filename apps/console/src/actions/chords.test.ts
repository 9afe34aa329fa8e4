import { expect, test } from 'vitest';
import { chordOf, keycaps, typesSomething } from './chords.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('the modifier is the command key on a Mac and Ctrl elsewhere', () => {
  expect(chordOf({ ...plain, key: 'Enter', metaKey: true }, true)).toBe('mod+enter');
  expect(chordOf({ ...plain, key: 'Enter', ctrlKey: true }, false)).toBe('mod+enter');
  expect(chordOf({ ...plain, key: 'Enter', ctrlKey: true }, true)).toBe('other+enter');
});

test('shift counts with letters, not with signs that need it on some keyboards', () => {
  expect(chordOf({ ...plain, key: 'E', shiftKey: true })).toBe('shift+e');
  expect(chordOf({ ...plain, key: '?', shiftKey: true })).toBe('?');
  expect(chordOf({ ...plain, key: '/', shiftKey: true })).toBe('/');
});

test('with the modifier a digit is a digit, whatever sign Shift makes of it', () => {
  const press = { ...plain, ctrlKey: true, shiftKey: true, code: 'Digit8' };
  for (const key of ['*', '(', '8']) expect(chordOf({ ...press, key }, false)).toBe('mod+shift+8');
  expect(chordOf({ ...plain, shiftKey: true, code: 'Digit8', key: '*' })).toBe('*');
});

test('keys are drawn one after the other', () => {
  expect(keycaps('g m', false)).toEqual(['G', 'M']);
  expect(keycaps('mod+shift+enter', false)).toEqual(['Ctrl+Shift+↵']);
  expect(keycaps('mod+enter', true)).toEqual(['⌘ ↵']);
});

test('AltGr writes signs and is no Ctrl, and a Greek keyboard has the same keys', () => {
  const altGr = { ...plain, ctrlKey: true, altKey: true, getModifierState: () => true };
  expect(chordOf({ ...altGr, key: '#' }, false)).toBe('#');
  expect(chordOf({ ...plain, key: 'ξ', code: 'KeyJ' })).toBe('j');
  expect(chordOf({ ...plain, key: 'y', code: 'KeyZ' })).toBe('y');
  expect(chordOf({ ...plain, key: 'ö', code: 'Semicolon' })).toBe('ö');
});

test.each([
  ['e', true],
  ['shift+e', true],
  ['#', true],
  ['+', true],
  ['space', true],
  ['escape', false],
  ['mod+k', false],
  ['mod+shift+enter', false],
  ['alt+e', false],
])('%s types something in a field: %s', (chord, types) => {
  expect(typesSomething(chord)).toBe(types);
});
