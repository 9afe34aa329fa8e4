import { expect, test } from 'vitest';
import { totpMatches } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

// RFC 6238, appendix B, the last six digits of the codes for SHA-1.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at %i the code is %s', (seconds, code) => {
  expect(totpMatches(secret, code, at(seconds))).toBe(true);
  expect(totpMatches(secret, code, at(seconds + 30))).toBe(true);
  expect(totpMatches(secret, code, at(seconds + 90))).toBe(false);
});

test('a code of another length is wrong and breaks nothing', () => {
  expect(totpMatches(secret, '', at(59))).toBe(false);
  expect(totpMatches(secret, '94287082', at(59))).toBe(false);
});
