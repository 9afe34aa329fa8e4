import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until something is so. What it waits for happens in other processes or threads; how long that takes is no part of
 * any test, only that it happens at all. It waits longer than any lease, so what died with a process is taken up again.
 */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | undefined | null | false> | Value | undefined | null | false,
  patience = 150_000,
): Promise<Value> {
  for (let waited = 0; waited < patience; waited += 25) {
    const found = await look();
    if (found) return found;
    await wait(25);
  }
  throw new Error(`Waited in vain until ${what}`);
}
