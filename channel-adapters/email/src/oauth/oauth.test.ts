import type { CheckStep } from '@kontor/channel-kit/adapter';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '../../test/support/dovecot.ts';
import { type IdentityProvider, startIdentityProvider } from '../../test/support/identity-provider.ts';
import { aCore, aMail, type Core, listening, subjects, until } from '../../test/support/listening.ts';
import { startSmtpEmulator, type SmtpEmulator } from '../../test/support/smtp-emulator.ts';
import { checkMail } from '../check/check.ts';
import { patience } from '../send/patience.ts';
import { NoSession, openSession } from '../send/session.ts';
import { outcomeWithoutSession } from '../send/outcome.ts';
import { defineSettings, type EmailSettings, type OAuthSettings } from '../settings.ts';
import { accessToken } from './access-token.ts';
import { finishSignIn, signInAddress } from './signing-in.ts';

const account = 'support@adler-kaffee.example';
const never = () => new AbortController().signal;
let provider: IdentityProvider;
let dovecot: Dovecot;
let smtp: SmtpEmulator;
let core: Core;
let running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  provider = await startIdentityProvider('google');
  dovecot = await startDovecot({ users: { [account]: 'unused' }, tokeninfo: provider.tokeninfo });
  smtp = await startSmtpEmulator({
    token: (user, token) => user === account && provider.isGood(token, account),
  });
});
afterAll(async () => {
  await smtp.close();
  await dovecot.close();
  await provider.close();
});
beforeEach(() => {
  core = aCore();
  provider.asked.length = 0;
});
afterEach(async () => {
  provider.fault = undefined;
  await Promise.all(running.map((each) => each.stop()));
  running = [];
});

function oauth(more: Partial<OAuthSettings> = {}): OAuthSettings {
  return {
    provider: 'google',
    tenant: 'common',
    clientId: provider.client.id,
    clientSecret: provider.client.secret,
    refreshToken: provider.refreshTokenFor(account),
    ...more,
  };
}

const mailbox = (more: Partial<OAuthSettings> = {}): EmailSettings =>
  defineSettings({
    address: account,
    imap: { host: dovecot.host, port: dovecot.ports.imaps, ca: dovecot.ca, user: account },
    smtp: { host: '127.0.0.1', port: smtp.port, security: 'none' },
    oauth: oauth(more),
  });

async function checked(settings: EmailSettings): Promise<CheckStep[]> {
  const steps: CheckStep[] = [];
  for await (const step of checkMail(settings, { signal: never(), now: () => new Date() })) steps.push(step);
  return steps;
}

function listen(settings: EmailSettings) {
  const listener = listening(settings, core);
  running.push(listener);
  return listener;
}
const receiving = () => until('it receives', () => core.health.at(-1)?.state === 'receiving');
const failing = () =>
  until('it fails', () => core.health.at(-1)?.state === 'failing').then(
    () => core.health.at(-1) as { reason: string; advice: string[] },
  );

