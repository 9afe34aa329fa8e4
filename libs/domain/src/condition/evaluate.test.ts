import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditions, contexts, rows } from '../../test/arbitrary.ts';
import { reference } from '../../test/reference.ts';
import { conversation, customer, ids, zurich } from '../../test/cast.ts';
import { attributeFields } from './attributes.ts';
import { catalogueOf } from './catalogue.ts';
import { evaluate } from './evaluate.ts';
import type { ConversationFacts } from './facts.ts';
import { conversationFields } from './fields.ts';
import { judge } from './judge.ts';
import type { Comparison, Condition } from './tree.ts';

const holds = (condition: Condition, facts: Partial<ConversationFacts> = {}) =>
  evaluate(condition, conversation(facts), zurich);
const asked = (field: string, op: string, value?: unknown) =>
  (value === undefined ? { field, op } : { field, op, value }) as Comparison;

describe('a comparison with an absent value is false, whatever it asks', () => {
  test.each([
    asked('team', 'is', ids.support),
    asked('team', 'isNot', ids.support),
    asked('team', 'isNoneOf', [ids.support]),
    asked('subject', 'doesNotContain', 'tank'),
    asked('waitingSince', 'before', '2026-11-17'),
    asked('waitingSince', 'olderThan', { amount: 1, unit: 'hours' }),
  ])('%j', (comparison) => {
    const facts = { teamId: null, subject: ' \u200b ', waitingSince: null };
    expect(holds(comparison, facts)).toBe(false);
    expect(holds({ not: comparison }, facts)).toBe(true);
  });
});

test('absent and present ask for just that', () => {
  expect(holds(asked('team', 'absent'), { teamId: null })).toBe(true);
  expect(holds(asked('team', 'present'), { teamId: null })).toBe(false);
  expect(holds(asked('tags', 'absent'), { tags: [] })).toBe(true);
  expect(holds(asked('subject', 'absent'), { subject: '' })).toBe(true);
  expect(holds(asked('customer', 'absent'), { customer: null })).toBe(true);
});

test.each([
  ['contains', 'strasse', true],
  ['contains', 'BAHNHOFSTRASSE  5', true],
  ['contains', '%', false],
  ['is', 'bahnhofstraße 5', true],
  ['isNot', 'Bahnhofstrasse 5', false],
  ['doesNotContain', 'Weg', true],
])('the subject "Bahnhofstraße 5" %s %j: %j', (op, value, expected) => {
  expect(holds(asked('subject', op, value), { subject: 'Bahnhofstraße 5' })).toBe(expected);
});

test.each([
  [asked('tags', 'has', 'vip'), true],
  [asked('tags', 'has', 'VIP'), false],
  [asked('tags', 'hasAny', ['x', 'b2b']), true],
  [asked('tags', 'hasAll', ['vip', 'x']), false],
  [asked('tags', 'hasNone', ['x', 'y']), true],
  [asked('customer.tags', 'hasNone', ['x']), true],
])('with the tags vip and b2b, %j is %j', (comparison, expected) => {
  expect(holds(comparison, { tags: ['vip', 'b2b'], customer: null })).toBe(expected);
});

