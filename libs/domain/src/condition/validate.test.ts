import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, conditions } from '../../test/arbitrary.ts';
import { ids } from '../../test/cast.ts';
import { builtInViews } from './views.ts';
import { validateCondition } from './validate.ts';

const faults = (input: unknown, scope: 'view' | 'rule' = 'view') => {
  const result = validateCondition(input, { scope });
  return result.ok ? [] : result.faults.map(({ path, code }) => `${path}: ${code}`);
};

test('every built-in view and every arbitrary tree is in order, also after a trip through JSON', () => {
  for (const view of builtInViews) expect(faults(view.condition)).toEqual([]);
  fc.assert(
    fc.property(conditions, (condition) => {
      const back = JSON.parse(JSON.stringify(condition));
      expect(validateCondition(back, { catalogue, scope: 'view' })).toEqual({ ok: true, condition });
    }),
    { seed: 3, numRuns: 500 },
  );
});

describe('each fault says where it is', () => {
  test.each<[unknown, string[]]>([
    [null, [': not_a_condition']],
    [[], [': not_a_condition']],
    ['status is open', [': not_a_condition']],
    [{ all: [], any: [] }, [': not_a_condition']],
    [{ all: {} }, [': not_a_condition']],
    [{ any: [] }, ['any: empty_group']],
    [{ all: [{ any: [{ field: 'x', op: 'is', value: 1 }] }] }, ['all[0].any[0].field: unknown_field']],
    [{ not: { field: 'team', op: 'contains', value: 'x' } }, ['not.op: unknown_operator']],
    [{ field: 'status', op: 'is', value: 'closed' }, ['value: wrong_value']],
    [{ field: 'status', op: 'absent', value: 'closed' }, ['value: wrong_value']],
    [{ field: 'status', op: 'is' }, ['value: wrong_value']],
    [{ field: 'team', op: 'is', value: 'Support' }, ['value: wrong_value']],
    [{ field: 'team', op: 'is', value: { placeholder: 'myTeams' } }, ['value: wrong_value']],
    [{ field: 'team', op: 'isAnyOf', value: [{ placeholder: 'me' }] }, ['value: wrong_value']],
    [{ field: 'assignee', op: 'is', value: { placeholder: 'me', x: 1 } }, ['value: wrong_value']],
    [{ field: 'tags', op: 'hasAny', value: [] }, ['value: wrong_value']],
    [{ field: 'tags', op: 'has', value: 'a\0b' }, ['value: wrong_value']],
    [{ field: 'tags', op: 'has', value: '\ud83d' }, ['value: wrong_value']],
    [{ field: 'subject', op: 'contains', value: ' \u200b ' }, ['value: wrong_value']],
    [{ field: 'subject', op: 'contains', value: 'x'.repeat(501) }, ['value: wrong_value']],
    [{ field: 'number', op: 'is', value: 1.5 }, ['value: wrong_value']],
    [{ field: 'number', op: 'between', value: [1] }, ['value: wrong_value']],
    [{ field: 'openedAt', op: 'before', value: '2026-02-29' }, ['value: wrong_value']],
    [{ field: 'openedAt', op: 'before', value: 'yesterday' }, ['value: wrong_value']],
    [{ field: 'openedAt', op: 'on', value: 'someday' }, ['value: wrong_value']],
    [{ field: 'openedAt', op: 'withinLast', value: { amount: 0, unit: 'days' } }, ['value: wrong_value']],
    [
      { field: 'openedAt', op: 'withinLast', value: { amount: 99999, unit: 'weeks' } },
      ['value: wrong_value'],
    ],
    [{ field: 'openedAt', op: 'withinLast', value: { amount: 1, unit: 'toString' } }, ['value: wrong_value']],
    [{ field: 'unanswered', op: 'is', value: 'yes' }, ['value: wrong_value']],
    [{ field: '__proto__', op: 'is', value: 'yes' }, ['field: unknown_field']],
    [{ field: 'team', op: 'constructor', value: ids.support }, ['op: unknown_operator']],
    [
      { all: [{ field: 'status', op: 'is', value: 'open' }, 7, { any: [] }] },
      ['all[1]: not_a_condition', 'all[2].any: empty_group'],
    ],
  ])('%j', (input, expected) => {
    expect(faults(input)).toEqual(expected);
  });
});

test('a view cannot ask about the message that only a rule sees', () => {
  const condition = { field: 'message.text', op: 'contains', value: 'invoice' };
  expect(faults(condition, 'view')).toEqual(['field: field_not_here']);
  expect(faults(condition, 'rule')).toEqual([]);
});

test('a tree of hostile depth or width ends in a few faults, not in an overflow', () => {
  let deep: unknown = { all: [] };
  for (let i = 0; i < 20_000; i++) deep = { not: deep };
  expect(faults(deep).map((fault) => fault.split(': ')[1])).toEqual(['too_deep']);
  const open = { field: 'status', op: 'is', value: 'open' };
  expect(faults({ all: Array.from({ length: 200_000 }, () => open) })).toEqual([': too_many']);
  expect(faults({ all: Array(200_000).fill(0) }).length).toBeLessThan(200);
});

test('faults are worded for people, in both languages, and name what would be right', () => {
  const result = validateCondition({ field: 'status', op: 'is', value: 'closed' }, { scope: 'view' });
  expect(result).toEqual({
    ok: false,
    faults: [
      {
        path: 'value',
        code: 'wrong_value',
        text: {
          en: 'Expected one of open, waiting, snoozed, resolved, spam.',
          de: 'Erwartet wird eines von open, waiting, snoozed, resolved, spam.',
        },
      },
    ],
  });
});
