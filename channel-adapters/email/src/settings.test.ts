import { describe, expect, it } from 'vitest';
import { settingsMessage, settingsMessages } from './settings-messages.ts';
import { defineSettings, EmailSettings, smtpLogin } from './settings.ts';

const imap = { host: 'imap.adler-kaffee.example', user: 'support@adler-kaffee.example', password: 'geheim' };
const smtp = { host: 'smtp.adler-kaffee.example' };
const good = { address: 'support@adler-kaffee.example', imap, smtp };

describe('settings of a mailbox', () => {
  it('need an address, an incoming and an outgoing server; all else has a default', () => {
    expect(defineSettings(good)).toEqual({
      address: 'support@adler-kaffee.example',
      aliases: [],
      receive: 'imap',
      imap: { ...imap, port: 993, security: 'tls', folders: ['INBOX'], firstImport: 'now', after: 'leave' },
      smtp: { ...smtp, port: 587, security: 'starttls', login: 'same' },
      limits: {
        maxBytes: 52_428_800,
        maxParts: 1_000,
        maxDepth: 20,
        maxAttachments: 500,
        automaticAnswersPerHour: 3,
      },
    });
  });

  it('bring addresses into their normal form', () => {
    const { address, aliases } = defineSettings({
      ...good,
      address: ' Support@Müller.Example',
      aliases: ['INFO@x.example'],
    });
    expect([address, ...aliases]).toEqual(['support@xn--mller-kva.example', 'info@x.example']);
  });

  it('log in to the outgoing server with the incoming login, an own one or none', () => {
    expect(smtpLogin(defineSettings(good))).toEqual({ user: imap.user, password: 'geheim' });
    expect(
      smtpLogin(defineSettings({ ...good, smtp: { ...smtp, login: 'own', user: 'u', password: 'p' } })),
    ).toEqual({
      user: 'u',
      password: 'p',
    });
    expect(smtpLogin(defineSettings({ ...good, smtp: { ...smtp, login: 'none' } }))).toBeUndefined();
  });

  it.each<[string, unknown, string, keyof typeof settingsMessages]>([
    ['an address without @', { ...good, address: 'support' }, 'address', 'address'],
    [
      'an alias that is the address',
      { ...good, aliases: ['Support@adler-kaffee.example'] },
      'aliases',
      'aliasTwice',
    ],
    ['a host with a scheme', { ...good, smtp: { host: 'https://smtp.example' } }, 'smtp.host', 'host'],
    ['a port of 0', { ...good, imap: { ...imap, port: 0 } }, 'imap.port', 'port'],
    ['no password', { ...good, imap: { ...imap, password: '' } }, 'imap.password', 'password'],
    [
      'no incoming server',
      { address: good.address, smtp: { ...smtp, login: 'none' } },
      'imap',
      'imapMissing',
    ],
    [
      'a login taken from a server that is not there',
      { ...good, receive: 'listener', imap: undefined },
      'smtp.login',
      'sameLogin',
    ],
    ['moving without a folder', { ...good, imap: { ...imap, after: 'move' } }, 'imap.moveTo', 'moveTo'],
    [
      'moving to a folder that is read',
      { ...good, imap: { ...imap, after: 'move', moveTo: 'INBOX' } },
      'imap.moveTo',
      'moveToRead',
    ],
    [
      'a first import from a nonsense date',
      { ...good, imap: { ...imap, firstImport: '31.1.2026' } },
      'imap.firstImport',
      'firstImport',
    ],
    ['a certificate that is none', { ...good, imap: { ...imap, ca: 'abc' } }, 'imap.ca', 'certificate'],
    [
      'a reply address without a token',
      { ...good, replyAddress: 'support@x.example' },
      'replyAddress',
      'replyAddress',
    ],
    [
      'a token that touches the words around it',
      { ...good, replyAddress: 'reply{token}@x.example' },
      'replyAddress',
      'replyAddress',
    ],
    [
      'a token in the domain',
      { ...good, replyAddress: 'support@{token}.example' },
      'replyAddress',
      'replyAddress',
    ],
  ])('refuse %s and say what to do', (_, input, path, message) => {
    const { error } = EmailSettings.safeParse(input);
    expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toContainEqual([
      path,
      settingsMessages[message].en,
    ]);
  });

  it('say it in German too', () => {
    for (const { en, de } of Object.values(settingsMessages)) {
      expect(settingsMessage(en, 'de-CH')).toBe(de);
      expect(settingsMessage(en, 'en')).toBe(en);
    }
  });

  it('mark the passwords, and nothing else, as secret', () => {
    const secrets = (shape: Record<string, unknown>, path = ''): string[] =>
      Object.entries(shape).flatMap(([key, value]) => {
        const field = value as { meta(): { secret?: boolean } | undefined; shape?: object; unwrap?(): never };
        let inner: typeof field = field;
        while (inner.unwrap && !inner.shape) inner = inner.unwrap();
        const own = field.meta()?.secret ? [path + key] : [];
        return [
          ...own,
          ...(inner.shape ? secrets(inner.shape as Record<string, unknown>, `${path}${key}.`) : []),
        ];
      });
    expect(secrets(EmailSettings.shape)).toEqual([
      'imap.password',
      'smtp.password',
      'oauth.clientSecret',
      'oauth.refreshToken',
    ]);
  });
});
