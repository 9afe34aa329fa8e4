import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { startKontor } from '../../src/kontor.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { type Config, readConfig } from '../../src/platform/config.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Listening } from '../../src/platform/listening.ts';
import { Api } from './api.ts';
import { addCast, type Cast, password, type PersonName } from './cast.ts';
import { testDatabase } from './postgres.ts';
import { TestClock } from './test-clock.ts';

export interface TestKontor {
  url: string;
  port: number;
  app: NestFastifyApplication;
  db: Database;
  config: Config;
  listening: Listening;
  setupCode: string | undefined;
  /** Named people; there unless the test asked for an empty workspace. */
  cast: Cast;
  /** The API as this person's browser, signed in at the first request; as nobody without a name. */
  api(as?: PersonName): Api;
  /** The API with a bearer token. */
  withToken(token: string): Api;
  /** The cookie header of a signed-in person: for sockets and for requests made by hand. */
  cookieOf(person: PersonName): Promise<string>;
  /** A service of the running application. */
  get<Service>(token: abstract new (...args: never[]) => Service): Service;
  stop(): Promise<void>;
}

interface Wishes<C extends Clock> {
  /** A `TestClock` that stands still, unless given. */
  clock?: C;
  /** False: an empty workspace that waits for its administrator. */
  cast?: boolean;
  /** Environment variables beyond those of every test. */
  env?: Record<string, string>;
  /** An existing database, for a second process or a second start. */
  databaseUrl?: string;
  dataDir?: string;
}

const toStop: TestKontor[] = [];
/** So many were started before the test, for all tests of the file; the test's own need not run on beside the next one. */
let ofTheFile = 0;
beforeEach(() => {
  ofTheFile = toStop.length;
});
afterEach(async () => {
  for (const kontor of toStop.splice(ofTheFile)) await kontor.stop();
});
afterAll(async () => {
  for (const kontor of toStop.splice(0)) await kontor.stop();
});

/** A whole Kontor in this process, on a port and a database of its own; stopped by itself after the test, or after the file's tests. */
export async function testKontor<C extends Clock = TestClock>(
  wishes: Wishes<C> = {},
): Promise<TestKontor & { clock: C }> {
  const clock = wishes.clock ?? (new TestClock() as unknown as C);
  const dataDir = wishes.dataDir ?? mkdtempSync(join(tmpdir(), 'kontor-data-'));
  const databaseUrl = wishes.databaseUrl ?? (await testDatabase()).url;
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    ...wishes.env,
  });
  const kontor = await startKontor(config, clock);
  const db = await Database.connect(databaseUrl, 5);
  const isNew = (await db.sql.selectFrom('agent').select('id').limit(1).execute()).length === 0;
  const cast = wishes.cast === false || !isNew ? undefined : await addCast(db, clock.now());

  const origin = `http://127.0.0.1:${kontor.port}`;
  const cookies = new Map<PersonName, Promise<string>>();
  const cookieOf = (person: PersonName) => {
    let cookie = cookies.get(person);
    if (!cookie) {
      cookie = signIn(origin, `${person}@adler-kaffee.example`);
      cookies.set(person, cookie);
    }
    return cookie;
  };

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await kontor.stop();
    await db.close();
    if (!wishes.dataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  const test: TestKontor & { clock: C } = {
    url: origin,
    port: kontor.port,
    app: kontor.app,
    db,
    clock,
    config,
    listening: kontor.app.get(Listening, { strict: false }),
    setupCode: kontor.setupCode,
    get cast() {
      if (!cast) throw new Error('This workspace was started without its cast');
      return cast;
    },
    api: (as) => new Api(origin, as && (async () => ({ cookie: await cookieOf(as) }))),
    withToken: (token) => new Api(origin, () => ({ authorization: `Bearer ${token}` })),
    cookieOf,
    get: (token) => kontor.app.get(token, { strict: false }),
    stop: () => (stopping ??= stop()),
  };
  toStop.push(test);
  return test;
}

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await new Api(origin).send('POST', '/session', { email, password });
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
  if (!cookie) throw new Error(`Signing in as ${email} → ${answer.status} ${answer.text}`);
  return cookie;
}
