import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { createTransport } from 'nodemailer';
import { SystemClock } from '../../src/platform/clock.ts';
import { readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { FolderFileStore } from '../../src/platform/files/folder-file-store.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres/embedded.ts';
import { prepareWorkspace } from '../../src/workspace/prepare.ts';
import { Api } from '../support/api.ts';
import { playSequence, type World } from '../support/busy-inbox.ts';
import { addCast, password } from '../support/cast.ts';
import { insertMailbox } from '../support/channels.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { KontorProcess } from '../support/processes.ts';
import type { Trial } from './campaign.ts';

export const name = 'client-state';
export const says =
  'The console’s state after random work of two agents is as fetched, without fetching; with losses and cuts, too';
/** Sequences: every other one loses frames and connections. */
export const rounds = 160;

export async function run({ rounds: sequences, seed, log }: Trial): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-client-state-'));
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  const sink = await startMailSink(() => 0);
  const smtp = await freePort();
  const env = {
    ROLE: 'all',
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    SECRET_KEY: randomBytes(32).toString('base64url'),
    PORT: String(await freePort()),
    SMTP_LISTEN: `127.0.0.1:${smtp}`,
  };
  await migrate(postgres.url);
  const db = await Database.connect(postgres.url, 4);
  const config = readConfig({ ...env, LOG_LEVEL: 'silent' });
  await prepareWorkspace({
    config,
    db,
    secretKey: env.SECRET_KEY,
    clock: new SystemClock(),
    log: createLog(config),
    files: new FolderFileStore(`${dataDir}/files`),
  });
  const cast = await addCast(db, new Date());
  await insertMailbox(db, cast, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: sink.port,
  });
  const kontor = new KontorProcess('kontor', env);
  try {
    await kontor.start();
    const cookies = new Map<string, Promise<string>>();
    const world: World = {
      url: kontor.url,
      db,
      cast,
      cookieOf(person) {
        const cookie = cookies.get(person) ?? signIn(kontor.url, cast.people[person].email);
        cookies.set(person, cookie);
        return cookie;
      },
      send: (mail) => sendMail(smtp, mail),
      now: () => new Date(),
      // Milliseconds are enough for two things not to happen at once.
      tick: () => wait(2),
    };
    for (let i = 0; i < sequences; i++) {
      const lossy = i % 2 === 1;
      const { kept, fetched, refetched } = await playSequence(world, {
        seed: `${seed} ${i}`,
        steps: 15,
        lossy,
      });
      if (!isDeepStrictEqual(kept, fetched))
        throw new Error(`Sequence ${i}: kept ${JSON.stringify(kept)}\nfetched ${JSON.stringify(fetched)}`);
      if (!lossy && refetched.length > 0)
        throw new Error(`Sequence ${i}: nothing was lost, yet it fetched ${refetched.join(', ')}`);
      if (i % 20 === 19) log(`${i + 1} sequences`);
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${kontor.output.slice(-8).join('')}`, { cause: error });
  } finally {
    await kontor.stop();
    await sink.stop();
    await db.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function signIn(url: string, email: string): Promise<string> {
  const { headers } = await new Api(url).send('POST', '/session', { email, password });
  return headers.get('set-cookie')!.split(';', 1)[0]!;
}

async function sendMail(port: number, mail: Parameters<World['send']>[0]): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({ to: 'support@adler-kaffee.example', ...mail });
  } finally {
    transport.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
