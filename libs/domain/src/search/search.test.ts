import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionOf, faultsOf } from './condition.ts';
import { completionsAt } from './completing.ts';
import { isForm, placesOf, snippetOf, termsIn } from './marking.ts';
import { readQuery } from './query.ts';

const names = {
  tags: ['VIP', 'second visit'],
  teams: [
    { id: 'support', name: 'Support' },
    { id: 'returns', name: 'Returns' },
  ],
  people: [
    { id: 'mara', name: 'Mara Vogel' },
    { id: 'tim', name: 'Tim Adler' },
  ],
};
const condition = (typed: string) => conditionOf(readQuery(typed), names, 'Europe/Zurich');

test.each([
  ['assigned:vogel', { all: [{ any: [{ field: 'assignee', op: 'is', value: 'mara' }] }] }],
  ['bei:mir', { all: [{ field: 'assignee', op: 'is', value: { placeholder: 'me' } }] }],
  ['assigned:nobody', { all: [{ field: 'assignee', op: 'absent' }] }],
  ['tag:vip team:ret', { all: [{ field: 'tags', op: 'has', value: 'VIP' }, { any: [{ field: 'team', op: 'is', value: 'returns' }] }] }],
  ['team:nowhere', { all: [{ any: [] }] }],
  ['#7 is:open', { all: [{ field: 'status', op: 'isAnyOf', value: ['open'] }, { any: [{ field: 'number', op: 'is', value: 7 }] }] }],
  ['before:2026-11-17', { all: [{ field: 'lastMessageAt', op: 'before', value: '2026-11-16T23:00:00.000Z' }] }],
  ['?!', { any: [] }],
  ['tank', { all: [] }],
])('%s is one condition', (typed, expected) => {
  expect(condition(typed)).toEqual(expected);
}); // prettier-ignore

test.each([
  ['is:happy', [{ operator: 'is', value: 'happy' }]],
  ['before:tomorrowish', [{ operator: 'before', value: 'tomorrowish' }]],
  ['has:wings', [{ operator: 'has', value: 'wings' }]],
  ['tag:nope team:nope assigned:nope', [
    { operator: 'tag', value: 'nope' },
    { operator: 'team', value: 'nope' },
    { operator: 'assigned', value: 'nope' },
  ]],
  ['"is:happy" http://x is:open tag:"Second Visit" assigned:tim', []],
])('%s: what is wrong is named', (typed, expected) => {
  expect(faultsOf(readQuery(typed), names)).toEqual(expected);
}); // prettier-ignore

const complete = (typed: string, language: 'en' | 'de' = 'en') =>
  completionsAt(typed, typed.length, names, language, '2026-11-22').items.map(({ text }) => text);

test.each<[string, 'en' | 'de', string[]]>([
  ['a', 'en', ['after:', 'assigned:']],
  ['v', 'de', ['von:', 'vor:']],
  ['tank is:', 'en', ['is:open ', 'is:waiting ', 'is:snoozed ', 'is:resolved ', 'is:spam ', 'is:mine ', 'is:unassigned ']],
  ['ist:ge', 'de', ['ist:gelöst ']],
  ['assigned:vo', 'en', ['assigned:"Mara Vogel" ']],
  ['tag:"sec', 'en', ['tag:"second visit" ']],
  ['has:', 'en', ['has:attachment ']],
  ['after:2026-11-2', 'en', ['after:2026-11-22 ']],
  ['from:an', 'en', []],
  ['"a', 'en', []],
  ['', 'en', []],
])('%s (%s) can become %j', (typed, language, expected) => {
  expect(complete(typed, language)).toEqual(expected);
}); // prettier-ignore

test('only the word at the cursor gives way', () => {
  expect(completionsAt('is:op tank', 5, names, 'en', '2026-11-22')).toEqual({
    from: 0,
    to: 5,
    items: [{ text: 'is:open ', operator: 'is', value: 'open' }],
  });
});

test('whatever is offered is understood without a fault', () => {
  for (const operator of ['is:', 'has:', 'tag:', 'team:', 'assigned:', 'before:'])
    for (const language of ['en', 'de'] as const)
      for (const text of complete(operator, language))
        expect([text, faultsOf(readQuery(text), names)]).toEqual([text, []]);
});

const marked = (typed: string, text: string) =>
  placesOf(text, termsIn(readQuery(typed), 'text')).map(({ from, to }) => text.slice(from, to));

test.each([
  ['tank', 'The tank leaks, tanks leak.', ['tank', 'tanks']],
  ['cracked ', 'It cracks; crackers do not.', ['cracks']],
  ['Mühlen ', 'Die MÜHLE und die Muhle', ['MÜHLE', 'Muhle']],
  ['strasse ', 'In der Straße 5', ['Straße']],
  ['"second visit"', 'A second visit, a second one', ['second visit']],
  ['from:anna', 'anna', []],
  ['rechnung ', 'Rechner, Rechnungen', ['Rechnungen']],
  ['AK-2026-1042 ', 'Order AK-2026-1042!', ['AK-2026-1042']],
])('%s marks in %j %j', (typed, text, expected) => {
  expect(marked(typed, text)).toEqual(expected);
});

test('short words are no stems of others', () => {
  expect(isForm('in', 'ist')).toBe(false);
  expect(isForm('die', 'dies')).toBe(true);
  expect(isForm('tank', 'tag')).toBe(false);
});

test('a snippet begins shortly before what was found', () => {
  const text = `${'Long ago in another place. '.repeat(20)}The tank leaks. ${'And so on. '.repeat(40)}`;
  const snippet = snippetOf(text, termsIn(readQuery('tank '), 'text'))!;
  expect(snippet).toContain('The tank leaks.');
  expect(snippet.startsWith('… ')).toBe(true);
  expect(snippet.length).toBeLessThanOrEqual(162);
  expect(snippetOf('nothing of it', termsIn(readQuery('tank '), 'text'))).toBeNull();
});

test('places lie in the text, in order, apart from each other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (typed, text) => {
      let last = -1;
      for (const { from, to } of placesOf(text, readQuery(typed).terms)) {
        expect(from).toBeGreaterThan(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
        last = to;
      }
    }),
  );
});
