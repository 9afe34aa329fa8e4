import type { CustomerView } from '@kontor/contracts/customer';
import { expect, test } from 'vitest';
import { isUntouched, reversal } from './changes.ts';

const anna = {
  name: 'Anna',
  language: null,
  tags: ['vip'],
  note: null,
  blocked: false,
  company: null,
  attributes: { tier: 'gold' },
} as unknown as CustomerView;

test('what is taken back is what stood there, absent values included', () => {
  expect(reversal({ name: 'A', attributes: { tier: 'silver', seats: 3 }, companyId: 'x' }, anna)).toEqual({
    name: 'Anna',
    attributes: { tier: 'gold', seats: null },
    companyId: null,
  });
});

test('another part that somebody changed meanwhile is no conflict, the same part is', () => {
  expect(isUntouched({ note: 'x' }, anna, { ...anna, name: 'Annie', attributes: {} })).toBe(true);
  expect(isUntouched({ attributes: { seats: 2 } }, anna, { ...anna, attributes: {} })).toBe(true);
  expect(isUntouched({ attributes: { tier: 'x' } }, anna, { ...anna, attributes: {} })).toBe(false);
  expect(isUntouched({ tags: [] }, anna, { ...anna, tags: ['b2b'] })).toBe(false);
});
