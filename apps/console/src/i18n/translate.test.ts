import { expect, test } from 'vitest';
import { fill, textAt } from './translate.ts';

const words = { list: { title: 'All', rows: '{n} row of {all} | {n} rows of {all}' } };

test('a text is found by its place; a place that holds texts, or does not exist, is none', () => {
  expect(
    ['list.title', 'list', 'list.title.more', 'list.toString', 'none'].map((key) => textAt(words, key)),
  ).toEqual(['All', undefined, undefined, undefined, undefined]);
});

test.each([
  [0, '0 rows of 9'],
  [1, '1 row of 9'],
  [2, '2 rows of 9'],
])('%s takes the form of its number', (n, said) => {
  expect(fill(words.list.rows, { n, all: 9 })).toBe(said);
});

test('what is filled in is taken as it is, also when it looks like a place to fill or a choice of forms', () => {
  expect(fill('{name} wrote', { name: '{n} | $& @x' })).toBe('{n} | $& @x wrote');
});

test('a value that is not given leaves nothing', () => {
  expect(fill('Draft of {name}', {})).toBe('Draft of ');
});
