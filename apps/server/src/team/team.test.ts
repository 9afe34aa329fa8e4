import { brand, directory, team } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { json } from '../platform/database/json.ts';
import { newId } from '../platform/ids.ts';

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const admin = () => kontor.api('admin');
const facts = async () =>
  (await kontor.db.sql.selectFrom('event').select('type').orderBy('number').execute()).map(
    ({ type }) => type,
  );

async function addMailbox(name: string, teamId: string | null, serving: string[]): Promise<string> {
  const id = newId();
  await kontor.db.sql
    .insertInto('channel')
    .values({
      id,
      kind: 'email',
      name,
      brand_id: kontor.cast.brandId,
      team_id: teamId,
      settings: json({}),
      addresses: [`${name}@adler-kaffee.example`],
      created_at: kontor.clock.now(),
    })
    .execute();
  await kontor.db.sql
    .insertInto('channel_team')
    .values(serving.map((team_id) => ({ channel_id: id, team_id })))
    .execute();
  return id;
}

test('a new team has its members at once, and both are told as facts', async () => {
  const { lena, mara } = kontor.cast.people;
  const made = await admin().post('/teams', { name: 'Workshop', memberIds: [lena.id, mara.id] }, team);
  expect(made).toMatchObject({ name: 'Workshop', memberIds: [lena.id, mara.id].toSorted() });
  expect(await facts()).toEqual(['membership.changed', 'membership.changed', 'team.changed']);
});

test('members are exchanged: who stays is not told anything', async () => {
  const { lena, tim, nora } = kontor.cast.people;
  const { support } = kontor.cast.teams;
  const changed = await admin().put(
    `/teams/${support}`,
    { name: 'Support', memberIds: [tim.id, nora.id] },
    team,
  );
  expect(changed.memberIds).toEqual([tim.id, nora.id].toSorted());
  const told = await kontor.db.sql.selectFrom('event').select('data').orderBy('number').execute();
  expect(told.map(({ data }) => data)).toEqual([
    { agentId: nora.id, teamId: support, member: true },
    { agentId: lena.id, teamId: support, member: false },
    { teamId: support },
  ]);
});

test('saving a team as it is tells nothing', async () => {
  const { lena, tim } = kontor.cast.people;
  const { support } = kontor.cast.teams;
  await admin().put(`/teams/${support}`, { name: 'Support', memberIds: [lena.id, tim.id] }, team);
  expect(await facts()).toEqual([]);
});

test('a team that a channel needs stays, and the channel is named', async () => {
  const { support, returns, social } = kontor.cast.teams;
  await addMailbox('support', support, [support, returns]);
  await addMailbox('returns', null, [returns]);
  for (const [id, channel] of [
    [support, 'support'],
    [returns, 'returns'],
  ])
    await expect(admin().delete(`/teams/${id}`)).rejects.toMatchObject({
      code: 'not_possible',
      message: expect.stringContaining(`${channel} would have no team`),
    });
  await admin().delete(`/teams/${social}`);
});

test('a removed team is gone for everyone, and its channels and members are told', async () => {
  const { social, support } = kontor.cast.teams;
  await addMailbox('press', support, [support, social]);
  await admin().delete(`/teams/${social}`);
  const { teams } = await kontor.api('nora').get('/directory', directory);
  const { channels } = await kontor.api('lena').get('/directory', directory);
  expect(teams.map(({ name }) => name)).toEqual(['HR', 'Returns', 'Support']);
  expect(channels).toMatchObject([{ name: 'press', teamIds: [support] }]);
  expect(await facts()).toEqual(['membership.changed', 'channel.teams_changed', 'team.changed']);
  await expect(admin().delete(`/teams/${social}`)).rejects.toMatchObject({ status: 404 });
});

test('brands are made and changed, with signatures by language', async () => {
  const wish = {
    name: 'Adler Profi',
    color: '#204060',
    senderName: 'Adler Profi',
    publicAddress: 'profi@adler-kaffee.example',
    locale: 'de',
    signatures: { de: { text: 'Freundliche Grüsse\n{{agent.name}}' } },
  };
  const made = await admin().post('/brands', wish, brand);
  expect(made).toMatchObject({ ...wish, version: 1 });
  const changed = await admin().put(`/brands/${made.id}`, { ...wish, color: null }, brand);
  expect(changed).toMatchObject({ color: null, version: 2 });
  expect(await facts()).toEqual(['settings.changed', 'settings.changed']);
});

test('a signature is made harmless, and one with what nothing fills is refused by the language it is in', async () => {
  const wish = { name: 'Adler Profi', color: null, senderName: null, publicAddress: null, locale: 'de' };
  const html = '<div><b>{{agent.name}}</b><script>x()</script></div>';
  const made = await admin().post('/brands', { ...wish, signatures: { de: { text: '', html } } }, brand);
  expect(made.signatures).toEqual({
    de: { text: '{{agent.name}}', html: '<div><b>{{agent.name}}</b></div>' },
  });
  const wrong = { de: { text: 'Grüsse' }, en: { text: 'Dear {{customer.name}}' } };
  await expect(admin().post('/brands', { ...wish, signatures: wrong }, brand)).rejects.toMatchObject({
    problem: { errors: [{ path: 'signatures.en', message: expect.stringContaining('“customer.name”') }] },
  });
});

test('only admins change teams, brands and tags', async () => {
  const { support } = kontor.cast.teams;
  for (const who of ['lena', 'tim', 'nora'] as const)
    for (const [path, body] of [
      ['/teams', { name: 'Mine', memberIds: [] }],
      ['/tags', { name: 'mine', color: null }],
    ] as const)
      await expect(kontor.api(who).post(path, body, z.unknown())).rejects.toMatchObject({
        code: 'not_allowed',
      });
  await expect(kontor.api('tim').delete(`/teams/${support}`)).rejects.toMatchObject({
    code: 'not_allowed',
  });
});

test('the directory shows one’s own views and those shared, as sentences in one’s language', async () => {
  const { lena, mara, tim } = kontor.cast.people;
  const view = (name: string, ownerId: string, shared: 'self' | 'team' | 'everyone', teamId?: string) => ({
    id: newId(),
    name,
    condition: json<unknown>({ field: 'team', op: 'is', value: kontor.cast.teams.support }),
    shared_with: shared,
    owner_id: ownerId,
    team_id: teamId ?? null,
    created_at: kontor.clock.now(),
  });
  const { support, returns } = kontor.cast.teams;
  await kontor.db.sql
    .insertInto('view')
    .values([
      view('Hers', lena.id, 'self'),
      view('Not hers', mara.id, 'self'),
      view('Support’s', tim.id, 'team', support),
      view('Returns’', tim.id, 'team', returns),
      view('Everyone’s', mara.id, 'everyone'),
    ])
    .execute();
  const { views } = await kontor.api('lena').get('/directory', directory);
  expect(views.map(({ name }) => name)).toEqual(['Everyone’s', 'Hers', 'Support’s']);
  expect(views[0]!.sentence).toBe('Team is Support');
  await kontor.db.sql.updateTable('agent').set({ locale: 'de' }).where('id', '=', lena.id).execute();
  const german = await kontor.api('lena').get('/directory', directory);
  expect(german.views[0]!.sentence).toBe('Team ist Support');
});
