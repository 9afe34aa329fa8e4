import { describe, expect, test } from 'vitest';
import { emailDomain, emailKey, isEmailAddress } from './email.ts';

describe('one address, however it is written', () => {
  test.each([
    ['anna@Beispiel.Example', 'anna@beispiel.example'],
    ['Anna.Keller@beispiel.example', 'anna.keller@beispiel.example'],
    ['  <anna@beispiel.example> ', 'anna@beispiel.example'],
    ['mailto:anna@beispiel.example', 'anna@beispiel.example'],
    ['anna@beispiel.example.', 'anna@beispiel.example'],
    ['"anna.keller"@beispiel.example', 'anna.keller@beispiel.example'],
    ['"anna keller"@beispiel.example', '"anna keller"@beispiel.example'],
    ['info@MÜLLER.example', 'info@xn--mller-kva.example'],
    ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
    ['info@mu\u0308ller.example', 'info@xn--mller-kva.example'],
    ['JÖRG@beispiel.example', 'jörg@beispiel.example'],
    ['anna\u200b@beispiel.example', 'anna@beispiel.example'],
    ['anna@[192.0.2.1]', 'anna@[192.0.2.1]'],
    ['a@b@c.example', 'a@b@c.example'],
    ['MAILER-DAEMON', 'mailer-daemon'],
    ['anna@0x7f.1', 'anna@0x7f.1'],
    ['anna@host/path', 'anna@host/path'],
    ['', ''],
  ])('%j has the key %j', (address, key) => {
    expect(emailKey(address)).toBe(key);
    expect(emailKey(key)).toBe(key);
  });
});

test('a tag makes another address', () => {
  expect(emailKey('anna+shop@beispiel.example')).not.toBe(emailKey('anna@beispiel.example'));
});

test.each([
  ['anna@beispiel.example', true],
  ['anna+shop@beispiel.example', true],
  ["o'neil@beispiel.example", true],
  ['jörg@müller.example', true],
  ['"anna keller"@beispiel.example', true],
  ['root@localhost', true],
  ['anna@[192.0.2.1]', true],
  ['anna', false],
  ['@beispiel.example', false],
  ['anna@', false],
  ['an na@beispiel.example', false],
  ['.anna@beispiel.example', false],
  ['a@b@c.example', false],
  ['anna@-x-.example', false],
  ['anna@a..b', false],
  ['anna@beispiel.example\r\nBcc: all@x.example', false],
  [`${'a'.repeat(65)}@beispiel.example`, false],
])('%j can be written to: %j', (address, expected) => {
  expect(isEmailAddress(address)).toBe(expected);
});

test('the domain of an address is a key, too', () => {
  expect(emailDomain('Anna@MÜLLER.example')).toBe('xn--mller-kva.example');
  expect(emailDomain('MAILER-DAEMON')).toBe('');
});
