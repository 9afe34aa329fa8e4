import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import deCore from './de/core.ts';
import deEmoji from './de/emoji.ts';
import deSettings from './de/settings.ts';
import enCore from './en/core.ts';
import enEmoji from './en/emoji.ts';
import enSettings from './en/settings.ts';

type Words = { [key: string]: string | Words };
const de = { ...deCore, ...deEmoji, ...deSettings } as Words;
const en = { ...enCore, ...enEmoji, ...enSettings } as Words;

function* leaves(words: Words, path = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') yield [path + key, value];
    else yield* leaves(value, `${path}${key}.`);
  }
}
const german = new Map(leaves(de));
const english = new Map(leaves(en));
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();

test('German and English say the same things', () => {
  expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
});

test('both name the same values', () => {
  for (const [key, text] of english) {
    expect({ key, slots: slots(german.get(key)!) }).toEqual({ key, slots: slots(text) });
  }
});

test('no text has more forms than one and many, nor a slot that the translator does not read', () => {
  const odd = [...german.values(), ...english.values()].filter(
    (text) => text.split(' | ').length > 2 || /[{}]/.test(text.replace(/\{\w+\}/g, '')),
  );
  expect(odd).toEqual([]);
});

test('every text that a component asks for by name is there', () => {
  const asked = new Set<string>();
  for (const file of readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.(vue|ts)$/.test(file) || file.endsWith('.test.ts')) continue;
    const source = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
    for (const match of source.matchAll(/\bt\(\s*'([\w.]+)'/g)) asked.add(match[1]!);
  }
  expect([...asked].filter((key) => !english.has(key))).toEqual([]);
});

test('no text stands there that nobody can ask for', () => {
  const sources = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vue|ts)$/.test(file) && !file.startsWith('locales'))
    .map((file) => readFileSync(join(import.meta.dirname, '..', file), 'utf8'))
    .join('\n');
  const built = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1]!);
  const isAsked = (key: string) =>
    sources.includes(`'${key}'`) || built.some((start) => key.startsWith(start));
  expect([...english.keys()].filter((key) => !isAsked(key))).toEqual([]);
});
