import { Redis } from '../support/redis.ts';
import { without } from '../support/without.ts';
import type { Trial } from './campaign.ts';
import { killAtRandom } from './kills.ts';

export const name = 'kills-redis';
export const says = 'The same with the queue on Redis, which is killed and emptied too';
export const rounds = 30;
export const isLeftOut = without('redis');

export async function run(trial: Trial): Promise<void> {
  const redis = await Redis.start();
  try {
    await killAtRandom(trial, redis);
  } finally {
    await redis.stop();
  }
}
