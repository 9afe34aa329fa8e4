import de from 'emojibase-data/de/data.json';
import en from 'emojibase-data/en/data.json';
import codes from 'emojibase-data/en/shortcodes/github.json';
import { expect, test } from 'vitest';
import { catalogue, type Codes, groups, isIn, type Known } from './catalogue.ts';
import { findEmoji } from './finding.ts';
import { used } from './kept.ts';

const german = catalogue(de as Known[], en as Known[], codes as Codes);
const english = catalogue(en as Known[], de as Known[], codes as Codes);
const signs = (query: string, all = english, recent: string[] = []) =>
  findEmoji(all, query, recent).map(({ sign }) => sign);

test('each is called what it is in the language of the one who writes', () => {
  expect(english.find(({ sign }) => sign === '☕')!.name).toBe('hot beverage');
  expect(german.find(({ sign }) => sign === '☕')!.name).toBe('Heißgetränk');
});

test('it is found by its names in both languages, with capitals, accents and umlauts or without', () => {
  for (const all of [german, english]) {
    expect(signs('kaffee', all)).toContain('☕');
    expect(signs('coffee', all)).toContain('☕');
    expect(signs('Fröhlich', all)).toEqual(signs('frohlich', all));
  }
  expect(signs('heissgetr', german)).toEqual(['☕']);
});

test('what it is called elsewhere finds it first, in either language', () => {
  for (const all of [german, english])
    expect(['heart', '+1', '-1', 'tada', 'white_check_mark'].map((code) => signs(code, all)[0])).toEqual([
      '❤️',
      '👍',
      '👎',
      '🎉',
      '✅',
    ]);
});

test('a whole word comes before the beginning of one, and that before a part of one', () => {
  const hats = signs('hat');
  expect(hats.indexOf('🎩')).toBeLessThan(hats.indexOf('🐣'));
  expect(signs('thumbs up')[0]).toBe('👍');
  expect(signs('ofarb', german)).toEqual([]);
});

test('what was used before comes first among equals', () => {
  const before = signs('smile');
  const last = before.at(-1)!;
  const after = signs('smile', english, [last]);
  expect(after.indexOf(last)).toBeLessThan(before.length - 1);
  expect(new Set(after)).toEqual(new Set(before));
});

test('every one stands in a group, none is a part of others, and hands have five tones', () => {
  for (const emoji of english) expect(groups.filter((group) => isIn(group, emoji))).toHaveLength(1);
  expect(english.length).toBeGreaterThan(1500);
  expect(german).toHaveLength(english.length);
  expect(english.find(({ sign }) => sign === '👍')!.tones).toEqual(['👍🏻', '👍🏼', '👍🏽', '👍🏾', '👍🏿']);
});

test('the last used stand first, each once, and not without end', () => {
  expect(used(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
  const many = Array.from({ length: 60 }, (_, i) => `${i}`).reduce<string[]>(used, []);
  expect(many).toHaveLength(32);
  expect(many[0]).toBe('59');
});
