import { expect, test } from 'vitest';
import { base32, totpAddress, totpCode, totpStep } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

// RFC 6238, appendix B, the last six digits of the codes for SHA-1.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('at %i the code is %s', (seconds, code) => {
  const step = Math.floor(seconds / 30);
  expect(totpCode(secret, at(seconds))).toBe(code);
  expect(totpStep(secret, code, at(seconds))).toBe(step);
  expect(totpStep(secret, code, at(seconds + 30))).toBe(step);
  expect(totpStep(secret, code, at(seconds + 90))).toBeUndefined();
});

test('a code of another length is wrong and breaks nothing', () => {
  expect(totpStep(secret, '', at(59))).toBeUndefined();
  expect(totpStep(secret, '94287082', at(59))).toBeUndefined();
});

// RFC 4648, section 10, without padding.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('%j in base32 is %j', (text, encoded) => expect(base32(Buffer.from(text))).toBe(encoded));

test('the address for an app names the workspace and the account', () => {
  const address = new URL(totpAddress(secret, 'Adler Kaffee', 'lena@adler-kaffee.example'));
  expect(decodeURIComponent(address.pathname)).toBe('/Adler Kaffee:lena@adler-kaffee.example');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'Adler Kaffee',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
  expect(address.search).not.toContain('+');
});
