import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFault } from '../start-fault.ts';

/** What PostgreSQL writes into postmaster.pid: process, port and how far it is. */
export function readPostmaster(folder: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL's live processes of this cluster, the postmaster's children too. On Linux by what each process
 * is and where it stands (PostgreSQL works in its data directory), so that a number given anew to somebody
 * else's process is never taken for it.
 */
export function processesOf(folder: string): number[] {
  if (process.platform !== 'linux') return isPostgres(readPostmaster(folder)?.pid);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(' (deleted)', '');
        return (
          program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`).replace(' (deleted)', '') === folder
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

function isPostgres(pid: number | undefined): number[] {
  if (!pid) return [];
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return [pid];
    const program = execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
    return basename(program.trim()) === 'postgres' ? [pid] : [];
  } catch {
    return [];
  }
}

/**
 * A server left behind by a Kontor that was killed is stopped, not taken over: its sessions may still hold the
 * locks and open transactions of the dead process.
 */
export async function stopOrphan(folder: string, log: (line: string) => void): Promise<void> {
  if (processesOf(folder).length === 0) return forgetDead(folder);
  log('PostgreSQL of a Kontor that was killed still runs; stopping it first');
  for (const [signal, seconds] of [['SIGINT', 60] as const, ['SIGQUIT', 20] as const]) {
    const alive = processesOf(folder);
    const postmaster = readPostmaster(folder)?.pid;
    for (const pid of postmaster && alive.includes(postmaster) ? [postmaster] : alive) signalTo(pid, signal);
    for (let waited = 0; waited < seconds * 50; waited++) {
      if (processesOf(folder).length === 0) return forgetDead(folder);
      await sleep(20);
    }
  }
  throw new StartFault(
    `PostgreSQL processes (${processesOf(folder).join(', ')}) still use ${folder} and do not end. End them and start again.`,
  );
}

/**
 * PostgreSQL cleans up after its dead itself, unless the number in postmaster.pid still belongs to something: a
 * zombie that nobody reaps (process 1 of many containers does not), or a stranger. On Linux we know better.
 */
function forgetDead(folder: string): void {
  if (process.platform === 'linux') rmSync(join(folder, 'postmaster.pid'), { force: true });
}

function signalTo(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Ended meanwhile.
  }
}
