import { sql } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { persistently } from '../../src/platform/database/persistently.ts';
import { locateCluster } from '../../src/platform/postgres/location.ts';
import { readPostmaster } from '../../src/platform/postgres/processes.ts';
import { until } from '../support/until.ts';
import { reached } from './kills-places.ts';
import type { Place, Strike } from './kills-plan.ts';
import { processOf, type Storm } from './kills-storm.ts';

const says: Record<Place, string> = {
  receiving: 'a mail is being handed over',
  intake: 'a mail is being taken in',
  relay: 'events have no position yet',
  accepting: 'a reply is being accepted',
  held: 'an accepted reply can be undone',
  overtaken: 'a scheduled reply was overtaken by its customer',
  due: 'a reply is about to be released',
  'handing over': 'a released reply waits for its worker',
  'in hand': 'an attempt has begun',
  leaving: 'the content of a reply is leaving',
};

/** Kills (-9) when something is at the place, writes it into the books, and has it started again. Tells what it did. */
export async function strike(storm: Storm, one: Strike): Promise<string> {
  const { victim, place, after } = one;
  const there = await reached(storm, one);
  await wait(after);
  await kill(storm, victim);
  return `${victim} killed, ${says[place]}${there ? '' : ' (or would be: nothing came there)'}`;
}

async function kill(storm: Storm, victim: Strike['victim']): Promise<void> {
  const from = Date.now();
  const note = (life: number) => storm.books.kills.push({ who: victim, life, from, to: Date.now() });
  if (victim === 'Redis') return storm.redis!.lose();
  if (victim === 'PostgreSQL') {
    await killPostgres(storm);
    note(0);
    return;
  }
  const process = processOf(storm, victim);
  const { life } = process;
  await process.kill();
  note(life);
  await process.start();
}

/** Its children answer for a moment after its death: another start time tells that all of it is new. */
async function killPostgres({ db, dataDir }: Storm): Promise<void> {
  const startedAt = async () => {
    const { rows } = await sql<{ at: string }>`select pg_postmaster_start_time()::text as at`.execute(db.sql);
    return rows[0]!.at;
  };
  const before = await persistently(startedAt);
  const cluster = await until('PostgreSQL is there', () => readPostmaster(locateCluster(dataDir).folder));
  process.kill(cluster.pid, 'SIGKILL');
  await until('PostgreSQL is back', async () => (await startedAt().catch(() => before)) !== before);
}
