import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { configurationTable, variables } from './config-variables.ts';

const faultsOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

const shared = { DATABASE_URL: 'postgres://u:p@db/k', SECRET_KEY: 'x'.repeat(32), DATA_DIR: '/srv/kontor' };

describe('an empty environment', () => {
  test('is one process on loopback with everything in .data', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      role: 'all',
      dataDir: resolve('.data'),
      logLevel: 'info',
      playground: { port: 3100, smtp: 2526, imap: 2143 },
      databaseUrl: undefined,
      redisUrl: undefined,
      publicUrl: undefined,
      secretKey: undefined,
      smtpListen: undefined,
      smtpTls: undefined,
      smtpUrl: undefined,
      webhookNetworks: [],
      metricsToken: undefined,
      demo: undefined,
    });
  });

  test('an empty variable is the same as none', () => {
    const empty = Object.fromEntries(Object.keys(variables).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe('values that are taken', () => {
  test.each([
    ['a mail listener on IPv6', { SMTP_LISTEN: '[::1]:2525' }, { smtpListen: { host: '::1', port: 2525 } }],
    [
      'a mail listener by name',
      { SMTP_LISTEN: 'mx.local:25' },
      { smtpListen: { host: 'mx.local', port: 25 } },
    ],
    [
      'a public URL loses its last slash',
      { PUBLIC_URL: 'https://a.example/' },
      { publicUrl: 'https://a.example' },
    ],
    [
      'a certificate for the mail listener',
      { SMTP_LISTEN: '0.0.0.0:25', SMTP_TLS_CERT: '/etc/tls/cert.pem', SMTP_TLS_KEY: '/etc/tls/key.pem' },
      { smtpTls: { cert: '/etc/tls/cert.pem', key: '/etc/tls/key.pem' } },
    ],
    ['port 0 lets the system choose', { PORT: '0' }, { port: 0 }],
    ['all interfaces in a real workspace', { HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    ['all interfaces on IPv6', { HOST: '::' }, { host: '::' }],
    [
      'an own database for one process, without a key',
      { DATABASE_URL: shared.DATABASE_URL },
      { secretKey: undefined },
    ],
    ['a worker with all that several processes share', { ...shared, ROLE: 'worker' }, { role: 'worker' }],
    [
      'the demo',
      { KONTOR_DEMO: '1' },
      { demo: { customers: 400, conversations: 1500 }, dataDir: resolve('.data-demo') },
    ],
  ])('%s', (_, env: Record<string, string>, part) => expect(readConfig(env)).toMatchObject(part));
});

describe('values that are refused, by the variable and its fault', () => {
  test.each([
    ['PORT', { PORT: 'eighty' }, 'is "eighty", but must be a port, 0 to 65535'],
    ['PORT', { PORT: '70000' }, 'is "70000", but must be a port, 0 to 65535'],
    ['HOST', { HOST: 'http://x' }, 'is "http://x", but must be one address'],
    ['HOST', { HOST: '127.0.0.1:3000' }, 'without a port'],
    ['ROLE', { ROLE: 'both' }, 'is "both", but must be all, web or worker'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://a:hunter2@x/y' }, 'must be a PostgreSQL address'],
    ['REDIS_URL', { REDIS_URL: 'localhost:6379' }, 'must be a Redis address'],
    ['PUBLIC_URL', { PUBLIC_URL: 'inbox.example.com' }, 'must begin with http:// or https://'],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://a.example/inbox' }, 'without a path'],
    ['SECRET_KEY', { SECRET_KEY: 'short' }, 'must have at least 32 characters'],
    ['SMTP_LISTEN', { SMTP_LISTEN: '2525' }, 'is "2525", but must be host:port'],
    ['SMTP_LISTEN', { SMTP_LISTEN: 'a:99999' }, 'must have a port up to 65535'],
    ['SMTP_URL', { SMTP_URL: 'mail.example' }, 'must begin with smtp:// or smtps://'],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }, 'must have at least 16 characters'],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'must be debug, info'],
    ['KONTOR_DEMO', { KONTOR_DEMO: 'yes' }, 'is "yes", but must be 0 or 1'],
    ['KONTOR_DEMO_CUSTOMERS', { KONTOR_DEMO_CUSTOMERS: '0' }, 'must be a whole number'],
    ['HOST', { KONTOR_DEMO: '1', HOST: '0.0.0.0' }, 'it listens on loopback only'],
    ['SMTP_LISTEN', { KONTOR_DEMO: '1', SMTP_LISTEN: '0.0.0.0:2525' }, 'it listens on loopback only'],
    [
      'PLAYGROUND_PORT',
      { KONTOR_DEMO: '1', PORT: '3100', PLAYGROUND_PORT: '3100' },
      'uses port 3100, which PORT uses too',
    ],
    ['PORT', { KONTOR_DEMO: '1', PORT: '3100' }, 'uses port 3100, which PLAYGROUND_PORT uses too'],
    ['DATABASE_URL', { ...shared, ROLE: 'web', DATABASE_URL: '' }, 'is needed with ROLE=web'],
    ['SECRET_KEY', { ...shared, ROLE: 'worker', SECRET_KEY: '' }, 'is needed with ROLE=worker'],
    ['DATA_DIR', { ...shared, ROLE: 'web', DATA_DIR: '' }, 'one folder for files'],
    ['SMTP_TLS_KEY', { SMTP_LISTEN: 'a:25', SMTP_TLS_CERT: 'c.pem' }, 'is needed with SMTP_TLS_CERT'],
    ['SMTP_TLS_CERT', { SMTP_LISTEN: 'a:25', SMTP_TLS_KEY: 'k.pem' }, 'is needed with SMTP_TLS_KEY'],
    ['SMTP_LISTEN', { SMTP_TLS_CERT: 'c.pem', SMTP_TLS_KEY: 'k.pem' }, 'there is no mail listener'],
  ])('%s %o', (variable, env: Record<string, string>, fault) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ variable, fault: expect.stringContaining(fault) });
    expect(faults[0]!.example).toMatch(/^for example /);
  });

  test('all faults are named at once', () => {
    const faults = faultsOf({ PORT: 'x', ROLE: 'y', SMTP_URL: 'z' });
    expect(faults.map((fault) => fault.variable)).toEqual(['PORT', 'ROLE', 'SMTP_URL']);
  });

  test('a secret is never repeated', () => {
    for (const [name, { secret }] of Object.entries(variables)) {
      if (!secret) continue;
      const message = String(new ConfigError(faultsOf({ [name]: 'hunter2' })));
      expect(message).toContain(name);
      expect(message).not.toContain('hunter2');
    }
  });
});

