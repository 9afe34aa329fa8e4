import { resolve } from 'node:path';
import { probableTypos } from './config-typos.ts';
import { type VariableName, variables, type Values } from './config-variables.ts';
import { StartFault } from './start-fault.ts';

export interface Address {
  host: string;
  port: number;
}

/** Everything that is set from outside, read once at start. Nobody else looks at `process.env`. */
export interface Config {
  /** 0 lets the system choose: for tests. */
  port: number;
  host: string;
  role: 'all' | 'web' | 'worker';
  /** Not set: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** Not set: the queue lies in PostgreSQL. */
  redisUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  /** Origin without a trailing slash. Not set: the address the server listens on. */
  publicUrl: string | undefined;
  /** Not set: made once in `dataDir`, see `secrets/secret-key.ts`. */
  secretKey: string | undefined;
  /** Not set: no mail listener. */
  smtpListen: Address | undefined;
  /** Absolute paths of PEM files. Not set: the mail listener offers no encryption. */
  smtpTls: { cert: string; key: string } | undefined;
  smtpUrl: string | undefined;
  /** Private networks that webhooks may reach. */
  webhookNetworks: string[];
  metricsToken: string | undefined;
  logLevel: Values['LOG_LEVEL'];
  playground: { port: number; smtp: number; imap: number };
  /** Set by `npm run demo`: this is the demo company, of this size. */
  demo: { customers: number; conversations: number } | undefined;
}

export interface ConfigFault {
  variable: string;
  /** Goes on after the variable's name: "is … but must …". */
  fault: string;
  example: string;
}

export class ConfigError extends StartFault {
  override name = 'ConfigError';
  readonly faults: ConfigFault[];

  constructor(faults: ConfigFault[]) {
    const lines = faults.map(({ variable, fault, example }) => `  ${variable} ${fault}\n    ${example}`);
    super(
      `Kontor cannot start with these settings:\n${lines.join('\n')}\nAll settings: docs/configuration.md`,
    );
    this.faults = faults;
  }
}

/** Reads and judges the environment as a whole. Throws one `ConfigError` that names every fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: ConfigFault[] = probableTypos(Object.keys(env), Object.keys(variables)).map((typo) => ({
    variable: typo.written,
    fault: `is no setting of Kontor; probably ${typo.meant} was meant`,
    example: `for example ${typo.meant}=${variables[typo.meant as VariableName].example}`,
  }));

  const values: Partial<Record<VariableName, unknown>> = {};
  for (const [name, { schema, secret, example }] of Object.entries(variables)) {
    // An empty variable is how Compose files and shells say "not set".
    const written = env[name] === '' ? undefined : env[name];
    const read = schema.safeParse(written);
    if (read.success) values[name as VariableName] = read.data;
    else {
      const shown = secret || written === undefined ? '' : `is "${written}", but `;
      const fault = `${shown}${read.error.issues[0]?.message ?? 'is not valid'}`;
      faults.push({ variable: name, fault, example: `for example ${name}=${example}` });
    }
  }

  if (faults.length === 0) faults.push(...contradictions(values as Values, env));
  if (faults.length > 0) throw new ConfigError(faults);
  return present(values as Values);
}

function present(v: Values): Config {
  return {
    port: v.PORT,
    host: v.HOST,
    role: v.ROLE,
    databaseUrl: v.DATABASE_URL,
    redisUrl: v.REDIS_URL,
    dataDir: resolve(v.DATA_DIR ?? (v.KONTOR_DEMO ? '.data-demo' : '.data')),
    publicUrl: v.PUBLIC_URL,
    secretKey: v.SECRET_KEY,
    smtpListen: v.SMTP_LISTEN,
    smtpTls:
      v.SMTP_TLS_CERT && v.SMTP_TLS_KEY
        ? { cert: resolve(v.SMTP_TLS_CERT), key: resolve(v.SMTP_TLS_KEY) }
        : undefined,
    smtpUrl: v.SMTP_URL,
    webhookNetworks: v.WEBHOOK_NETWORKS ?? [],
    metricsToken: v.METRICS_TOKEN,
    logLevel: v.LOG_LEVEL,
    playground: { port: v.PLAYGROUND_PORT, smtp: v.PLAYGROUND_SMTP, imap: v.PLAYGROUND_IMAP },
    demo: v.KONTOR_DEMO
      ? { customers: v.KONTOR_DEMO_CUSTOMERS, conversations: v.KONTOR_DEMO_CONVERSATIONS }
      : undefined,
  };
}

/** What is wrong with settings that are each fine alone. */
function contradictions(v: Values, env: Record<string, string | undefined>): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const need = (name: VariableName, fault: string) =>
    faults.push({ variable: name, fault, example: `for example ${name}=${variables[name].example}` });

  if (v.ROLE !== 'all') {
    const why = `is needed with ROLE=${v.ROLE}, because several processes share it`;
    if (!v.DATABASE_URL) need('DATABASE_URL', why);
    if (!v.SECRET_KEY) need('SECRET_KEY', why);
    if (!v.DATA_DIR) need('DATA_DIR', `${why}: one folder for files that every process reaches`);
  }
  const [cert, key] = [v.SMTP_TLS_CERT, v.SMTP_TLS_KEY];
  if (cert && !key)
    need('SMTP_TLS_KEY', 'is needed with SMTP_TLS_CERT: a certificate works with its key alone');
  if (key && !cert)
    need('SMTP_TLS_CERT', 'is needed with SMTP_TLS_KEY: a key works with its certificate alone');
  if ((cert || key) && !v.SMTP_LISTEN)
    need('SMTP_LISTEN', 'is needed with SMTP_TLS_CERT: without it there is no mail listener to encrypt');
  if (v.KONTOR_DEMO) {
    const fault = 'opens the demo to the network, but its password is "demo": it listens on loopback only';
    const example = 'for example HOST=127.0.0.1; use npm start for a workspace that others reach';
    if (!isLoopback(v.HOST)) faults.push({ variable: 'HOST', fault, example });
    if (v.SMTP_LISTEN && !isLoopback(v.SMTP_LISTEN.host))
      faults.push({ variable: 'SMTP_LISTEN', fault, example: 'for example SMTP_LISTEN=127.0.0.1:2525' });
  }
  faults.push(...portsUsedTwice(v, env));
  return faults;
}

function portsUsedTwice(v: Values, env: Record<string, string | undefined>): ConfigFault[] {
  const ports: [VariableName, number | undefined][] = [
    ['PORT', v.PORT],
    ['SMTP_LISTEN', v.SMTP_LISTEN?.port],
  ];
  if (v.KONTOR_DEMO)
    ports.push(
      ['PLAYGROUND_PORT', v.PLAYGROUND_PORT],
      ['PLAYGROUND_SMTP', v.PLAYGROUND_SMTP],
      ['PLAYGROUND_IMAP', v.PLAYGROUND_IMAP],
    );
  const faults: ConfigFault[] = [];
  const seen = new Map<number, VariableName>();
  for (const [name, port] of ports) {
    if (!port) continue;
    const other = seen.get(port);
    // Blame the one that was set, not a default.
    const variable = other && env[name] === undefined ? other : name;
    const fault = `uses port ${port}, which ${variable === name ? other : name} uses too`;
    if (other)
      faults.push({ variable, fault, example: `for example ${variable}=${variables[variable].example}` });
    else seen.set(port, name);
  }
  return faults;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
