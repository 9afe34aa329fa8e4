import { expect, test } from 'vitest';
import { isOwnOrigin } from './own-origin.ts';

const publicUrl = 'https://inbox.example.com';

test.each([
  ['the host that was asked', 'http://127.0.0.1:3000', '127.0.0.1:3000', undefined, true],
  ['a default port, written or not', 'https://kontor.local', 'Kontor.Local', undefined, true],
  ['another port', 'http://127.0.0.1:3001', '127.0.0.1:3000', undefined, false],
  ['PUBLIC_URL, whatever Host the proxy sends', publicUrl, '10.0.0.7:3000', publicUrl, true],
  ['PUBLIC_URL without TLS', 'http://inbox.example.com', '10.0.0.7:3000', publicUrl, false],
  ['a longer name', `${publicUrl}.evil.example`, 'inbox.example.com', publicUrl, false],
  ['a sandboxed frame', 'null', '127.0.0.1:3000', undefined, false],
  ['none', undefined, '127.0.0.1:3000', undefined, false],
])('%s', (_, origin, host, url, own) => {
  expect(isOwnOrigin(origin, host, { publicUrl: url })).toBe(own);
});
