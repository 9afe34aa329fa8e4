import {
  auditList,
  madeToken,
  recoveryCodes,
  secondFactorBegun,
  secondFactorState,
  sessionView,
} from '@kontor/contracts/people';
import { beforeEach, expect, test } from 'vitest';
import { Api } from '../../test/support/api.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { totpCode } from './totp.ts';

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const lena = { email: 'lena@adler-kaffee.example', password: 'demo' };
const { password } = lena;
const path = '/me/second-factor';
const signIn = (code?: string, more: object = {}) =>
  kontor.api().post('/session', { ...lena, ...(code && { code }), ...more }, sessionView);

async function browser(code?: string): Promise<Api> {
  const answer = await kontor.api().send('POST', '/session', { ...lena, ...(code && { code }) });
  const cookie = answer.headers.get('set-cookie')!.split(';', 1)[0]!;
  return new Api(kontor.url, () => ({ cookie }));
}

/** What the phone shows. */
class Phone {
  readonly #secret: Buffer;
  constructor(secret: string) {
    const bits = [...secret]
      .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
      .join('');
    this.#secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  }
  /** The next code that was not shown before. */
  next(): string {
    kontor.clock.advance({ seconds: 30 });
    return totpCode(this.#secret, kontor.clock.now());
  }
}

async function turnOn(by: Api): Promise<{ phone: Phone; codes: string[] }> {
  const { secret } = await by.post(path, { password }, secondFactorBegun);
  const phone = new Phone(secret);
  const { codes } = await by.put(path, { code: phone.next() }, recoveryCodes);
  return { phone, codes };
}

test('it is on once a code of the new secret was typed, and from then on the password alone is not enough', async () => {
  const [desk, elsewhere] = [await browser(), await browser()];
  await expect(desk.post(path, { password: 'guess' }, secondFactorBegun)).rejects.toMatchObject({
    code: 'wrong_credentials',
  });
  const begun = await desk.post(path, { password }, secondFactorBegun);
  expect(begun.address).toMatch(/^otpauth:\/\/totp\/Adler%20Kaffee:lena%40adler-kaffee\.example\?secret=/);
  const phone = new Phone(begun.secret);
  await expect(desk.put(path, { code: '000000' }, recoveryCodes)).rejects.toMatchObject({
    code: 'wrong_credentials',
  });
  // Nothing has changed yet.
  await signIn();
  expect(await desk.get(path, secondFactorState)).toMatchObject({ enabled: false });

  const { codes } = await desk.put(path, { code: phone.next() }, recoveryCodes);
  expect(new Set(codes).size).toBe(10);
  expect(await desk.get(path, secondFactorState)).toEqual({
    enabled: true,
    since: kontor.clock.now().toISOString(),
    recoveryCodesLeft: 10,
  });
  await expect(elsewhere.get('/session', sessionView)).rejects.toMatchObject({ code: 'not_signed_in' });
  await expect(signIn()).rejects.toMatchObject({ status: 401, code: 'second_factor_needed' });
  await expect(signIn('123456')).rejects.toMatchObject({ code: 'wrong_credentials' });
  await expect(signIn(phone.next(), { password: 'guess' })).rejects.toMatchObject({
    code: 'wrong_credentials',
  });
  const code = phone.next();
  await expect(signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).resolves.toMatchObject({
    agent: { name: 'Lena' },
  });
  const row = await kontor.db.sql
    .selectFrom('agent')
    .select(['second_factor', 'second_factor_pending'])
    .where('email', '=', lena.email)
    .executeTakeFirstOrThrow();
  expect(row.second_factor_pending).toBeNull();
  for (const secret of [begun.secret, ...codes]) expect(JSON.stringify(row)).not.toContain(secret);
});

test('a code is good once, also when it comes ten times at once', async () => {
  const { phone } = await turnOn(await browser());
  const code = phone.next();
  const tries = await Promise.allSettled(Array.from({ length: 4 }, () => signIn(code)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await expect(signIn(code)).rejects.toMatchObject({ code: 'wrong_credentials' });
});

test('a recovery code stands in for the phone, once; new ones void the old', async () => {
  const desk = await browser();
  const { phone, codes } = await turnOn(desk);
  const [first, second] = codes as [string, string];
  await signIn(first.toUpperCase().replaceAll('-', ' '));
  await expect(signIn(first)).rejects.toMatchObject({ code: 'wrong_credentials' });
  expect(await desk.get(path, secondFactorState)).toMatchObject({ recoveryCodesLeft: 9 });
  await expect(desk.post(`${path}/recovery-codes`, { password }, recoveryCodes)).rejects.toMatchObject({
    code: 'second_factor_needed',
  });
  const proof = { password, code: phone.next() };
  const renewed = await desk.post(`${path}/recovery-codes`, proof, recoveryCodes);
  await expect(signIn(second)).rejects.toMatchObject({ code: 'wrong_credentials' });
  await signIn(renewed.codes[9]);
});

test('whoever sits at the open screen cannot turn it off, nor set up another', async () => {
  const desk = await browser();
  const { phone } = await turnOn(desk);
  for (const proof of [{ password: 'guess', code: phone.next() }, { password }, { password, code: '1' }])
    await expect(desk.send('POST', `${path}/removal`, proof)).resolves.toMatchObject({ status: 401 });
  await expect(desk.post(path, { password, code: phone.next() }, secondFactorBegun)).rejects.toMatchObject({
    code: 'not_possible',
  });
  const answer = await desk.send('POST', `${path}/removal`, { password, code: phone.next() });
  expect(answer.status).toBe(204);
  await signIn();
});

test('a secret that nobody confirmed in half an hour is void', async () => {
  const desk = await browser();
  const { secret } = await desk.post(path, { password }, secondFactorBegun);
  const phone = new Phone(secret);
  kontor.clock.advance({ minutes: 31 });
  await expect(desk.put(path, { code: phone.next() }, recoveryCodes)).rejects.toMatchObject({
    code: 'not_possible',
  });
});

test('an API token changes nothing about how its owner signs in', async () => {
  const { token } = await kontor.api('lena').post('/tokens', { name: 'Script', expiresAt: null }, madeToken);
  const script = kontor.withToken(token);
  await expect(script.post(path, { password }, secondFactorBegun)).rejects.toMatchObject({
    code: 'not_allowed',
  });
});

test('an admin helps who lost phone and codes; all of it stands in the audit', async () => {
  const desk = await browser();
  const { codes } = await turnOn(desk);
  await signIn(codes[0]);
  await signIn('not-a-code').catch(() => {});
  const { id } = kontor.cast.people.lena;
  await expect(kontor.api('tim').delete(`/people/${id}/second-factor`)).rejects.toMatchObject({
    code: 'not_allowed',
  });
  await kontor.api('admin').delete(`/people/${id}/second-factor`);
  await expect(kontor.api('admin').delete(`/people/${id}/second-factor`)).rejects.toMatchObject({
    code: 'not_possible',
  });
  await expect(desk.get('/session', sessionView)).rejects.toMatchObject({ code: 'not_signed_in' });
  await signIn();

  const { items } = await kontor.api('admin').get('/audit?limit=100', auditList);
  const entries = items
    .filter(({ subject }) => subject === id)
    .map(({ action, actorId, data }) => ({ action, actorId, data }));
  const admin = kontor.cast.people.admin.id;
  for (const entry of [
    { action: 'second_factor.turned_on', actorId: id, data: {} },
    { action: 'second_factor.recovery_code_used', actorId: id, data: { left: 9 } },
    { action: 'sign_in.failed', actorId: null, data: { code: true } },
    { action: 'second_factor.reset', actorId: admin, data: {} },
  ])
    expect(entries).toContainEqual(entry);
});
