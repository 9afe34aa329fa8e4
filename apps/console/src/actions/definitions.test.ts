import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import de from '../locales/de/core.ts';
import en from '../locales/en/core.ts';
import { keysOfTicked } from '../inbox/useSelection.ts';
import { typesSomething } from './chords.ts';
import { actions, type ActionId } from './definitions.ts';
import { placeOf } from './places.ts';

const ofTicked: readonly ActionId[] = keysOfTicked;
const source = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('locales'))
  .filter((file) => !/^actions.(definitions|places)\.ts$/.test(file))
  .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'))
  .join('\n');

test.each(actions.map((action) => [action.id, action] as const))(
  '%s has words in both languages and somebody who does it, and is found without knowing its key',
  (id, { keyOnly }) => {
    expect(de.actions[id]).toMatch(/\p{L}/u);
    expect(en.actions[id]).toMatch(/\p{L}/u);
    const isBound = new RegExp(`(useAction\\(|\\[)\\s*'${id}',`).test(source);
    // What is done with all that is ticked is bound as a whole; its type says that none is missing.
    expect(isBound || placeOf[id] !== undefined || ofTicked.includes(id)).toBe(true);
    const isSeen = new RegExp(`action="${id}"|tip\\('${id}'|action: '${id}'`).test(source);
    expect(!keyOnly || isSeen || shownByItsNature.includes(id)).toBe(true);
  },
);
/** Going back, glancing and leaving are what Escape and the space bar do everywhere; the sheet names them. */
const shownByItsNature: ActionId[] = ['peek', 'leaveComposer'];

test('no two actions that can be on the screen together share a key', () => {
  const taken = new Map<string, string>();
  for (const action of actions.filter(({ area }) => area !== 'writing')) {
    for (const key of action.keys) {
      expect([key, action.id, taken.get(key)]).toEqual([key, action.id, undefined]);
      taken.set(key, action.id);
    }
  }
  const writing = actions.filter(({ area }) => area === 'writing').flatMap(({ keys }) => keys);
  expect(new Set(writing).size).toBe(writing.length);
});

test('no key begins a sequence and does something by itself', () => {
  const starts = new Set(
    actions.flatMap(({ keys }) => keys.filter((key) => key.includes(' ')).map((key) => key[0])),
  );
  expect(actions.flatMap(({ keys }) => keys.filter((key) => starts.has(key)))).toEqual([]);
});

test('what works while typing types nothing', () => {
  const typing = actions.filter(({ whileTyping }) => whileTyping).flatMap(({ keys }) => keys);
  expect(typing.filter(typesSomething)).toEqual([]);
  expect(typing.every((key) => key.startsWith('mod+') || key === 'escape')).toBe(true);
});

test('no key of the browser or of the screen readers is taken', () => {
  // New window and tab, close, reload, print, save, find, address bar, zoom, bookmarks, copy, paste, all, undo in a field.
  const browser = [...'ntwrpsflodcvxazyh0+-='].flatMap((key) => [`mod+${key}`, `mod+shift+${key}`]);
  const readers = ['insert', 'capslock', 'tab', 'arrowup', 'arrowdown', 'arrowleft', 'arrowright'];
  const ours = actions.flatMap(({ keys }) => keys.map((key) => key.split(' ')).flat());
  expect(ours.filter((key) => browser.includes(key) || readers.includes(key) || /^f\d/.test(key))).toEqual(
    [],
  );
  // Alt opens menus, and writes letters on a Mac.
  expect(ours.filter((key) => key.includes('alt+') || key.includes('other+'))).toEqual([]);
});

test('only moving goes on while a key is held', () => {
  expect(actions.filter(({ repeats }) => repeats).map(({ id }) => id)).toEqual([
    'next',
    'previous',
    'selectNext',
    'selectPrevious',
  ]);
});
