import { type CannedReply, cannedReply, cannedReplyList } from '@kontor/contracts/canned';
import { team } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';

let kontor: TestKontor;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const texts = { en: { text: 'Dear {{customer.firstName|customer}},' } };
const wish = { name: 'Sorry', sharedWith: 'self', teamId: null, texts };
const make = (who: PersonName, more: object = {}) =>
  kontor.api(who).post('/canned-replies', { ...wish, ...more }, cannedReply);
const change = (who: PersonName, { id, version }: CannedReply, more: object = {}) =>
  kontor.api(who).put(`/canned-replies/${id}`, { ...wish, version, ...more }, cannedReply);
const namesFor = async (who: PersonName, state = 'offered') =>
  (await kontor.api(who).get(`/canned-replies?state=${state}`, cannedReplyList)).items.map(
    ({ name }) => name,
  );

test('what somebody keeps to themselves nobody else sees or changes, an admin neither', async () => {
  const made = await make('lena');
  expect(made).toMatchObject({ mayChange: true, archived: false, version: 1, texts });
  expect(await namesFor('lena')).toEqual(['Sorry']);
  for (const who of ['tim', 'admin'] as const) {
    expect(await namesFor(who, 'all')).toEqual([]);
    await expect(change(who, made)).rejects.toMatchObject({ status: 404 });
    await expect(
      kontor.api(who).put(`/canned-replies/${made.id}/archive`, {}, cannedReply),
    ).rejects.toMatchObject({ status: 404 });
  }
  expect(await change('lena', made, { name: ' Very sorry ' })).toMatchObject({
    name: 'Very sorry',
    version: 2,
  });
});

test('leads keep those of their teams, admins those of every team and of everyone', async () => {
  const { support, hr } = kontor.cast.teams;
  const ofSupport = await make('tim', { name: 'Support’s', sharedWith: 'team', teamId: support });
  await make('admin', { name: 'HR’s', sharedWith: 'team', teamId: hr });
  const ofAll = await make('admin', { name: 'Everyone’s', sharedWith: 'everyone' });
  expect(await namesFor('lena')).toEqual(['Everyone’s', 'Support’s']);
  expect(await namesFor('nora')).toEqual(['Everyone’s']);
  expect(await namesFor('admin')).toEqual(['Everyone’s', 'HR’s', 'Support’s']);
  for (const [who, more] of [
    ['lena', { sharedWith: 'team', teamId: support }],
    ['lena', { sharedWith: 'everyone' }],
    ['tim', { sharedWith: 'everyone' }],
    ['tim', { sharedWith: 'team', teamId: hr }],
  ] as const)
    await expect(make(who, more)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(change('lena', ofSupport)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(change('nora', ofSupport)).rejects.toMatchObject({ status: 404 });
  await expect(change('tim', ofAll)).rejects.toMatchObject({ code: 'not_allowed' });
  const shared = { sharedWith: 'team', teamId: support };
  expect(await change('admin', ofSupport, { ...shared, name: 'Ours' })).toMatchObject({ name: 'Ours' });
  await expect(make('tim', { sharedWith: 'team' })).rejects.toMatchObject({
    problem: { errors: [{ path: 'teamId' }] },
  });
});

test('a team that one has left takes its replies with it', async () => {
  const { support } = kontor.cast.teams;
  await make('tim', { sharedWith: 'team', teamId: support });
  expect(await namesFor('lena')).toEqual(['Sorry']);
  const { tim } = kontor.cast.people;
  await kontor.api('admin').put(`/teams/${support}`, { name: 'Support', memberIds: [tim.id] }, team);
  expect(await namesFor('lena')).toEqual([]);
});

test('a variable that nothing fills is refused by name and language, in the words of whoever writes', async () => {
  const wrong = {
    de: { text: 'Liebe {{customer.shoe}}' },
    en: { text: 'Dear {{customer.name', html: '<div>Dear {{customer.name</div>' },
  };
  await expect(make('lena', { texts: wrong })).rejects.toMatchObject({
    problem: {
      errors: [
        { path: 'texts.de', message: expect.stringContaining('no variable “customer.shoe”') },
        { path: 'texts.en', message: expect.stringContaining('“{{customer.name” is no variable') },
      ],
    },
  });
  await kontor.db.sql
    .updateTable('agent')
    .set({ locale: 'de' })
    .where('id', '=', kontor.cast.people.lena.id)
    .execute();
  await expect(make('lena', { texts: { de: { text: ' ' } } })).rejects.toMatchObject({
    problem: { errors: [{ path: 'texts.de', message: 'In dieser Sprache steht noch nichts.' }] },
  });
  for (const none of [{}, { German: { text: 'x' } }])
    await expect(make('lena', { texts: none })).rejects.toMatchObject({ code: 'invalid_request' });
});

test('rich text is made harmless, its plain words are made from it, and lines alone are words', async () => {
  const html = '<div><b>Hi</b> {{customer.name|you}}<script>x()</script><img src="cid:a"></div>';
  const lines = '<div>One</div><div>two</div>';
  const { texts: made } = await make('lena', {
    texts: { de: { text: 'left aside', html }, en: { text: 'left aside', html: lines } },
  });
  expect(made).toEqual({
    de: { text: 'Hi {{customer.name|you}}', html: '<div><b>Hi</b> {{customer.name|you}}</div>' },
    en: { text: 'One\ntwo' },
  });
});

test('two who change it at once: the second is told to look again', async () => {
  const made = await make('admin', { sharedWith: 'everyone' });
  await change('admin', made, { sharedWith: 'everyone', name: 'First' });
  await expect(change('admin', made, { sharedWith: 'everyone', name: 'Second' })).rejects.toMatchObject({
    code: 'version_conflict',
  });
});

test('an archived one is offered to nobody and comes back as it was', async () => {
  const { id } = await make('admin', { sharedWith: 'everyone' });
  const path = `/canned-replies/${id}/archive`;
  await expect(kontor.api('lena').put(path, {}, cannedReply)).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await kontor.api('admin').put(path, {}, cannedReply)).toMatchObject({ archived: true, version: 2 });
  expect(await kontor.api('admin').put(path, {}, cannedReply)).toMatchObject({ archived: true, version: 2 });
  expect([await namesFor('lena'), await namesFor('lena', 'archived')]).toEqual([[], ['Sorry']]);
  const back = await kontor.api('admin').send('DELETE', path);
  expect(cannedReply.parse(JSON.parse(back.text))).toMatchObject({ archived: false, texts });
  expect(await namesFor('lena')).toEqual(['Sorry']);
});

test('the audit names what is shared, and not what somebody keeps to themselves', async () => {
  await make('lena', { name: 'Secret' });
  await make('admin', { name: 'Known', sharedWith: 'everyone' });
  const rows = await kontor.db.sql
    .selectFrom('audit')
    .select('data')
    .where('action', '=', 'canned_reply.made')
    .orderBy('id')
    .execute();
  expect(rows.map(({ data }) => data)).toEqual([{}, { name: 'Known' }]);
});
