import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/**
 * Every setting, in the order of docs/configuration.md, which is made from this list.
 * The fault's words go on after "PORT is "x", but …".
 */
interface Variable<S extends z.ZodType = z.ZodType> {
  schema: S;
  /** What a person reads in the table. */
  says: string;
  /** The default, as a person reads it. */
  unset: string;
  example: string;
  /** Never repeated in a fault or a log. */
  secret?: true;
}

const define = <S extends z.ZodType>(variable: Variable<S>) => variable;

const wholeNumber = (fault: string, min: number, max: number) =>
  z.string().regex(/^\d+$/, fault).transform(Number).pipe(z.number().min(min, fault).max(max, fault));

const port = (fallback: number) => wholeNumber('must be a port, 0 to 65535', 0, 65535).default(fallback);

const size = (fallback: number) =>
  wholeNumber('must be a whole number up to 10000000', 1, 10_000_000).default(fallback);

const url = (protocols: string[], fault: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), fault);

const hostPort = z
  .string('must be host:port')
  .regex(/^(\[[0-9a-fA-F:.]+\]|[^\s:[\]]+):\d{1,5}$/, 'must be host:port')
  .transform((text) => {
    const at = text.lastIndexOf(':');
    return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) };
  })
  .refine((address) => address.port <= 65535, 'must have a port up to 65535');

/** `10.1.0.0/16,::1/128`: networks, each with its length. */
const networks = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine(
    (all) => all.every((one) => ipaddr.isValidCIDR(one)),
    'must name networks as address/length, with commas',
  );

