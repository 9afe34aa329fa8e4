import { expect, test } from 'vitest';
import { judge, table, unmeasured } from './bench-report.ts';

const figure = (name: string, value: number, floor?: number) => ({
  name,
  value,
  unit: 'ms',
  ...(floor && { floor }),
});

test.each([
  ['at its budget', 'arrival.p99', 150, false, true],
  ['over it', 'arrival.p99', 151, false, false],
  ['over it, in CI', 'reply.p95', 61, true, true],
  ['over three times, in CI', 'reply.p95', 181, true, false],
  ['known to be missed, in CI', 'intake.ratio', 0.2, true, true],
  ['known to be missed, in full', 'intake.ratio', 0.2, false, false],
  ['missed by far more than is known, in CI', 'intake.ratio', 0.1, true, false],
  ['a floor it must reach', 'intake.ratio', 0.6, false, true],
  ['below it', 'intake.ratio', 0.59, false, false],
  ['one of several', 'search.p95-rare-agent', 101, false, false],
  ['without a budget', 'arrival.mean', 9999, false, true],
  ['not a number', 'arrival.mean', Number.NaN, false, false],
])('a figure %s', (_, name, value, small, ok) => expect(judge(figure(name, value), small).ok).toBe(ok));

test('each figure is one object with the promised fields', () => {
  expect(judge(figure('list.p95', 12, 3), false)).toEqual({
    name: 'list.p95',
    value: 12,
    unit: 'ms',
    budget: 25,
    floor: 3,
    ok: true,
  });
  expect(judge(figure('list.mean', 12), false)).toMatchObject({ budget: null, floor: null });
});

test('a table names the figure, its budget and whether it holds', () => {
  const shown = table([judge(figure('list.p95', 31.234), false), judge(figure('intake.ratio', 0.7), false)]);
  expect(shown).toMatch(/list\.p95 +31\.2 +ms +≤ 25 +OVER/);
  expect(shown).toMatch(/intake\.ratio +0\.7 +ms +≥ 0\.6 +ok/);
});

test('what nothing measured is named', () => {
  const left = unmeasured([judge(figure('search.p95-rare', 1), false)]);
  expect(left).toContain('arrival.p99');
  expect(left).not.toContain('search.p95');
});
