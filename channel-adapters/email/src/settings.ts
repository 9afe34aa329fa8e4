import { z } from 'zod';
import { normaliseAddress } from './address.ts';
import { settingsMessages as say } from './settings-messages.ts';

/**
 * What an admin sets for one mailbox. Name, brand, team and signature belong to the core.
 *
 * Each field carries `.meta()` for the form: `title`, `help`, `group` (the card it stands in), `secret`, `when` (shown
 * only while another field has this value), `lines` (multi-line text) and the same words in German under `de`.
 */

const address = z
  .string({ error: say.address.en })
  .transform(normaliseAddress)
  .refine((value) => value !== '', { error: say.address.en });

const host = z
  .string({ error: say.host.en })
  .trim()
  .toLowerCase()
  .regex(
    /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)*\.?|\[?[0-9a-f:.]+\]?)$/,
    {
      error: say.host.en,
    },
  );

const port = z.int({ error: say.port.en }).min(1, { error: say.port.en }).max(65535, { error: say.port.en });

const security = z.enum(['tls', 'starttls', 'none'], { error: say.security.en });

const certificate = z
  .string()
  .trim()
  .regex(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/, { error: say.certificate.en });

const folder = z.string().trim().min(1, { error: say.folder.en });

const imap = z.object({
  host: host.meta({ title: 'Host', de: { title: 'Server' } }),
  port: port.default(993).meta({ title: 'Port', de: { title: 'Port' } }),
  security: security.default('tls').meta({ title: 'Security', de: { title: 'Verschlüsselung' } }),
  user: z
    .string({ error: say.user.en })
    .trim()
    .min(1, { error: say.user.en })
    .meta({
      title: 'User',
      de: { title: 'Benutzer' },
    }),
  password: z
    .string({ error: say.password.en })
    .min(1, { error: say.password.en })
    .meta({
      title: 'Password',
      secret: true,
      de: { title: 'Passwort' },
    }),
  ca: certificate.optional().meta({
    title: 'Own certificate authority',
    help: 'PEM. Only when the server’s certificate was not issued by a public authority.',
    lines: true,
    de: {
      title: 'Eigene Zertifizierungsstelle',
      help: 'PEM. Nur wenn das Zertifikat des Servers nicht von einer öffentlichen Stelle stammt.',
    },
  }),
  folders: z
    .array(folder)
    .min(1, { error: say.folders.en })
    .default(() => ['INBOX'])
    .meta({
      title: 'Folders to read',
      help: 'Read as they are; nothing is moved or deleted unless you say so below.',
      de: {
        title: 'Ordner',
        help: 'Werden nur gelesen; nichts wird verschoben oder gelöscht, ausser Sie wählen es unten.',
      },
    }),
  firstImport: z
    .union([z.literal('now'), z.literal('all'), z.iso.date({ error: say.firstImport.en })], {
      error: say.firstImport.en,
    })
    .default('now')
    .meta({
      title: 'First import',
      help: 'Imported mail starts no rule, clock or automatic answer.',
      de: {
        title: 'Erster Import',
        help: 'Importierte Mails lösen weder Regeln noch Fristen noch automatische Antworten aus.',
      },
    }),
  after: z
    .enum(['leave', 'seen', 'move'])
    .default('leave')
    .meta({
      title: 'Once read',
      help: 'leave: the mailbox stays as it was. seen: marked as read. move: moved to a folder.',
      de: {
        title: 'Nach dem Lesen',
        help: 'leave: das Postfach bleibt, wie es war. seen: als gelesen markieren. move: in einen Ordner verschieben.',
      },
    }),
  moveTo: folder
    .optional()
    .meta({ title: 'Move to', when: { after: 'move' }, de: { title: 'Verschieben nach' } }),
});

