import { expect, test } from 'vitest';
import { accountPace, addressPace, waitAfter } from './login-throttle.ts';

test.each([
  ['the first five tries are free', 4, 0],
  ['then it is a second', 5, 1000],
  ['each more doubles it', 8, 8000],
  ['an account is shut for a minute at most', 30, 60_000],
  ['also after very many', 5000, 60_000],
])('%s', (_, failures, wait) => {
  expect(waitAfter(failures, accountPace)).toBe(wait);
});

test('an address may try more, and waits longer in the end', () => {
  expect(waitAfter(29, addressPace)).toBe(0);
  expect(waitAfter(100, addressPace)).toBe(15 * 60_000);
});