describe('at 09:46 on Tuesday 17 November 2026 in Zurich, a message of', () => {
  test.each([
    ['2026-11-16T23:00:00.000Z', asked('lastMessageAt', 'on', 'today'), true],
    ['2026-11-16T22:59:59.999Z', asked('lastMessageAt', 'on', 'today'), false],
    ['2026-11-16T22:59:59.999Z', asked('lastMessageAt', 'on', 'yesterday'), true],
    ['2026-11-15T23:00:00.000Z', asked('lastMessageAt', 'on', 'thisWeek'), true],
    ['2026-11-17T07:46:00.000Z', asked('lastMessageAt', 'withinLast', { amount: 1, unit: 'hours' }), true],
    ['2026-11-17T07:45:59.999Z', asked('lastMessageAt', 'withinLast', { amount: 1, unit: 'hours' }), false],
    ['2026-11-17T07:45:59.999Z', asked('lastMessageAt', 'olderThan', { amount: 1, unit: 'hours' }), true],
    ['2026-11-17T07:46:00.000Z', asked('lastMessageAt', 'olderThan', { amount: 1, unit: 'hours' }), false],
    ['2026-11-17T08:46:00.001Z', asked('lastMessageAt', 'withinLast', { amount: 1, unit: 'hours' }), false],
    ['2026-11-17T08:46:00.001Z', asked('lastMessageAt', 'withinNext', { amount: 1, unit: 'minutes' }), true],
    ['2026-11-16T23:00:00.000Z', asked('lastMessageAt', 'before', '2026-11-17'), false],
    ['2026-11-17T22:59:59.999Z', asked('lastMessageAt', 'after', '2026-11-17'), false],
    ['2026-11-17T23:00:00.000Z', asked('lastMessageAt', 'after', '2026-11-17'), true],
    ['2026-11-17T22:59:59.999Z', asked('lastMessageAt', 'between', ['2026-11-16', '2026-11-17']), true],
    ['2026-11-17T08:00:00.000Z', asked('lastMessageAt', 'before', '2026-11-17T08:00:00Z'), false],
    ['2026-11-17T08:00:00.000Z', asked('lastMessageAt', 'after', '2026-11-17T08:00:00Z'), false],
  ])('%s: %j is %j', (lastMessageAt, comparison, expected) => {
    expect(holds(comparison, { lastMessageAt })).toBe(expected);
    expect(holds(comparison, { lastMessageAt: new Date(lastMessageAt) })).toBe(expected);
  });
});

test('"me" and "my teams" mean the one who looks, and nobody when nobody looks', () => {
  const mine = asked('assignee', 'is', { placeholder: 'me' });
  const notMine = asked('assignee', 'isNot', { placeholder: 'me' });
  const ofMyTeams = asked('team', 'isAnyOf', [{ placeholder: 'myTeams' }, ids.returns]);
  const facts = conversation({ assigneeId: ids.lena, teamId: ids.support });
  const viewer = { id: ids.lena, teamIds: [ids.support] };
  const answers = (context: typeof zurich) =>
    [mine, notMine, ofMyTeams].map((condition) => evaluate(condition, facts, context));
  expect(answers({ ...zurich, viewer })).toEqual([true, false, true]);
  expect(answers({ ...zurich, viewer: { id: ids.mara, teamIds: [] } })).toEqual([false, true, false]);
  expect(answers(zurich)).toEqual([false, false, false]);
});

test('money compares only within its currency', () => {
  const catalogue = catalogueOf([
    ...conversationFields,
    ...attributeFields([
      { of: 'customer', key: 'turnover', type: 'money', label: { en: 'turnover', de: 'Umsatz' } },
    ]),
  ]);
  const facts = conversation({
    customer: customer({ attributes: { turnover: { minor: 5000, currency: 'CHF' } } }),
  });
  const answer = (op: string, minor: number, currency: string) =>
    evaluate(asked('customer.attribute.turnover', op, { minor, currency }), facts, { ...zurich, catalogue });
  expect([answer('atLeast', 5000, 'CHF'), answer('greater', 5000, 'CHF')]).toEqual([true, false]);
  expect([answer('atLeast', 1, 'EUR'), answer('isNot', 5000, 'EUR'), answer('less', 9999, 'EUR')]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a field that does not exist is named, not ignored', () => {
  expect(() => holds(asked('customer.attribute.gone', 'is', 'x'))).toThrow(
    'There is no field "customer.attribute.gone"',
  );
});

test('evaluation agrees with a plain reference on any tree and row, and so does the verdict', () => {
  let held = 0;
  const runs = 3000;
  fc.assert(
    fc.property(conditions, rows, contexts, (condition, row, context) => {
      const answer = evaluate(condition, row, context);
      if (answer) held += 1;
      expect(answer).toBe(reference(condition, row, context));
      expect(judge(condition, row, context).held).toBe(answer);
      expect(evaluate({ not: condition }, row, context)).toBe(!answer);
    }),
    { seed: 20261117, numRuns: runs },
  );
  // Otherwise the pools no longer meet and the comparison shows nothing.
  expect(held).toBeGreaterThan(runs / 5);
  expect(held).toBeLessThan((runs * 4) / 5);
});