const smtp = z.object({
  host: host.meta({ title: 'Host', de: { title: 'Server' } }),
  port: port.default(587).meta({ title: 'Port', de: { title: 'Port' } }),
  security: security.default('starttls').meta({ title: 'Security', de: { title: 'Verschlüsselung' } }),
  login: z
    .enum(['same', 'own', 'none'])
    .default('same')
    .meta({
      title: 'Login',
      help: 'same: user and password of the incoming server. own: the ones below. none: the server asks for none.',
      de: {
        title: 'Anmeldung',
        help: 'same: Benutzer und Passwort des Eingangsservers. own: die unten. none: der Server verlangt keine.',
      },
    }),
  user: z
    .string()
    .trim()
    .optional()
    .meta({ title: 'User', when: { login: 'own' }, de: { title: 'Benutzer' } }),
  password: z
    .string()
    .optional()
    .meta({ title: 'Password', secret: true, when: { login: 'own' }, de: { title: 'Passwort' } }),
  ca: certificate.optional().meta({
    title: 'Own certificate authority',
    lines: true,
    de: { title: 'Eigene Zertifizierungsstelle' },
  }),
});

const count = (most: number) =>
  z.int({ error: say.limit.en }).min(1, { error: say.limit.en }).max(most, { error: say.limit.en });

const limits = z.object({
  maxBytes: count(512 * 1024 * 1024)
    .default(50 * 1024 * 1024)
    .meta({ title: 'Bytes per mail', de: { title: 'Bytes je Mail' } }),
  maxParts: count(10_000)
    .default(1_000)
    .meta({ title: 'Parts per mail', de: { title: 'Teile je Mail' } }),
  maxDepth: count(100)
    .default(20)
    .meta({ title: 'Parts within parts', de: { title: 'Verschachtelung' } }),
  maxAttachments: count(5_000)
    .default(500)
    .meta({ title: 'Attachments per mail', de: { title: 'Anhänge je Mail' } }),
  automaticAnswersPerHour: z
    .int({ error: say.limit.en })
    .min(0, { error: say.limit.en })
    .max(1_000, { error: say.limit.en })
    .default(3)
    .meta({
      title: 'Automatic answers per hour and handle',
      de: { title: 'Automatische Antworten je Stunde und Adresse' },
    }),
});

