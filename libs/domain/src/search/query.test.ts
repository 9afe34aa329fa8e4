import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from './query.ts';

const nothing = {
  terms: [],
  statuses: [],
  mine: false,
  unassigned: false,
  tags: [],
  teams: [],
  before: null,
  after: null,
  hasAttachment: false,
  numbers: [],
  assigned: [],
  faults: [],
};
const word = (text: string, begun = false) => ({ words: text.split(' '), in: 'anywhere', begun });

test.each([
  ['', {}],
  ['  ?!  ', {}],
  ['tank', { terms: [word('tank', true)] }],
  ['tank ', { terms: [word('tank')] }],
  ['cracked Tank', { terms: [word('cracked'), word('tank', true)] }],
  ['x', { terms: [word('x')] }],
  ['"cracked tank"', { terms: [word('cracked tank')] }],
  ['"cracked tank', { terms: [word('cracked tank')] }],
  ['Größe Müller ', { terms: [word('grosse'), word('muller')] }],
  ['anna.keller@kunde.example ', { terms: [word('anna keller kunde example')] }],
  ['AK-2026-1042 ', { terms: [word('ak 2026 1042')] }],
  ['#1042', { numbers: [1042] }],
  ['#1042 tank ', { numbers: [1042], terms: [word('tank')] }],
  ['# 1042 ', { terms: [word('1042')] }],
  ['is:open is:waiting', { statuses: ['open', 'waiting'] }],
  ['IST:gelöst', { statuses: ['resolved'] }],
  ['is:mine is:unassigned', { mine: true, unassigned: true }],
  ['is:happy ', { terms: [word('is happy')], faults: [{ operator: 'is', value: 'happy' }] }],
  ['assigned:mara zugewiesen:mir bei:niemandem', { assigned: ['mara'], mine: true, unassigned: true }],
  ['tag:vip tag:"second visit"', { tags: ['vip', 'second visit'] }],
  ['team:Support', { teams: ['Support'] }],
  ['has:attachment', { hasAttachment: true }],
  ['hat:Anhang', { hasAttachment: true }],
  ['before:2026-11-17 after:2026', { before: '2026-11-17', after: '2026-01-01' }],
  ['after:2026-03 vor:1.9.2026', { after: '2026-03-01', before: '2026-09-01' }],
  [
    'before:2026-02-30 ',
    { terms: [word('before 2026 02 30')], faults: [{ operator: 'before', value: '2026-02-30' }] },
  ],
  [
    'from:"Anna Keller" to:info@',
    {
      terms: [
        { words: ['anna', 'keller'], in: 'from', begun: true },
        { words: ['info'], in: 'to', begun: true },
      ],
    },
  ],
  ['http://x.example ', { terms: [word('http x example')] }],
  ['constructor:x toString:y ', { terms: [word('constructor x'), word('tostring y')] }],
  ["'); drop table message;-- ", { terms: [word('drop'), word('table'), word('message')] }],
])('%s', (text, expected) => {
  expect(readQuery(text)).toEqual({ ...nothing, ...expected });
});

test('whatever is typed is understood as something, with words of letters and digits alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (text) => {
      for (const { words } of readQuery(text).terms) {
        expect(words.length).toBeGreaterThan(0);
        for (const one of words) expect(one).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }
    }),
  );
});
