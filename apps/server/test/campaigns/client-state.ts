import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { playSequence, type World } from '../support/busy-inbox.ts';
import { startBuiltKontor } from '../support/built-kontor.ts';
import type { Trial } from './campaign.ts';

export const name = 'client-state';
export const says =
  'The console’s state after random work of two agents is as fetched, without fetching; with losses and cuts, too';
/** Sequences: every other one loses frames and connections. */
export const rounds = 160;
/** Its console has the globals of the process to itself. */
export const isAlone = true;

export async function run({ rounds: sequences, seed, log }: Trial): Promise<void> {
  const kontor = await startBuiltKontor();
  // Milliseconds are enough for two things not to happen at once.
  const world: World = { ...kontor, now: () => new Date(), tick: () => wait(2) };
  try {
    for (let i = 0; i < sequences; i++) {
      const lossy = i % 2 === 1;
      const { kept, fetched, refetched } = await playSequence(world, {
        seed: `${seed} ${i}`,
        steps: 15,
        lossy,
      });
      if (!isDeepStrictEqual(kept, fetched))
        throw new Error(`Sequence ${i}: kept and fetched differ\n${differences(kept, fetched).join('\n')}`);
      if (!lossy && refetched.length > 0)
        throw new Error(`Sequence ${i}: nothing was lost, yet it fetched ${refetched.join(', ')}`);
      if (i % 20 === 19) log(`${i + 1} sequences`);
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${kontor.output.slice(-8).join('')}`, { cause: error });
  } finally {
    await kontor.stop();
  }
}

/** Each place where two values differ: `counts.views.all: 3, 4`. */
function differences(kept: unknown, fetched: unknown, path = ''): string[] {
  if (isDeepStrictEqual(kept, fetched)) return [];
  if (!isObject(kept) || !isObject(fetched))
    return [`${path}: ${JSON.stringify(kept)}, ${JSON.stringify(fetched)}`];
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(fetched)])];
  return keys.flatMap((key) => differences(kept[key], fetched[key], path ? `${path}.${key}` : key));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