export const EmailSettings = z
  .object({
    address: address.meta({ title: 'Address', group: 'address', de: { title: 'Adresse' } }),
    aliases: z
      .array(address)
      .default(() => [])
      .meta({
        title: 'Aliases',
        group: 'address',
        help: 'A reply goes out from the address that the customer wrote to.',
        de: {
          title: 'Weitere Adressen',
          help: 'Geantwortet wird von der Adresse, an die der Kunde schrieb.',
        },
      }),
    receive: z
      .enum(['imap', 'listener'])
      .default('imap')
      .meta({
        title: 'Receive',
        group: 'incoming',
        help: 'imap: read a mailbox. listener: your mail server hands mail to Kontor’s own SMTP port.',
        de: {
          title: 'Empfang',
          help: 'imap: ein Postfach lesen. listener: Ihr Mailserver übergibt die Mails an Kontors SMTP-Port.',
        },
      }),
    imap: imap.optional().meta({
      title: 'Incoming server (IMAP)',
      group: 'incoming',
      when: { receive: 'imap' },
      de: { title: 'Eingangsserver (IMAP)' },
    }),
    smtp: smtp.meta({
      title: 'Outgoing server (SMTP)',
      group: 'outgoing',
      de: { title: 'Ausgangsserver (SMTP)' },
    }),
    replyAddress: z
      .string()
      .trim()
      .toLowerCase()
      .refine(isReplyPattern, { error: say.replyAddress.en })
      .optional()
      .meta({
        title: 'Reply address',
        group: 'outgoing',
        help: 'For example support+{token}@adler-kaffee.example. The token brings answers back to their conversation.',
        de: {
          title: 'Antwortadresse',
          help: 'Zum Beispiel support+{token}@adler-kaffee.example. Das Token führt Antworten zurück in ihre Unterhaltung.',
        },
      }),
    trustedAuthServ: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[^\s;]+$/, { error: say.trustedAuthServ.en })
      .optional()
      .meta({
        title: 'Server whose authentication results count',
        group: 'incoming',
        help: 'The name at the beginning of Authentication-Results in mail from your own server. Others are ignored: anyone can write them.',
        de: {
          title: 'Server, dessen Echtheitsprüfung zählt',
          help: 'Der Name am Anfang von Authentication-Results in Mails von Ihrem eigenen Server. Andere werden ignoriert: jeder kann sie schreiben.',
        },
      }),
    limits: limits.prefault({}).meta({ title: 'Limits', group: 'limits', de: { title: 'Grenzen' } }),
  })
  .superRefine((settings, context) => {
    const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (settings.receive === 'imap' && !settings.imap) fault(['imap'], say.imapMissing.en);
    if (settings.imap?.after === 'move' && !settings.imap.moveTo) fault(['imap', 'moveTo'], say.moveTo.en);
    if (
      settings.imap?.after === 'move' &&
      settings.imap.moveTo &&
      settings.imap.folders.includes(settings.imap.moveTo)
    )
      fault(['imap', 'moveTo'], say.moveToRead.en);
    if (settings.smtp.login === 'same' && !settings.imap) fault(['smtp', 'login'], say.sameLogin.en);
    if (settings.smtp.login === 'own' && !settings.smtp.user) fault(['smtp', 'user'], say.user.en);
    if (settings.smtp.login === 'own' && !settings.smtp.password)
      fault(['smtp', 'password'], say.password.en);
    if (
      settings.aliases.includes(settings.address) ||
      new Set(settings.aliases).size < settings.aliases.length
    )
      fault(['aliases'], say.aliasTwice.en);
  });

export type EmailSettings = z.output<typeof EmailSettings>;
export type ImapSettings = NonNullable<EmailSettings['imap']>;
export type SmtpSettings = EmailSettings['smtp'];
export type MailLimits = EmailSettings['limits'];

/** Fills in the defaults; throws a `ZodError` whose messages are for people. */
export function defineSettings(input: z.input<typeof EmailSettings>): EmailSettings {
  return EmailSettings.parse(input);
}

/** Addresses that customers write to, the channel's own first, in normal form. A reply leaves from one of them. */
export function sendersOf(settings: EmailSettings): string[] {
  return [settings.address, ...settings.aliases];
}

/** Addresses at which the channel receives: those that customers write to and the reply address without its token. */
export function addressesOf(settings: EmailSettings): string[] {
  const reply =
    settings.replyAddress && normaliseAddress(settings.replyAddress.replace(/[+=._-]?\{token\}/, ''));
  return [...new Set([...sendersOf(settings), ...(reply ? [reply] : [])])];
}

/** User and password for the outgoing server; `undefined` when it asks for none. */
export function smtpLogin(settings: EmailSettings): { user: string; password: string } | undefined {
  const { smtp, imap: incoming } = settings;
  if (smtp.login === 'none') return undefined;
  if (smtp.login === 'same') return incoming && { user: incoming.user, password: incoming.password };
  return { user: smtp.user ?? '', password: smtp.password ?? '' };
}

/** One `{token}` in the local part, set off from what is around it, and an address in all other respects. */
function isReplyPattern(pattern: string): boolean {
  const local = pattern.slice(0, pattern.lastIndexOf('@'));
  if (pattern.split('{token}').length !== 2 || !local.includes('{token}')) return false;
  if (/[a-z2-7]\{token\}|\{token\}[a-z2-7]/.test(local) || local === '{token}') return false;
  const address = normaliseAddress(pattern.replace('{token}', 'a'.repeat(20)));
  return address !== '' && address.lastIndexOf('@') <= 64;
}