export const variables = {
  PORT: define({
    schema: port(3000),
    says: 'Port of the console and the API.',
    unset: '3000',
    example: '3000',
  }),
  HOST: define({
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/, 'must be one address or host name, without a port or scheme')
      .refine((host) => !/^[^:]+:\d+$/.test(host), 'must be one address or host name, without a port')
      .default('127.0.0.1'),
    says: 'Address to listen on. `0.0.0.0` opens Kontor to the network; the demo refuses that.',
    unset: '127.0.0.1',
    example: '0.0.0.0',
  }),
  ROLE: define({
    schema: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
    says: 'What this process does: serve people (`web`), work in the background (`worker`), or both.',
    unset: 'all',
    example: 'web',
  }),
  DATABASE_URL: define({
    schema: url(['postgres:', 'postgresql:'], 'must be a PostgreSQL address').optional(),
    says: 'PostgreSQL 15 or newer. Needed with `ROLE=web` and `ROLE=worker`.',
    unset: 'an own PostgreSQL in `DATA_DIR`',
    example: 'postgres://kontor:secret@db.example:5432/kontor',
    secret: true,
  }),
  REDIS_URL: define({
    schema: url(['redis:', 'rediss:'], 'must be a Redis address').optional(),
    says: 'Redis for the job queue and presence. Emptying it loses nothing.',
    unset: 'the queue lies in PostgreSQL',
    example: 'redis://redis.example:6379',
    secret: true,
  }),
  DATA_DIR: define({
    schema: z.string().optional(),
    says: 'Folder for files, keys and the own PostgreSQL. Several processes need one that all of them reach.',
    unset: '`.data`, in the demo `.data-demo`',
    example: '/var/lib/kontor-data',
  }),
  PUBLIC_URL: define({
    schema: url(['http:', 'https:'], 'must begin with http:// or https://')
      .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''), {
        error: 'must be scheme, host and port alone, without a path',
      })
      .transform((text) => text.replace(/\/$/, ''))
      .optional(),
    says: 'Where people reach the console from outside: for links in mails and for the check of origins.',
    unset: 'the address Kontor listens on',
    example: 'https://inbox.example.com',
  }),
  SECRET_KEY: define({
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    says:
      'Encrypts the channels’ passwords and signs file links. Keep it apart from backups. ' +
      'Needed with `ROLE=web` and `ROLE=worker`. Make one with `openssl rand -base64 32`.',
    unset: 'made once, kept in `DATA_DIR/secret.key`',
    example: 'ZhW0nJ4b8…  (from: openssl rand -base64 32)',
    secret: true,
  }),
  SMTP_LISTEN: define({
    schema: hostPort.optional(),
    says: 'Host and port of Kontor’s own mail listener.',
    unset: 'off; in the demo `127.0.0.1:2525`',
    example: '0.0.0.0:25',
  }),
  SMTP_TLS_CERT: define({
    schema: z.string().optional(),
    says:
      'File with the mail listener’s certificate and its chain, in PEM: with it, mail servers can encrypt (STARTTLS). ' +
      'Read again every minute.',
    unset: 'no encryption is offered',
    example: '/etc/letsencrypt/live/mx.example.com/fullchain.pem',
  }),
  SMTP_TLS_KEY: define({
    schema: z.string().optional(),
    says: 'File with the key of `SMTP_TLS_CERT`, in PEM, without a passphrase.',
    unset: 'no encryption is offered',
    example: '/etc/letsencrypt/live/mx.example.com/privkey.pem',
  }),
  SMTP_URL: define({
    schema: url(['smtp:', 'smtps:'], 'must begin with smtp:// or smtps://').optional(),
    says: 'Mail server for invitations, forgotten passwords and what is told to people while they are away.',
    unset: 'the links are shown to copy',
    example: 'smtp://user:secret@mail.example:587',
    secret: true,
  }),
  WEBHOOK_NETWORKS: define({
    schema: networks.optional(),
    says:
      'Private networks that webhooks may reach, with http as well. Everything else that is not the public internet ' +
      'is refused when a webhook is saved and again at each connection.',
    unset: 'none',
    example: '10.20.0.0/16,127.0.0.1/32',
  }),
  METRICS_TOKEN: define({
    schema: z.string().min(16, 'must have at least 16 characters').optional(),
    says: 'Whoever reads `/metrics` sends it as `Authorization: Bearer`.',
    unset: '`/metrics` is off',
    example: 'k3t9… (from: openssl rand -hex 16)',
    secret: true,
  }),
  LOG_LEVEL: define({
    schema: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
      .default('info'),
    says: 'How much is logged. No level logs what customers write.',
    unset: 'info',
    example: 'warn',
  }),
  PLAYGROUND_PORT: define({
    schema: port(3100),
    says: 'Demo only: port of the playground’s pages.',
    unset: '3100',
    example: '3100',
  }),
  PLAYGROUND_SMTP: define({
    schema: port(2526),
    says: 'Demo only: SMTP port of the customers’ mail server.',
    unset: '2526',
    example: '2526',
  }),
  PLAYGROUND_IMAP: define({
    schema: port(2143),
    says: 'Demo only: IMAP port of the customers’ mail server.',
    unset: '2143',
    example: '2143',
  }),
  KONTOR_DEMO: define({
    schema: z
      .enum(['0', '1'], 'must be 0 or 1')
      .default('0')
      .transform((text) => text === '1'),
    says: 'Set by `npm run demo`: the demo company instead of an empty workspace.',
    unset: '0',
    example: '1',
  }),
  KONTOR_DEMO_CUSTOMERS: define({
    schema: size(400),
    says: 'Set by `npm run demo -- --customers N`.',
    unset: '400',
    example: '200000',
  }),
  KONTOR_DEMO_CONVERSATIONS: define({
    schema: size(1500),
    says: 'Set by `npm run demo -- --conversations N`.',
    unset: '1500',
    example: '1000000',
  }),
};

export type VariableName = keyof typeof variables;
export type Values = { [N in VariableName]: z.infer<(typeof variables)[N]['schema']> };

/** The table of docs/configuration.md. */
export function configurationTable(): string {
  const rows = Object.entries(variables).map(
    ([name, v]) => `| \`${name}\` | ${v.says} | ${v.unset} | \`${v.example}\` |`,
  );
  return ['| variable | meaning | when not set | example |', '|---|---|---|---|', ...rows].join('\n');
}
