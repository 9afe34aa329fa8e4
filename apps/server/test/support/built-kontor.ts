import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { SystemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { FolderFileStore } from '../../src/platform/files/folder-file-store.ts';
import { createLog } from '../../src/platform/log.ts';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { prepareWorkspace } from '../../src/workspace/prepare.ts';
import { Api } from './api.ts';
import { openDatabase } from './built-database.ts';
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
  /** As a power cut would end it, until all that it had in hand may be taken up by others; PostgreSQL goes on. */
  killAndRestart(): Promise<void>;
  /** The seconds in which a reply can be undone are over, for all that wait for that. */
  endHolds(): Promise<void>;
  stop(): Promise<void>;
}

/** @param more settings beside those of every test. */
export async function startBuiltKontor(more: Record<string, string> = {}): Promise<BuiltKontor> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-built-'));
  chmodSync(dataDir, 0o711);
  const database = await openDatabase(dataDir);
  const sink = await startMailSink(() => 0);
  const smtpPort = await freePort();
  const env = {
    ROLE: 'all',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    PORT: String(await freePort()),
    SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
    ...more,
  };
  const db = await Database.connect(database.url, 4);
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
    await database.close();
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
    async killAndRestart() {
      await kontor.kill();
      const handed_until = new Date(Date.now() - 1000);
      await db.sql
        .updateTable('outbox')
        .set({ handed_until })
        .where('state', '=', 'open')
        .where('handed_until', 'is not', null)
        .execute();
      await kontor.start();
    },
    async endHolds() {
      await db.sql
        .updateTable('message')
        .set({ release_at: new Date() })
        .where('state', '=', 'held')
        .execute();
    },
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