describe('a variable close to a known one', () => {
  test.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['SECRET_KEYS', 'SECRET_KEY'],
    ['PROT', 'PORT'],
    ['PORTS', 'PORT'],
    ['port', 'PORT'],
    ['SMPT_LISTEN', 'SMTP_LISTEN'],
    ['PUBLICURL', 'PUBLIC_URL'],
  ])('%s is refused and %s named', (written, meant) => {
    const [fault] = faultsOf({ [written]: '1' });
    expect(fault).toMatchObject({ variable: written, fault: expect.stringContaining(`probably ${meant}`) });
  });

  test('what systems, shells and npm set is left alone', () => {
    const ordinary =
      'HOME NODE PATH PWD USER SHELL TERM LANG MAIL TZ EDITOR COLOR INIT_CWD HOSTNAME MODE LOGNAME NODE_ENV ' +
      'npm_config_local_prefix npm_lifecycle_event http_proxy NO_PROXY REDIS_PORT SMTP_USER DATABASE_NAME';
    expect(faultsOf(Object.fromEntries(ordinary.split(' ').map((name) => [name, 'x'])))).toEqual([]);
  });
});

test('docs/configuration.md has the table made from the schema', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/configuration.md'), 'utf8');
  expect(page, 'run: npx node scripts/configuration-page.ts').toContain(configurationTable());
});
