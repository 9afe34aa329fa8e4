import type { CheckStep } from '@kontor/channel-kit/adapter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDovecot, type Dovecot } from '../../test/support/dovecot.ts';
import { freePorts } from '../../test/support/free-ports.ts';
import { aMail } from '../../test/support/listening.ts';
import { startPostfix, type Postfix } from '../../test/support/postfix.ts';
import { defineSettings, type EmailSettings } from '../settings.ts';
import { checkMail } from './check.ts';

const support = 'support@adler-kaffee.example';
const password = 'kaffee-geheim';
let dovecot: Dovecot;
let postfix: Postfix;
beforeAll(async () => {
  dovecot = await startDovecot({ users: { [support]: password }, folders: ['Complaints'], quota: '1M' });
  postfix = await startPostfix({ dovecot });
}, 60_000);
afterAll(async () => {
  await postfix?.close();
  await dovecot?.close();
});

type Changes = { imap?: Partial<NonNullable<EmailSettings['imap']>>; smtp?: Partial<EmailSettings['smtp']> };
async function check({ imap, smtp }: Changes = {}): Promise<CheckStep[]> {
  const settings = defineSettings({
    address: support,
    imap: { host: 'localhost', port: dovecot.ports.imaps, ca: dovecot.ca, user: support, password, ...imap },
    smtp: { host: 'localhost', port: postfix.port, security: 'starttls', ca: postfix.ca, ...smtp },
  });
  const steps: CheckStep[] = [];
  const io = { signal: new AbortController().signal, now: () => new Date() };
  for await (const step of checkMail(settings, io, { silence: 500 })) steps.push(step);
  expect(JSON.stringify(steps)).not.toContain('geheim');
  return steps;
}
const states = (steps: CheckStep[]) => Object.fromEntries(steps.map(({ step, state }) => [step, state]));
const found = (steps: CheckStep[], wanted: string) => steps.find(({ step }) => step === wanted);
const all = [
  'imap.name',
  'imap.connect',
  'imap.tls',
  'imap.login',
  'imap.folders',
  'imap.quota',
  'smtp.name',
  'smtp.connect',
  'smtp.tls',
  'smtp.login',
];

