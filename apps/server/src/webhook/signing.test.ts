import { expect, test } from 'vitest';
import { newWebhookSecret, signatureHeaders } from './signing.ts';

test('the headers are those of the specification’s own example', () => {
  const headers = signatureHeaders(
    {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_999),
      body: '{"test": 2432232314}',
    },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('each secret signs, the newest first', () => {
  const signed = { id: 'a', at: new Date(0), body: '{}' };
  const [one, two] = [newWebhookSecret(), newWebhookSecret()];
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one).not.toBe(two);
  const only = (secret: string) => signatureHeaders(signed, [secret])['webhook-signature'];
  expect(signatureHeaders(signed, [one, two])['webhook-signature']).toBe(`${only(one)} ${only(two)}`);
});
