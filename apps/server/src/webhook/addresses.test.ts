import { expect, test } from 'vitest';
import { isAllowedAddress } from './addresses.ts';

test.each([
  ['loopback', '127.0.0.1'],
  ['all of loopback', '127.8.9.1'],
  ['private', '10.0.0.1'],
  ['private', '172.16.4.4'],
  ['private', '192.168.1.1'],
  ['the cloud’s own data', '169.254.169.254'],
  ['carriers’ shared space', '100.64.0.1'],
  ['this host', '0.0.0.0'],
  ['broadcast', '255.255.255.255'],
  ['multicast', '224.0.0.1'],
  ['for documentation', '192.0.2.4'],
  ['IPv6 loopback', '::1'],
  ['IPv6 unspecified', '::'],
  ['IPv6 link-local', 'fe80::1'],
  ['IPv6 private', 'fd00:ec2::254'],
  ['IPv6 multicast', 'ff02::1'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['IPv4 in IPv6, in hexadecimal', '::ffff:7f00:1'],
  ['IPv4 behind a translator', '64:ff9b::7f00:1'],
  ['IPv4 in a 6to4 tunnel', '2002:7f00:1::'],
])('%s is refused: %s', (_, address) => {
  expect(isAllowedAddress(address, [])).toBe(false);
});

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:93.184.216.34'])(
  'the public internet is allowed: %s',
  (address) => {
    expect(isAllowedAddress(address, [])).toBe(true);
  },
);

test('the configuration opens networks, and no more than those', () => {
  const allowed = ['10.20.0.0/16', '::1/128'];
  expect(isAllowedAddress('10.20.3.4', allowed)).toBe(true);
  expect(isAllowedAddress('::ffff:10.20.3.4', allowed)).toBe(true);
  expect(isAllowedAddress('::1', allowed)).toBe(true);
  expect(isAllowedAddress('10.21.0.1', allowed)).toBe(false);
  expect(isAllowedAddress('127.0.0.1', allowed)).toBe(false);
});
