import { z } from 'zod';
import { settingsMessages as say } from './settings-messages.ts';

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

export const imap = z.object({
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
    .optional()
    .meta({
      title: 'Password',
      help: 'Not needed when you sign in at Google or Microsoft below.',
      secret: true,
      de: {
        title: 'Passwort',
        help: 'Nicht nötig, wenn Sie sich unten bei Google oder Microsoft anmelden.',
      },
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

export const smtp = z.object({
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

export const oauth = z.object({
  provider: z
    .enum(['google', 'microsoft'], { error: say.provider.en })
    .meta({ title: 'Provider', de: { title: 'Anbieter' } }),
  tenant: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.-]+$/, { error: say.tenant.en })
    .default('common')
    .meta({
      title: 'Directory (tenant)',
      help: 'The ID or domain of your organisation at Microsoft.',
      when: { provider: 'microsoft' },
      de: { title: 'Verzeichnis (Tenant)', help: 'Die ID oder Domain Ihrer Organisation bei Microsoft.' },
    }),
  clientId: z
    .string({ error: say.clientId.en })
    .trim()
    .min(1, { error: say.clientId.en })
    .meta({
      title: 'Client ID',
      help: 'Of the application that you registered at the provider.',
      de: { title: 'Client-ID', help: 'Der Anwendung, die Sie beim Anbieter registriert haben.' },
    }),
  clientSecret: z
    .string()
    .optional()
    .meta({ title: 'Client secret', secret: true, de: { title: 'Client-Geheimnis' } }),
  /** Given by the provider when a person signs in; nobody types it. */
  refreshToken: z
    .string()
    .optional()
    .meta({ title: 'Access', secret: true, made: true, de: { title: 'Zugang' } }),
});

const count = (most: number) =>
  z.int({ error: say.limit.en }).min(1, { error: say.limit.en }).max(most, { error: say.limit.en });

export const limits = z.object({
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
