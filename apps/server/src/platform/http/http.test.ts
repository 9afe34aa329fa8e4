import { sessionView } from '@kontor/contracts/people';
import { beforeAll, expect, test } from 'vitest';
import { type TestKontor, testKontor } from '../../../test/support/kontor.ts';
import type { TestClock } from '../../../test/support/test-clock.ts';

let kontor: TestKontor & { clock: TestClock };
beforeAll(async () => {
  kontor = await testKontor();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  kontor.api().send('GET', `${kontor.url}${path}`, undefined, { headers });

/** A request made by hand, with the Origin of one's choice or none. */
async function change(headers: Record<string, string>): Promise<{ status: number; code: string }> {
  const answer = await fetch(`${kontor.url}/api/v1/me/availability`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"availability":"away"}',
  });
  const text = await answer.text();
  return { status: answer.status, code: text ? JSON.parse(text).code : '' };
}

test('every answer carries a strict policy: pages, the API and errors alike', async () => {
  for (const path of ['/', '/conversations/1', '/api/v1/session', '/api/v1/nothing', '/health/live']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:|\*/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test('the frame for mails runs nothing and reaches out only for images that were asked for', async () => {
  for (const [path, images] of [
    ['/mail-frame', "img-src 'self' data:;"],
    ['/mail-frame?images', "img-src 'self' data: https: http:;"],
  ] as const) {
    const { headers, text } = await get(path);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(images);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/script|allow-forms|allow-top/);
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(text).not.toContain('<script');
  }
});

test('browsers are told to stay with https when PUBLIC_URL is https', async () => {
  const secure = await testKontor({ env: { PUBLIC_URL: 'https://inbox.adler-kaffee.example' } });
  const { headers } = await secure.api().send('GET', '/setup');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  await secure.stop();
});

test('what the API answers is kept by no cache', async () => {
  expect((await get('/api/v1/setup')).headers.get('cache-control')).toBe('no-store');
});

test('a change with a cookie needs our Origin', async () => {
  const cookie = await kontor.cookieOf('lena');
  expect(await change({ cookie, origin: kontor.url })).toMatchObject({ status: 204 });
  for (const origin of ['https://evil.example', 'null', `${kontor.url}.evil.example`, 'http://127.0.0.1:1'])
    expect(await change({ cookie, origin })).toEqual({ status: 403, code: 'foreign_origin' });
  expect(await change({ cookie })).toEqual({ status: 403, code: 'foreign_origin' });
});

test('PUBLIC_URL is our Origin too, behind a proxy that sends another Host', async () => {
  const proxied = await testKontor({ env: { PUBLIC_URL: 'https://inbox.adler-kaffee.example' } });
  const signIn = (origin: string) =>
    proxied
      .api()
      .send(
        'POST',
        '/session',
        { email: 'lena@adler-kaffee.example', password: 'demo' },
        { headers: { origin } },
      );
  expect((await signIn('https://inbox.adler-kaffee.example')).status).toBe(200);
  expect((await signIn('http://inbox.adler-kaffee.example')).status).toBe(403);
  await proxied.stop();
});

test('a token needs no Origin, and a cookie beside it gives no rights', async () => {
  const cookie = await kontor.cookieOf('lena');
  expect(await change({ cookie, authorization: 'Bearer nonsense' })).toEqual({
    status: 401,
    code: 'not_signed_in',
  });
});

test('a foreign page cannot sign anybody in', async () => {
  const { status } = await kontor.api().send(
    'POST',
    '/session',
    { email: 'lena@adler-kaffee.example', password: 'demo' },
    {
      headers: { origin: 'https://evil.example' },
    },
  );
  expect(status).toBe(403);
});

test('an unknown path of the API is a problem with a code, and no page', async () => {
  for (const path of ['/api/v1/nothing', '/api', '/files/nothing/at/all', '/health/nothing']) {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'not_found', status: 404 });
  }
});

test('what cannot be read is refused with what is wrong', async () => {
  const send = (body: string, type = 'application/json') =>
    fetch(`${kontor.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': type }, body });
  const broken = await send('{"email":');
  expect(broken.status).toBe(400);
  expect(await broken.json()).toMatchObject({ code: 'invalid_request' });
  const wrong = await send('{"email":1}');
  expect(await wrong.json()).toMatchObject({
    code: 'invalid_request',
    errors: [{ path: 'email' }, { path: 'password' }],
  });
  expect((await send('a=b', 'text/css')).status).toBe(415);
  const huge = await send(JSON.stringify({ email: 'x'.repeat(9 << 20), password: '' }));
  expect(huge.status).toBe(413);
  expect(await huge.json()).toMatchObject({ code: 'too_large' });
});

test('each answer says how much is left, and too much is refused until the minute is over', async () => {
  const lena = kontor.api('lena');
  const first = await lena.send('GET', '/session');
  expect(first.headers.get('ratelimit-limit')).toBe('12000');
  const left = Number(first.headers.get('ratelimit-remaining'));
  expect(Number((await lena.send('GET', '/session')).headers.get('ratelimit-remaining'))).toBe(left - 1);

  const asNobody = () => kontor.api().send('GET', '/setup');
  const remaining = Number((await asNobody()).headers.get('ratelimit-remaining'));
  for (let i = 0; i < remaining; i += 50)
    await Promise.all(Array.from({ length: Math.min(50, remaining - i) }, asNobody));
  const refused = await asNobody();
  expect(refused.status).toBe(429);
  expect(JSON.parse(refused.text)).toMatchObject({ code: 'too_many_requests' });
  expect(refused.headers.get('retry-after')).toBe('60');
  // Who is signed in is counted apart, also from the same address.
  await expect(lena.get('/session', sessionView)).resolves.toBeDefined();
  kontor.clock.advance({ minutes: 1 });
  expect((await asNobody()).status).toBe(200);
});
