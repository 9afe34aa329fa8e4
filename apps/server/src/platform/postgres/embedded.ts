import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFault } from '../start-fault.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { applicationPassword, ensureCluster } from './cluster.ts';
import { lockDataDir } from './data-lock.ts';
import { ensureDatabase } from './database.ts';
import { folderFault } from './faults.ts';
import { serverFlags } from './flags.ts';
import { locateCluster, type Location } from './location.ts';
import { stopOrphan } from './processes.ts';
import { freePort, runServer, type ServerProcess } from './server-process.ts';

export interface EmbeddedPostgres {
  /** Database and role `kontor`, without superuser rights. Stays the same when PostgreSQL has to be restarted. */
  url: string;
  /** The superuser's database: for tests and benchmarks. */
  adminUrl: string;
  /** What a person should know about where the data lie. */
  notes: string[];
  /** Ends PostgreSQL cleanly (its "fast" stop) and lets go of the data folder. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log?: (line: string) => void;
  /** `false` gives up safety on power loss for speed: tests only. */
  durable?: boolean;
  /** Another PostgreSQL than the package's: tests on the oldest one we support. */
  binaries?: Binaries;
  flags?: Record<string, string>;
  /** Where a cluster goes whose data folder is closed to PostgreSQL's user; for tests. */
  elsewhere?: string;
}

/**
 * Starts the PostgreSQL that comes with Kontor on the cluster of this data folder, and makes both at the first
 * start. Goes on running it: when it dies under us it is started again on the same port. What a person can put
 * right is thrown as a `StartFault`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => {}, durable = true } = options;
  const lock = lockDataDir(dataDir);
  let server: Supervised | undefined;
  try {
    const location = locateCluster(dataDir, options.elsewhere);
    for (const note of location.notes) log(note);
    const binaries = options.binaries ?? findBinaries(location.runAs, options.elsewhere);
    const passwordFile = join(dataDir, 'postgres.password');
    await stopOrphan(location.folder, log);
    await ensureCluster(location, binaries, passwordFile);

    const run = (port: number) =>
      runServer(
        location,
        binaries,
        { ...serverFlags(port, durable), ...options.flags },
        join(dataDir, 'postgres.log'),
      );
    server = await supervise(run, location, log);

    const urls = embeddedUrls(readFileSync(passwordFile, 'utf8'), server.port);
    await ensureDatabase(urls.url, urls.adminUrl, location.folder, passwordFile);
    const running = server;
    const stop = async () => {
      await running.stop();
      lock.release();
    };
    return { ...urls, notes: location.notes, stop };
  } catch (error) {
    await server?.stop('SIGQUIT');
    lock.release();
    throw folderFault(error, dataDir);
  }
}

export function embeddedUrls(password: string, port: number): { url: string; adminUrl: string } {
  return {
    url: `postgres://kontor:${applicationPassword(password)}@127.0.0.1:${port}/kontor`,
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
  };
}

interface Supervised {
  port: number;
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
}

type Run = (port: number) => Promise<ServerProcess | undefined>;

async function supervise(run: Run, { folder }: Location, log: (line: string) => void): Promise<Supervised> {
  let stopping: Promise<void> | undefined;
  let port = 0;
  let server: ServerProcess | undefined;
  for (let tries = 0; !server; tries++) {
    if (tries === 50) throw new StartFault('PostgreSQL found no free port on 127.0.0.1 in fifty tries.');
    if (tries > 0) await sleep(100);
    port = await freePort();
    server = await run(port);
  }

  const again = async () => {
    for (let wait = 50; !stopping; wait = Math.min(wait * 2, 5000)) {
      log('PostgreSQL has ended by itself; starting it again');
      try {
        await stopOrphan(folder, log);
        server = await run(port);
        if (server) return watch(server);
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
      }
      await sleep(wait, undefined, { ref: false });
    }
  };
  let restarting: Promise<void> | undefined;
  const watch = (process: ServerProcess) => {
    void process.exited.then(() => {
      if (!stopping) restarting = again();
    });
  };
  watch(server);

  const end = async (signal: NodeJS.Signals) => {
    await restarting;
    if (!server || server.child.exitCode !== null || server.child.signalCode !== null) return;
    server.child.kill(signal);
    // What a hurried stop leaves undone is replayed at the next start; nothing committed is lost.
    const late = setTimeout(() => server?.child.kill('SIGQUIT'), 30_000);
    await server.exited;
    clearTimeout(late);
    await stopOrphan(folder, log);
  };
  return { port, stop: (signal = 'SIGINT') => (stopping ??= end(signal)) };
}
