import type { ChildProcess } from 'node:child_process';

/** A server with a process group of its own: none of it outlives the tests, also when they are broken off. */
export function endsWithUs({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  process.once('exit', () => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended before.
    }
  });
}
