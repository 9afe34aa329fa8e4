import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { SystemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { FolderFileStore } from '../../src/platform/files/folder-file-store.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { prepareWorkspace } from '../../src/workspace/prepare.ts';
import { Api } from './api.ts';
import { addCast, type Cast, password, type PersonName } from './cast.ts';
import { insertMailbox } from './channels.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';
import { KontorProcess } from './processes.ts';

/** Kontor as it is built, in one process, with the cast, the mailbox support@ and a mail server for what leaves. */
export interface BuiltKontor {
  url: string;
  db: Database;
  cast: Cast;
  /** The last lines it wrote. */
  output: string[];
  cookieOf(person: PersonName): Promise<string>;
  api(person: PersonName): Api;
  /** A customer's mail; resolves at the 250. */
  send(mail: SendMailOptions): Promise<void>;
  /** What left, as the mail server took it. */
  taken: MailSink['taken'];
  /** As a power cut would end it; PostgreSQL goes on. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param more settings beside those of every test. */
export async function startBuiltKontor(more: Record<string, string> = {}): Promise<BuiltKontor> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-built-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const sink = await startMailSink(() => 0);
  const smtpPort = await freePort();
  const env = {
    ROLE: 'all',
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    PORT: String(await freePort()),
    SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
    ...more,
  };
  await migrate(postgres.url);
  const db = await Database.connect(postgres.url, 4);
  const cast = await prepare(db, env, dataDir);
  const mailbox = {
    address: 'support@adler-kaffee.example',
    aliases: ['info@adler-kaffee.example'],
    team: 'support' as const,
    smtpPort: sink.port,
  };
  await insertMailbox(db, cast, mailbox);
  const kontor = new KontorProcess('kontor', env);
  // A few connections for all that is sent.
  const customers = createTransport({
    pool: true,
    maxConnections: 3,
    host: '127.0.0.1',
    port: smtpPort,
    secure: false,
    ignoreTLS: true,
  });
  const stop = async () => {
    customers.close();
    await kontor.stop();
    await sink.stop();
    await db.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await kontor.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const cookies = new Map<PersonName, Promise<string>>();
  const cookieOf = (person: PersonName) => {
    const cookie = cookies.get(person) ?? signIn(kontor.url, cast.people[person].email);
    cookies.set(person, cookie);
    return cookie;
  };
  return {
    url: kontor.url,
    db,
    cast,
    output: kontor.output,
    cookieOf,
    api: (person) => new Api(kontor.url, async () => ({ cookie: await cookieOf(person) })),
    async send(mail) {
      await customers.sendMail({ to: mailbox.address, ...mail });
    },
    taken: sink.taken,
    killAndRestart: () => kontor.killAndRestart(),
    stop,
  };
}

async function prepare(db: Database, env: Record<string, string>, dataDir: string): Promise<Cast> {
  const config = readConfig({ ...env, LOG_LEVEL: 'silent' });
  await prepareWorkspace({
    config,
    db,
    secretKey: env['SECRET_KEY']!,
    clock: new SystemClock(),
    log: createLog(config),
    files: new FolderFileStore(`${dataDir}/files`),
  });
  return addCast(db, new Date());
}

async function signIn(url: string, email: string): Promise<string> {
  const { headers } = await new Api(url).send('POST', '/session', { email, password });
  return headers.get('set-cookie')!.split(';', 1)[0]!;
}
