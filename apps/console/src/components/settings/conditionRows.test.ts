import type { Condition } from '@kontor/domain/condition/tree';
import { expect, test } from 'vitest';
import { comparison, conditionOf, rowsOf } from './conditionRows.ts';

const open = { field: 'status', op: 'is', value: 'open' } as const;
const vip = { field: 'tags', op: 'has', value: 'vip' } as const;

test('rows that all have to hold, or one of them, come back as they were', () => {
  for (const condition of [{ all: [open, vip] }, { any: [open, vip] }, { all: [] }] satisfies Condition[]) {
    expect(conditionOf(rowsOf(condition)!)).toEqual(condition);
  }
});

test('a single comparison is one row', () => {
  expect(rowsOf(open)).toEqual({ joint: 'all', rows: [open] });
});

test('groups in groups are left to the sentence', () => {
  expect(rowsOf({ all: [open, { any: [vip] }] })).toBeNull();
  expect(rowsOf({ not: open })).toBeNull();
});

test('a fresh row has a value of the right kind', () => {
  expect(comparison('assignee', 'absent', 'id')).toEqual({ field: 'assignee', op: 'absent' });
  expect(comparison('tags', 'hasAny', 'tags')).toEqual({ field: 'tags', op: 'hasAny', value: [] });
  expect(comparison('openedAt', 'olderThan', 'instant')).toMatchObject({
    value: { amount: 1, unit: 'days' },
  });
});
