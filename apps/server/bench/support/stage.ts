import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { KontorProcess } from '../../test/support/processes.ts';
import type { BenchContext, Shared } from '../bench.ts';
import { type FilledDatabase, filledDatabase, sinkPort } from './filled-database.ts';
import { Person, type PersonName } from './person.ts';
import { Statements } from './statements.ts';

/** The built Kontor in a process of its own, on the filled database. */
export interface Stage {
  database: FilledDatabase;
  /** The superuser's connection, for what is looked at from outside. */
  admin: pg.Pool;
  url: string;
  smtpPort: number;
  pid: number;
  statements: Statements;
  person(name: PersonName): Promise<Person>;
}

export function database(context: BenchContext): Promise<FilledDatabase> {
  return context.shared('database', () => filledDatabase(context));
}

export function stage(context: BenchContext): Promise<Stage> {
  return context.shared('stage', async () => openStage(await database(context)));
}

async function openStage(filled: FilledDatabase): Promise<Shared<Stage>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-bench-files-'));
  chmodSync(dataDir, 0o711);
  const sink = await openSink();
  const admin = new pg.Pool({ connectionString: filled.adminUrl, max: 10 });
  const smtpPort = await freePort();
  const kontor = new KontorProcess('kontor', {
    DATABASE_URL: filled.url,
    DATA_DIR: dataDir,
    SECRET_KEY: 'only for measuring, only for measuring',
    PORT: '0',
    SMTP_LISTEN: `127.0.0.1:${smtpPort}`,
    METRICS_TOKEN: 'only-for-measuring',
  });
  const end = async () => {
    await kontor.stop();
    // What it warned of explains a failed bench.
    process.stderr.write(kontor.output.slice(-5).join(''));
    await admin.end();
    await sink();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await kontor.start();
  } catch (error) {
    await end();
    throw error;
  }
  const people = new Map<PersonName, Promise<Person>>();
  const person = (name: PersonName) => {
    const known = people.get(name) ?? Person.signIn(kontor.url, name);
    people.set(name, known);
    return known;
  };
  const statements = new Statements(admin);
  return {
    thing: { database: filled, admin, url: kontor.url, smtpPort, pid: kontor.pid!, statements, person },
    end,
  };
}

/** Takes every reply and forgets it. */
async function openSink(): Promise<() => Promise<void>> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, done) {
      stream.on('data', () => {}).on('end', () => done());
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(sinkPort, '127.0.0.1', resolve));
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** From here on the process's peak is counted anew. */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory the process held since then. Megabytes; not known but on Linux. */
export function peakMemory(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
