import { auditList, sessionList, sessionView } from '@kontor/contracts/people';
import { beforeEach, expect, test } from 'vitest';
import { Api } from '../../test/support/api.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { Tidying } from './tidying.ts';

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const lena = { email: 'lena@adler-kaffee.example', password: 'demo' };
const nobody = () => kontor.api();
const signIn = (body: object) => nobody().post('/session', body, sessionView);

/** A second browser of a person, with a session of its own. */
async function browser(person: { email: string; password: string }): Promise<Api> {
  const answer = await nobody().send('POST', '/session', person);
  const cookie = answer.headers.get('set-cookie')!.split(';', 1)[0]!;
  return new Api(kontor.url, () => ({ cookie }));
}

test('Lena signs in and is told who she is', async () => {
  const { agent, workspace } = await kontor.api('lena').get('/session', sessionView);
  expect(agent).toMatchObject({ name: 'Lena', role: 'agent', teamIds: [kontor.cast.teams.support] });
  expect(workspace).toMatchObject({ name: 'Adler Kaffee', isDemo: false });
});

test('her cookie is for this server alone, and its secret is not in the database', async () => {
  const answer = await nobody().send('POST', '/session', lena);
  const [cookie, ...attributes] = answer.headers.get('set-cookie')!.split('; ');
  expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
  expect(attributes).not.toContain('Secure');
  const [session] = await kontor.db.sql.selectFrom('session').selectAll().execute();
  expect(JSON.stringify(session)).not.toContain(cookie!.split('=')[1]);
});

test('behind https the cookie is secure', async () => {
  const secure = await testKontor({ env: { PUBLIC_URL: 'https://inbox.adler-kaffee.example' } });
  const answer = await secure.api().send('POST', '/session', lena, {
    headers: { origin: 'https://inbox.adler-kaffee.example' },
  });
  expect(answer.headers.get('set-cookie')).toContain('Secure');
  await secure.stop();
});

test('an e-mail is the same in capitals and with spaces around it', async () => {
  const { agent } = await signIn({ ...lena, email: ' Lena@Adler-Kaffee.Example ' });
  expect(agent.name).toBe('Lena');
});

test('a wrong password and an unknown e-mail get the same answer', async () => {
  const wrong = await nobody().send('POST', '/session', { ...lena, password: 'guess' });
  const unknown = await nobody().send('POST', '/session', { email: 'x@y.example', password: 'guess' });
  expect(wrong.status).toBe(401);
  expect(unknown.text).toBe(wrong.text);
});

test('a disabled person is not let in, with the answer of a wrong password', async () => {
  await kontor.db.sql
    .updateTable('agent')
    .set({ disabled_at: kontor.clock.now() })
    .where('email', '=', lena.email)
    .execute();
  await expect(signIn(lena)).rejects.toMatchObject({ code: 'wrong_credentials' });
});

test('guessing is slowed down, for an account that exists as for one that does not', async () => {
  for (const email of [lena.email, 'nobody@adler-kaffee.example']) {
    for (let i = 0; i < 5; i++)
      await expect(signIn({ email, password: `guess ${i}` })).rejects.toMatchObject({
        code: 'wrong_credentials',
      });
    const late = await nobody().send('POST', '/session', { email, password: 'demo' });
    expect(late.status).toBe(429);
    expect(JSON.parse(late.text)).toMatchObject({ code: 'too_many_attempts', retryAfter: 1 });
    expect(late.headers.get('retry-after')).toBe('1');
  }
  kontor.clock.advance({ seconds: 1 });
  await expect(signIn(lena)).resolves.toMatchObject({ agent: { name: 'Lena' } });
});

