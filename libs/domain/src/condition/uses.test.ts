import { expect, test } from 'vitest';
import type { Condition } from './tree.ts';
import { fieldsUsed, usesTime, usesViewer } from './uses.ts';

const tree = (value: unknown): Condition => ({
  all: [{ field: 'status', op: 'is', value: 'open' }, { not: { any: [value as Condition] } }],
});

test('the fields of a tree are found at any depth', () => {
  expect([...fieldsUsed(tree({ field: 'tags', op: 'has', value: 'vip' }))]).toEqual(['status', 'tags']);
});

test('a tree uses time when its answer can change by waiting', () => {
  const time = (op: string, value: unknown) => usesTime(tree({ field: 'waitingSince', op, value }));
  expect(time('olderThan', { amount: 1, unit: 'hours' })).toBe(true);
  expect(time('on', 'today')).toBe(true);
  expect(time('on', '2026-11-17')).toBe(false);
  expect(time('before', '2026-11-17')).toBe(false);
});

test('a tree uses the viewer when "me" or "my teams" stands in it', () => {
  expect(usesViewer(tree({ field: 'team', op: 'isAnyOf', value: [{ placeholder: 'myTeams' }] }))).toBe(true);
  expect(usesViewer(tree({ field: 'subject', op: 'is', value: 'placeholder' }))).toBe(false);
});