describe('a mailbox without a password', () => {
  it('is read and written from with the access that somebody gave by signing in', async () => {
    const settings = mailbox();
    listen(settings);
    await receiving();
    await dovecot.deliver(account, aMail('Mit Zugang'));
    await until('it is stored', () => subjects(core).includes('Mit Zugang'));
    const session = await openSession(settings, patience, { signal: never() });
    session.close();
    // One token for both servers.
    expect(provider.asked).toEqual([{ grant: 'refresh_token', answer: 200 }]);
  });

  it('comes in again with a new token when the one in hand is void before its time', async () => {
    const settings = mailbox();
    await openSession(settings, patience, { signal: never() }).then((session) => session.close());
    provider.voidTokens();
    await openSession(settings, patience, { signal: never() }).then((session) => session.close());
    expect(provider.asked).toHaveLength(2);
    provider.voidTokens();
    listen(settings);
    await receiving();
    expect(provider.asked).toHaveLength(3);
  });

  it('says that somebody has to sign in again once the permission is taken back, and nothing of the secrets', async () => {
    const settings = mailbox();
    provider.revoke(account);
    listen(settings);
    const { reason, advice } = await failing();
    expect(reason).toBe(
      'Google no longer lets Kontor into this mailbox. It said: Token has been expired or revoked.',
    );
    expect(advice[0]).toMatch(/sign in again/);
    const fault = await openSession(settings, patience, { signal: never() }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(NoSession);
    expect(outcomeWithoutSession(fault as NoSession, settings)).toEqual({
      outcome: 'retry',
      after: 15 * 60_000,
      reason,
      why: [
        { code: 'email.access.ended', values: { provider: 'Google' } },
        { code: 'email.said', values: { words: 'Token has been expired or revoked.' } },
      ],
    });
    const { refreshToken, clientSecret } = settings.oauth!;
    for (const secret of [refreshToken!, clientSecret!])
      expect(JSON.stringify([core.health, fault])).not.toContain(secret);
  });

  it('says so, too, before anybody signed in, and when the provider is away or wants another secret', async () => {
    const { refreshToken: _, ...nobody } = oauth();
    await expect(accessToken(nobody, { signal: never() })).rejects.toThrow(/Nobody has signed in/);
    await expect(accessToken(oauth({ clientSecret: 'old' }), { signal: never() })).rejects.toThrow(
      /does not accept the client ID and client secret/,
    );
    provider.fault = { status: 503, body: '<html>' };
    await expect(accessToken(oauth(), { signal: never() })).rejects.toMatchObject({ needsPerson: false });
  });

  it('is checked step by step like any other', async () => {
    const steps = await checked(mailbox());
    expect(steps.filter(({ state }) => state === 'failed')).toEqual([]);
    provider.revoke(account);
    const revoked = await checked(mailbox({ refreshToken: 'gone' }));
    expect(revoked.filter(({ state }) => state === 'failed')).toMatchObject([
      { step: 'imap.login', field: 'oauth', detail: expect.stringMatching(/no longer lets Kontor/) },
    ]);
  });

  it('needs a password again when there is no such sign-in', () => {
    expect(() =>
      defineSettings({
        address: account,
        imap: { host: 'a.example', user: 'u' },
        smtp: { host: 'a.example' },
      }),
    ).toThrow(/password/);
  });
});

describe('an access token', () => {
  it('is asked for once by however many, and again in its last minute', async () => {
    let now = 1_000_000;
    const io = { signal: never(), now: () => new Date(now) };
    const settings = oauth();
    const tokens = await Promise.all(Array.from({ length: 10 }, () => accessToken(settings, io)));
    expect(new Set(tokens).size).toBe(1);
    now += 3_500_000;
    expect(await accessToken(settings, io)).toBe(tokens[0]);
    now += 60_000;
    expect(await accessToken(settings, io)).not.toBe(tokens[0]);
    expect(provider.asked).toHaveLength(2);
  });

  it('of Microsoft brings a new refresh token, which is kept and used from then on', async () => {
    const microsoft = await startIdentityProvider('microsoft');
    try {
      const kept: [string, string][] = [];
      const settings = oauth({
        provider: 'microsoft',
        tenant: 'adler.example',
        refreshToken: microsoft.refreshTokenFor(account),
      });
      const io = {
        signal: never(),
        keepSecret: async (path: string, value: string) => void kept.push([path, value]),
      };
      await accessToken(settings, io);
      expect(kept).toEqual([['oauth.refreshToken', expect.stringMatching(/^refresh-/)]]);
      expect(kept[0]![1]).not.toBe(settings.refreshToken);
      const again = await accessToken({ ...settings, refreshToken: kept[0]![1] }, io);
      expect(microsoft.isGood(again, account)).toBe(true);
    } finally {
      await microsoft.close();
    }
  });
});

describe('signing in with a browser', () => {
  const at = { redirect: 'https://inbox.example/back', state: 'the-state', verifier: 'v'.repeat(43) };

  it('ends with a lasting access, for who has the verifier', async () => {
    const { refreshToken: _, ...settings } = oauth();
    const back = provider.agree(signInAddress(settings, account, at), account);
    expect([back.origin, back.searchParams.get('state')]).toEqual(['https://inbox.example', 'the-state']);
    const code = back.searchParams.get('code')!;
    const refreshToken = await finishSignIn(settings, { ...at, code }, never());
    await accessToken({ ...settings, refreshToken }, { signal: never() });
    await expect(finishSignIn(settings, { ...at, code }, never())).rejects.toThrow(/no longer lets/);
    const other = provider.agree(signInAddress(settings, account, at), account).searchParams.get('code')!;
    await expect(
      finishSignIn(settings, { ...at, code: other, verifier: 'w'.repeat(43) }, never()),
    ).rejects.toThrow(/no longer lets/);
  });
});
