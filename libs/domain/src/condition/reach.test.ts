import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { statuses } from './fields.ts';
import { isBoundTo, isOverUnresolved, namingStatuses, possibleStatuses } from './reach.ts';
import type { Condition } from './tree.ts';
import { builtInViews } from './views.ts';

const status = (op: string, value: unknown) => ({ field: 'status', op, value }) as Condition;
const urgent: Condition = { field: 'priority', op: 'is', value: 'urgent' };

test.each<[string, Condition, string[]]>([
  ['says nothing of it', urgent, [...statuses]],
  ['is one', status('is', 'open'), ['open']],
  ['is not one', status('isNot', 'resolved'), ['open', 'waiting', 'snoozed', 'spam']],
  ['none of', { all: [urgent, status('isNoneOf', ['resolved', 'spam'])] }, ['open', 'waiting', 'snoozed']],
  ['one or something else', { any: [urgent, status('is', 'open')] }, [...statuses]],
  [
    'neither',
    { not: { any: [urgent, status('isAnyOf', ['resolved', 'spam'])] } },
    ['open', 'waiting', 'snoozed'],
  ],
  ['not both', { not: { all: [urgent, status('is', 'resolved')] } }, [...statuses]],
  ['never', { any: [] }, []],
])('the statuses of what %s', (_, condition, expected) => {
  expect([...possibleStatuses(condition)]).toEqual(expected);
});

test('no conversation for which a condition holds has a status that was ruled out', () => {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.constant(urgent),
      fc.constantFrom(...statuses).map((value) => status('is', value)),
      fc.subarray([...statuses]).map((value) => status('isNoneOf', value)),
      fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }));
  const holds = (part: Condition, is: string, isUrgent: boolean): boolean => {
    if ('all' in part) return part.all.every((one) => holds(one, is, isUrgent));
    if ('any' in part) return part.any.some((one) => holds(one, is, isUrgent));
    if ('not' in part) return !holds(part.not, is, isUrgent);
    if (part.field === 'priority') return isUrgent;
    return part.op === 'is' ? part.value === is : !(part.value as string[]).includes(is);
  };
  const trials = fc.sample(fc.tuple(condition, fc.constantFrom(...statuses), fc.boolean()), {
    seed: 1,
    numRuns: 2000,
  });
  const wrong = trials.filter(
    ([tree, is, isUrgent]) => holds(tree, is, isUrgent) && !possibleStatuses(tree).has(is),
  );
  expect(wrong).toEqual([]);
});

test('which built-in views hold only what has no end', () => {
  const unresolved = builtInViews
    .filter(({ condition }) => isOverUnresolved(condition))
    .map(({ name }) => name);
  expect(unresolved).toEqual(expect.arrayContaining(['mine', 'unassigned', 'all', 'waiting', 'snoozed']));
  for (const name of ['resolved', 'spam', 'everything']) expect(unresolved).not.toContain(name);
});

test('a condition is bound to a customer when it can hold for nobody else', () => {
  const anna: Condition = { field: 'customer', op: 'is', value: 'anna' };
  expect(isBoundTo({ all: [urgent, anna] }, ['customer'])).toBe(true);
  expect(isBoundTo({ any: [anna, { all: [anna, urgent] }] }, ['customer'])).toBe(true);
  expect(isBoundTo({ any: [anna, urgent] }, ['customer'])).toBe(false);
  expect(isBoundTo({ not: anna }, ['customer'])).toBe(false);
});

test.each<[Condition, Condition]>([
  [status('isNot', 'spam'), status('isAnyOf', ['open', 'waiting', 'snoozed', 'resolved'])],
  [status('isNoneOf', ['resolved', 'spam']), status('isAnyOf', ['open', 'waiting', 'snoozed'])],
  [{ not: status('is', 'resolved') }, status('isAnyOf', ['open', 'waiting', 'snoozed', 'spam'])],
  [
    { all: [urgent, { all: [status('isNot', 'spam')] }] },
    { all: [urgent, { all: [status('isAnyOf', ['open', 'waiting', 'snoozed', 'resolved'])] }] },
  ],
])('what is demanded of the status is said by naming: %j', (condition, expected) => {
  expect(namingStatuses(condition)).toEqual(expected);
});

test.each<[Condition]>([
  [urgent],
  [{ not: urgent }],
  [status('is', 'open')],
  [status('isAnyOf', ['open', 'waiting'])],
  [{ any: [urgent, status('isNot', 'spam')] }],
  [{ not: { any: [urgent, status('is', 'spam')] } }],
])('nothing else is said otherwise: %j', (condition) => {
  expect(namingStatuses(condition)).toEqual(condition);
});

test('saying it by naming changes nothing', () => {
  const ops = fc.constantFrom('is', 'isNot');
  const lists = fc.constantFrom('isAnyOf', 'isNoneOf');
  const one = fc.oneof(
    fc.tuple(ops, fc.constantFrom(...statuses)).map(([op, value]) => status(op, value)),
    fc.tuple(lists, fc.subarray([...statuses])).map(([op, value]) => status(op, value)),
  );
  const maybeNot = fc.oneof(
    one,
    one.map((not) => ({ not })),
  );
  fc.assert(
    fc.property(fc.array(maybeNot, { maxLength: 4 }), (all) => {
      expect(possibleStatuses(namingStatuses({ all }))).toEqual(possibleStatuses({ all }));
    }),
  );
});