describe('a check', () => {
  it('of good settings says step by step what it found', async () => {
    await dovecot.deliver(support, aMail('Eins'));
    const steps = await check();
    expect(steps.map(({ step }) => step)).toEqual(all);
    expect(steps.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(steps.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^localhost is .*127\.0\.0\.1/),
      `Port ${dovecot.ports.imaps}, IMAP with IDLE.`,
      expect.stringMatching(/^For localhost, until \d+ \w{3} 20\d\d\.$/),
      `Logged in as ${support}.`,
      'Found: INBOX (1).',
      expect.stringMatching(/^\d+ % of 1 MB are used\.$/),
      expect.stringMatching(/^localhost is /),
      `Port ${postfix.port}, SMTP.`,
      expect.stringMatching(/^For localhost, until/),
      `Logged in as ${support}.`,
    ]);
  });

  it('with the other kinds of security works too', async () => {
    const steps = await check({
      imap: { port: dovecot.ports.imap, security: 'starttls' },
      smtp: { port: postfix.portTls, security: 'tls', login: 'own', user: support, password },
    });
    expect(new Set(Object.values(states(steps)))).toEqual(new Set(['ok']));
    const open = await check({
      imap: { port: dovecot.ports.imap, security: 'none' },
      smtp: { security: 'none', login: 'none' },
    });
    expect(states(open)).toMatchObject({
      'imap.tls': 'skipped',
      'imap.login': 'ok',
      'smtp.tls': 'skipped',
      'smtp.login': 'ok',
    });
  });

  it('of a wrong password shows the server’s words and what to do, and skips what depends on it', async () => {
    const steps = await check({ imap: { password: 'falsch-geheim' } });
    expect(found(steps, 'imap.login')).toMatchObject({
      state: 'failed',
      detail: 'The server refused this user with this password.',
      said: expect.stringContaining('Authentication failed'),
      advice: [
        expect.stringContaining('Replace it'),
        expect.stringContaining('app password'),
        expect.stringContaining('support.'),
      ],
      field: 'imap.password',
    });
    expect(states(steps)).toMatchObject({
      'imap.folders': 'skipped',
      'imap.quota': 'skipped',
      'smtp.tls': 'ok',
      'smtp.login': 'skipped',
    });
    const own = await check({ smtp: { login: 'own', user: support, password: 'auch-geheim' } });
    expect(found(own, 'smtp.login')).toMatchObject({
      state: 'failed',
      field: 'smtp.password',
      said: expect.stringMatching(/^535/),
    });
  });

  it.each([['tls' as const], ['starttls' as const]])(
    'of an unknown certificate names it (%s)',
    async (security) => {
      const port = security === 'tls' ? dovecot.ports.imaps : dovecot.ports.imap;
      const steps = await check({ imap: { ca: undefined, security, port }, smtp: { ca: undefined } });
      expect(states(steps)).toMatchObject({
        'imap.connect': 'ok',
        'imap.tls': 'failed',
        'imap.login': 'skipped',
        'smtp.tls': 'failed',
      });
      expect(found(steps, 'imap.tls')).toMatchObject({
        detail: expect.stringMatching(
          /not trusted: it is self-signed\. It is made out for localhost, 127\.0\.0\.1 by localhost, until/,
        ),
        field: 'imap.ca',
      });
    },
  );

  it('of a wrong port, kind of port or name says which', async () => {
    const [free] = (await freePorts(1)) as [number];
    const closed = await check({ imap: { port: free }, smtp: { host: 'nowhere.invalid' } });
    expect(found(closed, 'imap.connect')).toMatchObject({
      state: 'failed',
      detail: `Nothing answers at localhost on port ${free}.`,
    });
    expect(found(closed, 'smtp.name')).toMatchObject({ state: 'failed', field: 'smtp.host' });
    expect(states(closed)).toMatchObject({ 'imap.login': 'skipped', 'smtp.login': 'skipped' });
    const mixed = await check({ imap: { port: dovecot.ports.imap }, smtp: { port: postfix.portTls } });
    expect(found(mixed, 'imap.tls')).toMatchObject({ state: 'failed', field: 'imap.security' });
    expect(found(mixed, 'smtp.connect')).toMatchObject({
      state: 'failed',
      field: 'smtp.security',
      advice: [expect.stringContaining('stays silent')],
    });
  });

  it('of the other server’s port shows what answers there', async () => {
    const open = { security: 'none', ca: undefined } as const;
    const steps = await check({
      imap: { ...open, port: postfix.port },
      smtp: { ...open, port: dovecot.ports.imap, login: 'none' },
    });
    expect(found(steps, 'imap.connect')).toMatchObject({
      state: 'failed',
      detail: `Port ${postfix.port} of localhost answers, but not as IMAP does.`,
      said: expect.stringMatching(/^220 /),
      field: 'imap.port',
      advice: [expect.stringContaining('993')],
    });
    expect(found(steps, 'smtp.connect')).toMatchObject({
      state: 'failed',
      said: expect.stringMatching(/^\* OK/),
      field: 'smtp.port',
    });
  });

  it('with a password of a letter leaves its own words whole', async () => {
    const [free] = (await freePorts(1)) as [number];
    const steps = await check({ imap: { port: free, password: 'p' } });
    expect(found(steps, 'imap.connect')!.detail).toBe(`Nothing answers at localhost on port ${free}.`);
  });

  it('of a folder that is not there names those that are', async () => {
    const steps = await check({ imap: { folders: ['INBOX', 'Beschwerden'] } });
    expect(found(steps, 'imap.folders')).toMatchObject({
      state: 'failed',
      detail: 'There is no folder “Beschwerden”.',
      advice: [expect.stringMatching(/INBOX.*Complaints|Complaints.*INBOX/)],
      field: 'imap.folders',
    });
  });

  it('warns of a mailbox that is nearly full', async () => {
    await dovecot.deliver(support, aMail('Gross') + `${'x'.repeat(76)}\n`.repeat(12_000));
    const quota = found(await check(), 'imap.quota');
    expect(quota?.advice?.[0]).toMatch(/full mailbox takes no mail/);
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    const settings = defineSettings({
      address: support,
      imap: { host: 'localhost', port: dovecot.ports.imaps, ca: dovecot.ca, user: support, password },
      smtp: { host: 'localhost' },
    });
    const steps: string[] = [];
    for await (const { step } of checkMail(settings, { signal: stop.signal, now: () => new Date() })) {
      steps.push(step);
      stop.abort(new Error('page left'));
    }
    expect(steps).toEqual(['imap.name']);
  });
});