test('twenty guesses at once are judged five times', async () => {
  const guesses = Array.from({ length: 20 }, (_, i) =>
    nobody().send('POST', '/session', { ...lena, password: `guess ${i}` }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(15);
});

test('one address that tries many accounts is slowed down too', async () => {
  for (let i = 0; i < 30; i++) {
    const { status } = await nobody().send('POST', '/session', { email: `p${i}@x.example`, password: 'a' });
    expect(status).toBe(401);
  }
  await expect(signIn({ email: 'p31@x.example', password: 'a' })).rejects.toMatchObject({ status: 429 });
});

test('who has an own account cannot use it to go on guessing', async () => {
  for (let i = 0; i < 29; i++)
    await nobody().send('POST', '/session', { email: `p${i}@x.example`, password: 'a' });
  await signIn(lena);
  await expect(signIn({ email: 'p30@x.example', password: 'a' })).rejects.toMatchObject({ status: 401 });
  await expect(signIn(lena)).rejects.toMatchObject({ code: 'too_many_attempts' });
});

test('a session ends thirty days after its last use, and each use moves that', async () => {
  const api = kontor.api('lena');
  await api.get('/session', sessionView);
  kontor.clock.advance({ days: 29 });
  await api.get('/session', sessionView);
  kontor.clock.advance({ days: 29 });
  await api.get('/session', sessionView);
  kontor.clock.advance({ days: 31 });
  await expect(api.get('/session', sessionView)).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('its last use is written down at most once a minute', async () => {
  const api = kontor.api('lena');
  const lastSeen = async () =>
    (await kontor.db.sql.selectFrom('session').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at;
  await api.get('/session', sessionView);
  const first = await lastSeen();
  kontor.clock.advance({ seconds: 59 });
  await api.get('/session', sessionView);
  expect(await lastSeen()).toEqual(first);
  const now = kontor.clock.advance({ seconds: 1 });
  await api.get('/session', sessionView);
  expect(await lastSeen()).toEqual(now);
});

test('Lena sees her sessions and ends the one she forgot at home', async () => {
  const [here, home] = [await browser(lena), await browser(lena)];
  const { items } = await here.get('/sessions', sessionList);
  expect(items).toHaveLength(2);
  const other = items.find(({ current }) => !current)!;
  await here.delete(`/sessions/${other.id}`);

  await expect(home.get('/session', sessionView)).rejects.toMatchObject({ code: 'not_signed_in' });
  await here.get('/session', sessionView);
  const facts = await kontor.db.sql.selectFrom('event').select(['type', 'data']).execute();
  expect(facts).toEqual([
    { type: 'session.ended', data: { sessionId: other.id, agentId: kontor.cast.people.lena.id } },
  ]);
});

test("nobody ends another's session, and it looks as if there were none", async () => {
  const hers = (await kontor.api('lena').get('/sessions', sessionList)).items[0]!;
  await expect(kontor.api('mara').delete(`/sessions/${hers.id}`)).rejects.toMatchObject({ status: 404 });
  await kontor.api('lena').get('/session', sessionView);
});

test('whoever signs out is out', async () => {
  const api = await browser(lena);
  const answer = await api.send('DELETE', '/session');
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toMatch(/^kontor_session=;.*Expires=Thu, 01 Jan 1970/);
  await expect(api.get('/session', sessionView)).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('rights are those of today: a new role and a new team count at the next request', async () => {
  await kontor.api('lena').get('/session', sessionView);
  const { people, teams } = kontor.cast;
  await kontor
    .api('admin')
    .send('PUT', `/people/${people.lena.id}`, { role: 'lead', teamIds: [teams.support, teams.hr] });
  const { agent } = await kontor.api('lena').get('/session', sessionView);
  expect(agent.role).toBe('lead');
  expect(agent.teamIds.toSorted()).toEqual([teams.support, teams.hr].toSorted());
});

test('the audit knows who came in and who tried', async () => {
  await signIn(lena);
  await signIn({ ...lena, password: 'guess' }).catch(() => {});
  await signIn({ email: 'nobody@x.example', password: 'guess' }).catch(() => {});
  const { items } = await kontor.api('admin').get('/audit', auditList);
  const { id } = kontor.cast.people.lena;
  expect(items.slice(-3).map(({ action, subject, actorId }) => ({ action, subject, actorId }))).toEqual(
    expect.arrayContaining([
      { action: 'sign_in.failed', subject: 'nobody@x.example', actorId: null },
      { action: 'sign_in.failed', subject: id, actorId: null },
      { action: 'sign_in.succeeded', subject: id, actorId: id },
    ]),
  );
});

test('the audit is read in pages, by admins alone', async () => {
  for (let i = 0; i < 6; i++) {
    kontor.clock.advance({ minutes: 1 });
    await signIn(lena);
  }
  const admin = kontor.api('admin');
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const query: string = next ? `&cursor=${next}` : '';
    const page: { items: { id: string }[]; next: string | null } = await admin.get(
      `/audit?limit=3${query}`,
      auditList,
    );
    seen.push(...page.items.map(({ id }) => id));
    next = page.next;
  } while (next);
  const stored = await kontor.db.sql.selectFrom('audit').select('id').orderBy('at', 'desc').execute();
  expect(seen.toSorted()).toEqual(stored.map(({ id }) => id).toSorted());
  expect(new Set(seen).size).toBe(seen.length);
  await expect(admin.get('/audit?cursor=nonsense', auditList)).rejects.toMatchObject({ status: 400 });
  await expect(kontor.api('tim').get('/audit', auditList)).rejects.toMatchObject({ code: 'not_allowed' });
});

test('sessions that are long over are removed, those that live are not', async () => {
  await signIn(lena);
  kontor.clock.advance({ days: 60 });
  const alive = await browser(lena);
  kontor.clock.advance({ days: 29 });
  await alive.get('/session', sessionView);
  kontor.clock.advance({ days: 29 });
  await alive.get('/session', sessionView);
  kontor.clock.advance({ days: 3 });
  await kontor.get(Tidying).tidy();
  await expect(kontor.db.sql.selectFrom('session').select('id').execute()).resolves.toHaveLength(1);
  await expect(kontor.db.sql.selectFrom('login_throttle').selectAll().execute()).resolves.toEqual([]);
  await alive.get('/session', sessionView);
});
