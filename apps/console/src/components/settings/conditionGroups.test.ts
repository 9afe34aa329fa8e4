import type { Condition } from '@kontor/domain/condition/tree';
import { expect, test } from 'vitest';
import { comparison, conditionOf, groupOf } from './conditionGroups.ts';

const open = { field: 'status', op: 'is', value: 'open' } as const;
const vip = { field: 'tags', op: 'has', value: 'vip' } as const;
const mine = { field: 'assignee', op: 'is', value: { placeholder: 'me' } } as const;

test('groups in groups come back as they were', () => {
  for (const condition of [
    { all: [] },
    { all: [open, vip] },
    { any: [open, { all: [vip, { any: [mine, open] }] }] },
    { all: [open, { not: { any: [vip, mine] } }] },
  ] satisfies Condition[])
    expect(conditionOf(groupOf(condition))).toEqual(condition);
});

test('a single comparison is a group of one; "not" of anything is none of it', () => {
  expect(groupOf(open)).toEqual({ joint: 'all', parts: [open] });
  expect(groupOf({ not: open })).toEqual({ joint: 'none', parts: [open] });
  expect(groupOf({ not: { any: [open, vip] } })).toEqual({ joint: 'none', parts: [open, vip] });
  expect(groupOf({ not: { all: [open, vip] } })).toEqual({
    joint: 'none',
    parts: [{ joint: 'all', parts: [open, vip] }],
  });
  expect(conditionOf(groupOf({ not: { not: open } }))).toEqual({ not: { any: [{ not: { any: [open] } }] } });
});

test('a fresh row has a value of the right kind', () => {
  expect(comparison('assignee', 'absent', 'id')).toEqual({ field: 'assignee', op: 'absent' });
  expect(comparison('tags', 'hasAny', 'tags')).toEqual({ field: 'tags', op: 'hasAny', value: [] });
  expect(comparison('openedAt', 'olderThan', 'instant')).toMatchObject({
    value: { amount: 1, unit: 'days' },
  });
});
