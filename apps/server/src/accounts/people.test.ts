import { colleague, madeToken, sessionView, tokenList } from '@kontor/contracts/people';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Api } from '../../test/support/api.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const people = z.object({ items: z.array(colleague) });
const facts = async () =>
  (await kontor.db.sql.selectFrom('event').select(['type', 'data']).orderBy('number').execute()).map(
    ({ type, data }) => ({ type, data }),
  );

test('everyone sees the colleagues and their teams', async () => {
  const { items } = await kontor.api('lena').get('/people', people);
  expect(items.map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'Admin: admin',
    'Lena: agent',
    'Mara: agent',
    'Nora: marketer',
    'Tim: lead',
  ]);
  expect(items.find(({ name }) => name === 'Tim')!.teamIds).toHaveLength(2);
});

test('only an admin changes them', async () => {
  const { lena } = kontor.cast.people;
  for (const who of ['lena', 'tim', 'nora'] as const)
    await expect(
      kontor.api(who).put(`/people/${lena.id}`, { role: 'admin' }, colleague),
    ).rejects.toMatchObject({ code: 'not_allowed' });
});

test('a change of role and teams is told as facts, once each', async () => {
  const { lena } = kontor.cast.people;
  const { support, returns } = kontor.cast.teams;
  const change = () =>
    kontor.api('admin').put(`/people/${lena.id}`, { role: 'lead', teamIds: [returns] }, colleague);
  await expect(change()).resolves.toMatchObject({ role: 'lead', teamIds: [returns] });
  await change();
  expect(await facts()).toEqual([
    { type: 'membership.changed', data: { agentId: lena.id, teamId: returns, member: true } },
    { type: 'membership.changed', data: { agentId: lena.id, teamId: support, member: false } },
    { type: 'agent.changed', data: { agentId: lena.id } },
  ]);
});

test('a disabled person is out at once, with every session and token', async () => {
  const { lena } = kontor.cast.people;
  const { token } = await kontor.api('lena').post('/tokens', { name: 'script', expiresAt: null }, madeToken);
  await kontor.api('admin').put(`/people/${lena.id}`, { disabled: true }, colleague);

  await expect(kontor.api('lena').get('/session', sessionView)).rejects.toMatchObject({ status: 401 });
  await expect(kontor.withToken(token).get('/session', sessionView)).rejects.toMatchObject({ status: 401 });
  expect((await facts()).map(({ type }) => type)).toEqual(['session.ended', 'agent.changed']);

  await kontor.api('admin').put(`/people/${lena.id}`, { disabled: false }, colleague);
  await expect(kontor.withToken(token).get('/session', sessionView)).rejects.toMatchObject({ status: 401 });
});

test('the last admin stays one', async () => {
  const { admin } = kontor.cast.people;
  for (const wish of [{ role: 'agent' }, { disabled: true }])
    await expect(kontor.api('admin').put(`/people/${admin.id}`, wish, colleague)).rejects.toMatchObject({
      code: 'not_possible',
    });
});

test('two admins who demote each other at once leave one', async () => {
  const { admin, tim } = kontor.cast.people;
  await kontor.api('admin').put(`/people/${tim.id}`, { role: 'admin' }, colleague);
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all([
      kontor.api('admin').send('PUT', `/people/${tim.id}`, { role: 'lead' }),
      kontor.api('tim').send('PUT', `/people/${admin.id}`, { role: 'lead' }),
    ]);
    const admins = await kontor.db.sql.selectFrom('agent').select('id').where('role', '=', 'admin').execute();
    expect(admins).toHaveLength(1);
    expect(answers.map(({ status }) => status)).toContain(200);
    await kontor.db.sql
      .updateTable('agent')
      .set({ role: 'admin' })
      .where('id', 'in', [admin.id, tim.id])
      .execute();
  }
});

test('an unknown team is named and nothing changes', async () => {
  const { lena } = kontor.cast.people;
  const gone = '01890000-0000-7000-8000-000000000000';
  await expect(
    kontor.api('admin').put(`/people/${lena.id}`, { role: 'lead', teamIds: [gone] }, colleague),
  ).rejects.toMatchObject({ status: 400, problem: { errors: [{ path: 'teamIds' }] } });
  const { agent } = await kontor.api('lena').get('/session', sessionView);
  expect(agent.role).toBe('agent');
});

