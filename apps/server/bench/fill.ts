import { execFileSync } from 'node:child_process';
import type { BenchContext, Figure } from './bench.ts';
import { database } from './support/stage.ts';

export const name = 'fill';

/** The demo's generator with COPY, and all indexes. The small size says how fast, and promises nothing. */
export async function run(context: BenchContext): Promise<Figure[]> {
  const { conversations, messages, minutes, isFresh, dataDir } = await database(context);
  if (!isFresh) context.log('the time is that of the run that filled this database');
  const gigabytes = Number(execFileSync('du', ['-sk', dataDir]).toString().split('\t')[0]) / 1_048_576;
  const rate = { name: 'fill.messages', value: messages / minutes / 60, unit: '1/s' };
  const disk = { name: 'fill.disk', value: gigabytes, unit: 'GB' };
  if (conversations < 1_000_000) return [rate, disk];
  return [{ name: 'fill.minutes', value: minutes, unit: 'min' }, rate, disk];
}
