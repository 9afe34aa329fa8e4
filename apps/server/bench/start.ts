import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../src/platform/postgres/server-process.ts';
import type { BenchContext, Figure } from './bench.ts';

export const name = 'start';
export const needs = ['server', 'console', 'playground'];

const root = resolve(import.meta.dirname, '../../..');

/** From the npm command to the line that says it is ready: the demo's first start, and again on its data. */
export async function run({ log }: BenchContext): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kontor-bench-start-'));
  chmodSync(dataDir, 0o711);
  try {
    const first = await secondsToReady(dataDir);
    log(`first start ${first.toFixed(1)} s`);
    const again = [
      await secondsToReady(dataDir),
      await secondsToReady(dataDir),
      await secondsToReady(dataDir),
    ];
    const bare = [await secondsOfNpm(), await secondsOfNpm(), await secondsOfNpm()];
    return [
      { name: 'start.first', value: first, unit: 's' },
      { name: 'start.again', value: middle(again), unit: 's', floor: middle(bare) },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function secondsToReady(dataDir: string): Promise<number> {
  const [port, listen, playground, smtp, imap] = await Promise.all(Array.from({ length: 5 }, freePort));
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    SMTP_LISTEN: `127.0.0.1:${listen}`,
    PLAYGROUND_PORT: String(playground),
    PLAYGROUND_SMTP: String(smtp),
    PLAYGROUND_IMAP: String(imap),
  };
  const began = performance.now();
  const child = spawn('npm', ['run', 'demo'], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  const ready = new Promise<void>((resolveReady, reject) => {
    child.stdout.on('data', (text) => {
      said += String(text);
      if (said.includes('Kontor is ready')) resolveReady();
    });
    void ended.then(() => reject(new Error(`npm run demo ended:\n${said}`)));
  });
  await ready;
  const seconds = (performance.now() - began) / 1000;
  process.kill(-child.pid!, 'SIGINT');
  await ended;
  return seconds;
}

/** What npm and Node take to do nothing. */
async function secondsOfNpm(): Promise<number> {
  const began = performance.now();
  await once(spawn('npm', ['exec', '--', 'node', '-e', '0'], { cwd: root, stdio: 'ignore' }), 'exit');
  return (performance.now() - began) / 1000;
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
