import { channelKind, channelSettings, checkResult } from '@kontor/contracts/settings';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { ChannelBook } from './channel-book.ts';

let kontor: TestKontor & { clock: TestClock };
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
});

const kinds = z.object({ items: z.array(channelKind) });
const channels = z.object({ items: z.array(channelSettings) });
const admin = () => kontor.api('admin');
const facts = async () =>
  (await kontor.db.sql.selectFrom('event').select(['type', 'data']).orderBy('number').execute()).map(
    ({ type, data }) => ({ type, ...data }),
  );

const secret = 'correct horse battery';
const imap = { host: 'imap.adler-kaffee.example', user: 'support', password: secret };
const smtp = { host: '127.0.0.1', port: 1, security: 'none', login: 'none' };

function mailbox(wish: { settings?: object; [field: string]: unknown } = {}) {
  const { settings, ...more } = wish;
  return {
    kind: 'email',
    name: 'Support',
    brandId: kontor.cast.brandId,
    teamId: kontor.cast.teams.support,
    teamIds: [kontor.cast.teams.support],
    // Nothing is to be reached from a test.
    enabled: false,
    ...more,
    settings: { address: 'Support@Adler-Kaffee.example', imap, smtp, ...settings },
  };
}

const make = (wish?: Parameters<typeof mailbox>[0]) =>
  admin().post('/channels', mailbox(wish), channelSettings);

test('each kind of channel brings its form, with its secret fields marked', async () => {
  const { items } = await admin().get('/channel-kinds', kinds);
  expect(items.map(({ kind }) => kind)).toEqual(['email']);
  expect(items[0]!.schema).toMatchObject({
    properties: { imap: { properties: { password: { secret: true, title: 'Password' } } } },
  });
  expect(items[0]!.can).toMatchObject({ html: true, subject: true });
});

test('a secret is written, never read back, and stays when it is left out', async () => {
  const made = await make();
  expect(made).toMatchObject({
    addresses: ['support@adler-kaffee.example'],
    secretsSet: ['imap.password'],
    version: 1,
  });
  const stored = await kontor.db.sql.selectFrom('channel').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify([made, stored, await facts()])).not.toContain(secret);

  const { password: _, ...withoutPassword } = imap;
  const changed = await admin().put(
    `/channels/${made.id}`,
    mailbox({ name: 'Help', settings: { imap: { ...withoutPassword, user: 'help' } } }),
    channelSettings,
  );
  expect(changed).toMatchObject({ name: 'Help', secretsSet: ['imap.password'], version: 2 });
  const { settings } = await kontor.get(ChannelBook).get(made.id);
  expect(settings).toMatchObject({ imap: { user: 'help', password: secret } });
});

test('a secret goes with the server it was for', async () => {
  const { id } = await make();
  const changed = await admin().put(
    `/channels/${id}`,
    mailbox({ settings: { imap: undefined, receive: 'listener' } }),
    channelSettings,
  );
  expect(changed).toMatchObject({ secretsSet: [], settings: { receive: 'listener' } });
});

test('settings that cannot work are refused by the adapter’s own words, each with its field', async () => {
  const wrong = { imap: { ...imap, port: 99_999 }, smtp: { ...smtp, login: 'own' } };
  await expect(make({ settings: wrong })).rejects.toMatchObject({
    code: 'invalid_request',
    problem: {
      errors: expect.arrayContaining([
        { path: 'settings.imap.port', message: expect.stringContaining('between 1 and 65535') },
      ]),
    },
  });
  await expect(make({ settings: { smtp: { ...smtp, login: 'own' } } })).rejects.toMatchObject({
    problem: {
      errors: [
        { path: 'settings.smtp.user', message: expect.any(String) },
        { path: 'settings.smtp.password', message: expect.any(String) },
      ],
    },
  });
  await expect(make({ kind: 'pigeon' })).rejects.toMatchObject({ problem: { errors: [{ path: 'kind' }] } });
});

test('a channel cannot be saved without a team that serves it', async () => {
  await expect(make({ teamIds: [] })).rejects.toMatchObject({ problem: { errors: [{ path: 'teamIds' }] } });
  await expect(make({ teamIds: [kontor.cast.brandId] })).rejects.toMatchObject({
    problem: { errors: [{ path: 'teamIds' }] },
  });
  await expect(make({ brandId: kontor.cast.teams.support })).rejects.toMatchObject({
    problem: { errors: [{ path: 'brandId' }] },
  });
});

