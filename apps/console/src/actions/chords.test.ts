import { expect, test } from 'vitest';
import { chordOf, keycaps } from './chords.ts';
import { actions } from './definitions.ts';

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

test('no two actions that can be on the screen together share a key', () => {
  const taken = new Map<string, string>();
  for (const action of actions.filter(({ area }) => area !== 'writing')) {
    for (const key of action.keys) {
      expect([key, action.id, taken.get(key)]).toEqual([key, action.id, undefined]);
      taken.set(key, action.id);
    }
  }
});

test('no key begins a sequence and does something by itself', () => {
  const starts = new Set(
    actions.flatMap(({ keys }) => keys.filter((key) => key.includes(' ')).map((key) => key[0])),
  );
  expect(actions.flatMap(({ keys }) => keys.filter((key) => starts.has(key)))).toEqual([]);
});

test('what works while typing types nothing', () => {
  const typing = actions.filter(({ whileTyping }) => whileTyping).flatMap(({ keys }) => keys);
  expect(typing.every((key) => key.startsWith('mod+') || key === 'escape')).toBe(true);
});