test('Lena changes her name, language and zone; a zone that is none is refused', async () => {
  const api = kontor.api('lena');
  const { agent } = await api.put(
    '/me',
    { name: 'Lena Keller', locale: 'de', zone: 'Europe/Zurich' },
    sessionView,
  );
  expect(agent).toMatchObject({ name: 'Lena Keller', locale: 'de', zone: 'Europe/Zurich' });
  await expect(
    api.put('/me', { name: 'Lena', locale: 'de', zone: 'Middle/Earth' }, sessionView),
  ).rejects.toMatchObject({ problem: { errors: [{ path: 'zone' }] } });
});

test('one’s own line is one’s own, stays when a profile without it is saved, and is one line', async () => {
  const api = kontor.api('lena');
  const wish = { name: 'Lena', locale: 'de', zone: null };
  const save = async (more: object) => (await api.put('/me', { ...wish, ...more }, sessionView)).agent;
  expect(await save({})).toMatchObject({ signatureLine: '' });
  expect(await save({ signatureLine: ' Kundendienst ' })).toMatchObject({ signatureLine: 'Kundendienst' });
  expect(await save({})).toMatchObject({ signatureLine: 'Kundendienst' });
  const { agent } = await kontor.api('tim').get('/session', sessionView);
  expect(agent.signatureLine).toBe('');
  for (const signatureLine of ['a\nb', 'x'.repeat(121)])
    await expect(save({ signatureLine })).rejects.toMatchObject({ code: 'invalid_request' });
  expect(await save({ signatureLine: '' })).toMatchObject({ signatureLine: '' });
});

test('a new password ends every other session', async () => {
  const answer = await kontor
    .api()
    .send('POST', '/session', { email: 'lena@adler-kaffee.example', password: 'demo' });
  const cookie = answer.headers.get('set-cookie')!.split(';', 1)[0]!;
  const elsewhere = new Api(kontor.url, () => ({ cookie }));

  const api = kontor.api('lena');
  await expect(
    api.put('/me/password', { current: 'guess', password: 'correct horse' }),
  ).rejects.toMatchObject({ code: 'wrong_credentials' });
  await elsewhere.get('/session', sessionView);
  await api.put('/me/password', { current: 'demo', password: 'correct horse' });

  await api.get('/session', sessionView);
  await expect(elsewhere.get('/session', sessionView)).rejects.toMatchObject({ status: 401 });
  await expect(
    kontor
      .api()
      .post('/session', { email: 'lena@adler-kaffee.example', password: 'correct horse' }, sessionView),
  ).resolves.toBeDefined();
});

test('a token acts as its owner until it expires or is ended', async () => {
  const expiresAt = new Date(kontor.clock.now().getTime() + 3_600_000).toISOString();
  const lena = kontor.api('lena');
  const made = await lena.post('/tokens', { name: 'nightly', expiresAt }, madeToken);
  const forever = await lena.post('/tokens', { name: 'forever', expiresAt: null }, madeToken);

  const { agent, sessionId } = await kontor.withToken(made.token).get('/session', sessionView);
  expect(agent.name).toBe('Lena');
  expect(sessionId).toBeNull();
  kontor.clock.advance({ hours: 2 });
  await expect(kontor.withToken(made.token).get('/session', sessionView)).rejects.toMatchObject({
    status: 401,
  });

  await lena.delete(`/tokens/${forever.id}`);
  await expect(kontor.withToken(forever.token).get('/session', sessionView)).rejects.toMatchObject({
    status: 401,
  });
});

test('tokens are listed without their secret: own ones, and all for an admin', async () => {
  const { token } = await kontor.api('lena').post('/tokens', { name: 'nightly', expiresAt: null }, madeToken);
  expect((await kontor.api('mara').get('/tokens', tokenList)).items).toEqual([]);
  for (const who of ['lena', 'admin'] as const) {
    const list = await kontor.api(who).get('/tokens', tokenList);
    expect(list.items).toMatchObject([{ name: 'nightly', agentId: kontor.cast.people.lena.id }]);
    expect(JSON.stringify(list)).not.toContain(token);
  }
  const { id } = (await kontor.api('lena').get('/tokens', tokenList)).items[0]!;
  await expect(kontor.api('mara').delete(`/tokens/${id}`)).rejects.toMatchObject({ status: 404 });
  await kontor.api('admin').delete(`/tokens/${id}`);
});

test('a token that has expired already is not made', async () => {
  const expiresAt = kontor.clock.now().toISOString();
  await expect(
    kontor.api('lena').post('/tokens', { name: 'late', expiresAt }, madeToken),
  ).rejects.toMatchObject({ problem: { errors: [{ path: 'expiresAt' }] } });
});
