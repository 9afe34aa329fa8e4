import { auditList } from '@kontor/contracts/people';
import { channelSettings, channelSignInBegun, channelSignInFailed } from '@kontor/contracts/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  type IdentityProvider,
  startIdentityProvider,
} from '../../../../channel-adapters/email/test/support/identity-provider.ts';
import {
  type SmtpEmulator,
  startSmtpEmulator,
} from '../../../../channel-adapters/email/test/support/smtp-emulator.ts';
import { type Mailroom, openMailroom } from '../../test/support/mailroom.ts';
import { until } from '../../test/support/until.ts';
import { SECRET_KEY } from '../platform/tokens.ts';
import { openSecrets } from './sealed-secrets.ts';

const account = 'sales@adler-kaffee.example';
let room: Mailroom;
let provider: IdentityProvider;
let smtp: SmtpEmulator;
beforeAll(async () => {
  room = await openMailroom();
  provider = await startIdentityProvider('microsoft');
  smtp = await startSmtpEmulator({
    token: (user, token) => user === account && provider.isGood(token, account),
  });
});
afterAll(async () => {
  await smtp?.close();
  await provider?.close();
});

const admin = () => room.kontor.api('admin');
const row = (id: string) =>
  room.kontor.db.sql.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const secretsOf = async (id: string) =>
  openSecrets(room.kontor.app.get<string>(SECRET_KEY, { strict: false }), (await row(id)).secrets);

async function makeChannel(): Promise<string> {
  const { cast } = room.kontor;
  const settings = {
    address: account,
    receive: 'listener',
    smtp: { host: '127.0.0.1', port: smtp.port, security: 'none', login: 'own', user: account },
    oauth: {
      provider: 'microsoft',
      tenant: 'adler.example',
      clientId: provider.client.id,
      clientSecret: provider.client.secret,
    },
  };
  const { id } = await admin().post(
    '/channels',
    {
      kind: 'email',
      name: 'Sales',
      brandId: cast.brandId,
      teamId: cast.teams.support,
      teamIds: [cast.teams.support],
      enabled: true,
      settings,
    },
    channelSettings,
  );
  return id;
}

/** The browser comes back: where it is led to, or what it is told. */
async function comeBack(address: URL, by = admin()) {
  return by.send('GET', address.href);
}

test('an admin signs in at the provider, and from then on the channel sends with that access, which is renewed', async () => {
  const id = await makeChannel();
  const begun = await admin().post(`/channels/${id}/sign-in`, {}, channelSignInBegun);
  expect(begun.redirect).toBe(`${room.kontor.url}/api/v1/channel-sign-in`);
  expect(begun.address).not.toContain(provider.client.secret);
  const back = provider.agree(begun.address, account);
  const answer = await comeBack(back);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/settings/channels/${id}`]);

  const first = (await secretsOf(id))['oauth.refreshToken'];
  expect(first).toMatch(/^refresh-/);
  const shown = await admin().get(`/channels/${id}`, channelSettings);
  expect(shown.secretsSet).toEqual(['oauth.clientSecret', 'oauth.refreshToken']);
  expect(JSON.stringify([shown, (await row(id)).secrets])).not.toContain(first);

  const { version } = await row(id);
  await room.send({
    from: 'anna@kunde.example',
    to: account,
    subject: 'Offer',
    text: 'Ten machines, please.',
  });
  const conversation = await room.conversation('Offer');
  await room.reply(conversation.id, { text: 'Gladly' });
  await until('the reply left', () => smtp.mails.length === 1);
  await until(
    'the renewed access is kept',
    async () => (await secretsOf(id))['oauth.refreshToken'] !== first,
  );
  expect((await row(id)).version).toBe(version);
  expect((await secretsOf(id))['oauth.clientSecret']).toBe(provider.client.secret);

  const { items } = await admin().get('/audit?limit=100', auditList);
  expect(items.some(({ action, subject }) => action === 'channel.signed_in' && subject === id)).toBe(true);
  await admin().delete(`/channels/${id}`);
});

test('a sign-in ends only where it began, in time, and with the permission; else the channel’s page is told why', async () => {
  const id = await makeChannel();
  const begin = () => admin().post(`/channels/${id}/sign-in`, {}, channelSignInBegun);
  const problem = async (address: URL, by?: ReturnType<typeof admin>) => {
    const { status, text } = await comeBack(address, by);
    return [status, (JSON.parse(text) as { title: string }).title];
  };
  /** What the channel's page is told, once. */
  const told = async (address: URL, by?: ReturnType<typeof admin>) => {
    const { status, headers } = await comeBack(address, by);
    expect([status, headers.get('location')]).toEqual([303, `/settings/channels/${id}`]);
    const [cookie, ...attributes] = headers.get('set-cookie')!.split('; ');
    expect(attributes).toEqual(['Max-Age=60', 'Path=/settings/channels', 'SameSite=Lax']);
    const [name, value] = cookie!.split('=', 2);
    expect(name).toBe('kontor_channel_sign_in');
    const { channelId, why, words } = channelSignInFailed.parse(JSON.parse(decodeURIComponent(value!)));
    expect(channelId).toBe(id);
    return [why, words];
  };
  const { address } = await begin();
  const back = provider.agree(address, account);
  const forged = new URL(back);
  forged.searchParams.set('state', 'k1.forged.state');
  expect(await problem(forged)).toEqual([422, expect.stringMatching(/not begun here/)]);
  expect(await problem(back, room.kontor.api('tim'))).toEqual([403, expect.any(String)]);
  expect((await comeBack(back, room.kontor.api())).status).toBe(401);

  const denied = new URL(back);
  denied.searchParams.delete('code');
  denied.searchParams.set('error', 'access_denied');
  expect(await told(denied)).toEqual(['denied', '']);
  denied.searchParams.set('error', 'server_error');
  expect(await told(denied)).toEqual(['ended', 'server_error']);

  room.kontor.clock.advance({ minutes: 16 });
  expect(await told(back)).toEqual(['late', '']);
  const late = provider.agree((await begin()).address, account);
  late.searchParams.set('code', 'another');
  expect(await told(late)).toEqual(['refused', expect.stringMatching(/Malformed auth code/)]);
  expect(await secretsOf(id)).toEqual({ 'oauth.clientSecret': provider.client.secret });
});

test('a channel with a password has nowhere to sign in', async () => {
  await expect(admin().post(`/channels/${room.channelId}/sign-in`, {}, z.unknown())).rejects.toMatchObject({
    code: 'not_possible',
  });
});
