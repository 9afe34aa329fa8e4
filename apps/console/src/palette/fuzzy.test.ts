import { expect, test } from 'vitest';
import { fitOf, pieces } from './fuzzy.ts';

const best = (typed: string, texts: string[]) =>
  texts
    .map((text) => ({ text, fit: fitOf(typed, text) }))
    .filter(({ fit }) => fit)
    .toSorted((a, b) => b.fit!.score - a.fit!.score)
    .map(({ text }) => text);

test.each([
  ['res', ['Mark as unread or share', 'Resolve', 'Mine'], 'Resolve'],
  ['gm', ['Go to Mine', 'Go to Unassigned'], 'Go to Mine'],
  ['mara as', ['Assign: Mara Vogel', 'Assign: Tim'], 'Assign: Mara Vogel'],
  ['zuruck', ['Zurückstellen', 'Lösen'], 'Zurückstellen'],
  ['gros', ['Größe', 'Gruss'], 'Größe'],
])('%s in %s is %s', (typed, texts, first) => {
  expect(best(typed, texts)[0]).toBe(first);
});

test('what is not in it does not fit, and letters strewn over a text are no fit', () => {
  expect(fitOf('xyz', 'Resolve')).toBeNull();
  expect(fitOf('reply mara', 'Reply')).toBeNull();
  expect(fitOf('stt', 'Wait for the customer to answer')).toBeNull();
});

test('nothing typed fits everything alike', () => {
  expect(fitOf('  ', 'Resolve')).toEqual({ score: 0, met: [] });
});

test('the letters that were met are told apart', () => {
  const text = 'Assign: Mara';
  expect(pieces(text, fitOf('mar', text)!.met)).toEqual([
    { text: 'Assign: ', met: false },
    { text: 'Mar', met: true },
    { text: 'a', met: false },
  ]);
});
