import { expect, test } from 'vitest';
import { trustedProxy } from './trusted-proxy.ts';

const trust = trustedProxy({ publicUrl: 'https://inbox.example.com' }) as (
  address: string,
  hop: number,
) => boolean;

test('without PUBLIC_URL nobody is believed', () => {
  expect(trustedProxy({ publicUrl: undefined })).toBe(false);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.17.0.1', '192.168.1.1', 'fd00::1'])(
  'the proxy at %s is believed, and no further one',
  (address) => {
    expect(trust(address, 0)).toBe(true);
    expect(trust(address, 1)).toBe(false);
  },
);

test.each(['203.0.113.7', '2001:db8::1', '172.32.0.1'])('a client at %s is not', (address) => {
  expect(trust(address, 0)).toBe(false);
});
