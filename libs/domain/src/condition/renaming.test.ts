import { expect, test } from 'vitest';
import { asksForTag, tagRenamed } from './renaming.ts';
import type { Condition } from './tree.ts';

const has = (value: string, field = 'tags'): Condition => ({ field, op: 'has', value });

test('a tag gets its new word wherever a condition asks for it, and nowhere else', () => {
  const before: Condition = {
    all: [
      has('Leak'),
      {
        not: { any: [has('Leak', 'customer.tags'), { field: 'tags', op: 'hasAny', value: ['Leak', 'VIP'] }] },
      },
      { field: 'subject', op: 'contains', value: 'Leak' },
      has('Leaking'),
    ],
  };
  expect(tagRenamed(before, 'Leak', 'Drip')).toEqual({
    all: [
      has('Drip'),
      {
        not: { any: [has('Drip', 'customer.tags'), { field: 'tags', op: 'hasAny', value: ['Drip', 'VIP'] }] },
      },
      { field: 'subject', op: 'contains', value: 'Leak' },
      has('Leaking'),
    ],
  });
});

test('a list that names both after a merge names it once', () => {
  const before: Condition = { field: 'tags', op: 'hasAll', value: ['Drip', 'VIP', 'Leak'] };
  expect(tagRenamed(before, 'Leak', 'Drip')).toEqual({ field: 'tags', op: 'hasAll', value: ['Drip', 'VIP'] });
});

test('whether a condition asks for a tag', () => {
  expect(asksForTag({ not: has('Leak') }, 'Leak')).toBe(true);
  expect(asksForTag({ field: 'tags', op: 'hasNone', value: ['Leak'] }, 'Leak')).toBe(true);
  expect(asksForTag({ field: 'subject', op: 'is', value: 'Leak' }, 'Leak')).toBe(false);
  expect(asksForTag({ field: 'tags', op: 'present' }, 'Leak')).toBe(false);
});
