import { sessionView, setUpState } from '@kontor/contracts/people';
import { directory } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import { Api } from '../../test/support/api.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';

let kontor: TestKontor;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor({ cast: false });
});

const wish = (code = kontor.setupCode) => ({
  code,
  name: 'Alma',
  email: 'alma@adler-kaffee.example',
  password: 'correct horse',
  workspace: 'Adler Kaffee',
});

test('the first visitor becomes the administrator, in a team and with a brand', async () => {
  await expect(kontor.api().get('/setup', setUpState)).resolves.toEqual({ needed: true });
  const answer = await kontor.api().send('POST', '/setup', wish());
  const { agent, workspace } = sessionView.parse(JSON.parse(answer.text));
  expect(agent).toMatchObject({ name: 'Alma', role: 'admin' });
  expect(workspace.name).toBe('Adler Kaffee');

  const cookie = answer.headers.get('set-cookie')!.split(';', 1)[0]!;
  const { teams, brands } = await new Api(kontor.url, () => ({ cookie })).get('/directory', directory);
  expect(teams).toMatchObject([{ name: 'Support', memberIds: [agent.id] }]);
  expect(brands).toMatchObject([{ name: 'Adler Kaffee' }]);
  await expect(kontor.api().get('/setup', setUpState)).resolves.toEqual({ needed: false });
});

test('ten visitors at once make one administrator', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      kontor.api().send('POST', '/setup', { ...wish(), email: `visitor${i}@adler-kaffee.example` }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)]);
  for (const table of ['agent', 'team', 'brand', 'membership', 'session'] as const)
    await expect(kontor.db.sql.selectFrom(table).selectAll().execute()).resolves.toHaveLength(1);
});

test('the code may be typed in small letters and without dashes', async () => {
  const typed = kontor.setupCode!.toLowerCase().replaceAll('-', ' ');
  await expect(kontor.api().post('/setup', wish(typed), sessionView)).resolves.toBeDefined();
});

test('a wrong code opens nothing, and guessing it is slowed down', async () => {
  const guess = () => kontor.api().send('POST', '/setup', wish('AAAA-BBBB-CCCC'));
  for (let i = 0; i < 30; i++) expect((await guess()).status).toBe(401);
  expect((await guess()).status).toBe(429);
  await expect(kontor.db.sql.selectFrom('agent').selectAll().execute()).resolves.toEqual([]);
});

test('a weak password is refused with the reason, and the code still works', async () => {
  await expect(
    kontor.api().post('/setup', { ...wish(), password: 'short' }, sessionView),
  ).rejects.toMatchObject({
    code: 'invalid_request',
    problem: { errors: [{ path: 'password', message: 'At least 10 characters.' }] },
  });
  await expect(kontor.api().post('/setup', wish(), sessionView)).resolves.toBeDefined();
});

test('the code is the same after a restart, and void once it was used', async () => {
  const again = await testKontor({
    cast: false,
    databaseUrl: kontor.config.databaseUrl!,
    dataDir: kontor.config.dataDir,
  });
  expect(again.setupCode).toBe(kontor.setupCode);
  await again.stop();
  const code = kontor.setupCode;
  await kontor.api().post('/setup', wish(), sessionView);
  await expect(kontor.api().post('/setup', wish(code), sessionView)).rejects.toMatchObject({
    code: 'already_set_up',
  });
});
