import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { spawnOptions } from './cluster.ts';
import { faultFromLog } from './faults.ts';
import type { Location } from './location.ts';
import { readPostmaster } from './processes.ts';

export interface ServerProcess {
  child: ChildProcess;
  exited: Promise<void>;
}

/** Runs PostgreSQL and resolves when it takes connections. `undefined`: not now, try again (port, memory). */
export async function runServer(
  { folder, runAs }: Location,
  binaries: Binaries,
  flags: Record<string, string>,
  logFile: string,
): Promise<ServerProcess | undefined> {
  const log = openLog(logFile);
  const from = fstatSync(log).size;
  const args = Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries.folder, 'postgres'), ['-D', folder, ...args], {
    ...spawnOptions(runAs),
    // Its own process group: Ctrl-C in the terminal reaches only us, and we stop it last.
    detached: true,
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  const exited = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve());
    child.once('error', reject);
  });
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const postmaster = readPostmaster(folder);
    if (postmaster?.pid === child.pid && postmaster?.ready) return { child, exited };
    await sleep(10);
  }
  await exited;
  const fault = faultFromLog(readLog(logFile, from), folder);
  if (fault) throw fault;
  return undefined;
}

const biggestLog = 5_000_000;

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > biggestLog) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

function readLog(file: string, from: number): string {
  const log = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(64_000);
    return buffer.toString('utf8', 0, readSync(log, buffer, 0, buffer.length, from));
  } finally {
    closeSync(log);
  }
}

/**
 * A port that nobody has, below those that systems give to outgoing connections: one of these could take it away
 * between now and its use, or while PostgreSQL is started again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
