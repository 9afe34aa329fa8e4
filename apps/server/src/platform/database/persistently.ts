import { setTimeout as wait } from 'node:timers/promises';

const tryAgainAfter = 500;
const giveUpAfter = 120_000;

/**
 * Faults of the way to the database, not of what was asked: shutting down, starting up, connection lost, deadlock, a
 * transaction that rested for too long.
 */
export function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(08|57P|25P03|53300|40001|40P01)/.test(code ?? '') ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code ?? '') ||
    /Connection terminated|Client has encountered a connection error/.test(message ?? '')
  );
}

/** Runs a transaction again for as long as the database is away, two minutes at most. `work` must be whole in itself. */
export async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  let waited = 0;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || waited >= giveUpAfter) throw error;
      await wait(tryAgainAfter);
      waited += tryAgainAfter;
    }
  }
}