test('an address receives for one channel: the second is told which has it', async () => {
  const { id } = await make();
  const second = {
    name: 'Info',
    settings: { address: 'info@adler-kaffee.example', aliases: ['support@adler-kaffee.example'] },
  };
  await expect(make(second)).rejects.toMatchObject({
    code: 'name_taken',
    message: expect.stringContaining('support@adler-kaffee.example belongs to the channel "Support"'),
  });
  const atOnce = await Promise.allSettled(
    [1, 2, 3].map(() => make({ settings: { address: 'new@adler-kaffee.example' } })),
  );
  expect(atOnce.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  await admin().delete(`/channels/${id}`);
  await make(second);
});

test('changes are facts, told in the same transaction, and stand in the audit', async () => {
  const { support, returns } = kontor.cast.teams;
  const { id } = await make();
  await admin().put(`/channels/${id}`, mailbox({ name: 'Help' }), channelSettings);
  await admin().put(
    `/channels/${id}`,
    mailbox({ name: 'Help', teamIds: [support, returns] }),
    channelSettings,
  );
  await admin().delete(`/channels/${id}`);
  expect(await facts()).toEqual([
    { type: 'channel.changed', channelId: id },
    { type: 'channel.teams_changed', channelId: id, teamIds: [support], before: [] },
    { type: 'channel.changed', channelId: id },
    { type: 'channel.changed', channelId: id },
    {
      type: 'channel.teams_changed',
      channelId: id,
      teamIds: [support, returns].toSorted(),
      before: [support],
    },
    { type: 'channel.changed', channelId: id },
  ]);
  const audit = await kontor.db.sql
    .selectFrom('audit')
    .select('action')
    .where('subject', '=', id)
    .orderBy('id')
    .execute();
  expect(audit.map(({ action }) => action)).toEqual([
    'channel.made',
    'channel.changed',
    'channel.changed',
    'channel.removed',
  ]);
});

test('an archived channel is gone for everyone, and its teams go on seeing its conversations', async () => {
  const { id } = await make();
  await admin().delete(`/channels/${id}`);
  expect((await admin().get('/channels', channels)).items).toEqual([]);
  await expect(admin().get(`/channels/${id}`, channelSettings)).rejects.toMatchObject({ status: 404 });
  await expect(admin().put(`/channels/${id}`, mailbox(), channelSettings)).rejects.toMatchObject({
    status: 404,
  });
  await expect(admin().delete(`/channels/${id}`)).rejects.toMatchObject({ status: 404 });
  expect(await kontor.db.sql.selectFrom('channel_team').selectAll().execute()).toHaveLength(1);
});

test('a lead sees the channels of the own teams, without settings; others see none of the settings', async () => {
  const { hr } = kontor.cast.teams;
  const { id } = await make();
  const other = await make({
    name: 'Jobs',
    teamId: hr,
    teamIds: [hr],
    settings: { address: 'jobs@adler-kaffee.example' },
  });
  const { items } = await kontor.api('tim').get('/channels', channels);
  expect(items).toMatchObject([{ id, name: 'Support', settings: {}, secretsSet: [] }]);
  await kontor.api('tim').get(`/channels/${id}`, channelSettings);
  await expect(kontor.api('tim').get(`/channels/${other.id}`, channelSettings)).rejects.toMatchObject({
    status: 404,
  });
  for (const who of ['lena', 'nora'] as const)
    await expect(kontor.api(who).get('/channels', channels)).rejects.toMatchObject({ code: 'not_allowed' });
  for (const who of ['lena', 'tim', 'nora'] as const) {
    await expect(kontor.api(who).post('/channels', mailbox(), channelSettings)).rejects.toMatchObject({
      status: 403,
    });
    await expect(kontor.api(who).delete(`/channels/${id}`)).rejects.toMatchObject({ status: 403 });
    const check = { kind: 'email', settings: {}, channelId: id };
    await expect(kontor.api(who).post('/channels/check', check, checkResult)).rejects.toMatchObject({
      status: 403,
    });
  }
});

test('health is what the connection told last, off for a disabled channel, and says when the listener is off', async () => {
  const { id } = await make();
  expect((await admin().get(`/channels/${id}`, channelSettings)).health.state).toBe('off');
  const listener = await make({
    name: 'Info',
    enabled: true,
    settings: { address: 'info@adler-kaffee.example', imap: undefined, receive: 'listener' },
  });
  expect(listener.health).toMatchObject({
    state: 'failing',
    advice: [expect.stringContaining('SMTP_LISTEN')],
  });
});

test('a check says step by step what the servers answered, with the stored secret where it was left out', async () => {
  const { id } = await make();
  const { password: _, ...withoutPassword } = imap;
  const settings = {
    address: 'support@adler-kaffee.example',
    imap: { ...withoutPassword, host: '127.0.0.1', port: 1, security: 'none' },
    smtp,
  };
  const { steps } = await admin().post(
    '/channels/check',
    { kind: 'email', settings, channelId: id },
    checkResult,
  );
  expect(steps.map(({ step }) => step)).toContain('imap.connect');
  expect(steps.find(({ step }) => step === 'imap.connect')!.state).toBe('failed');
  // Without the channel there is no password to try with.
  await expect(
    admin().post('/channels/check', { kind: 'email', settings }, checkResult),
  ).rejects.toMatchObject({
    problem: { errors: [{ path: 'settings.imap.password', message: expect.any(String) }] },
  });
});
