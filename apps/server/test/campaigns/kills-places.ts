import { sql } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/database.ts';
import { handOf } from './kills-books.ts';
import type { Place, Strike, Victim } from './kills-plan.ts';
import type { Storm } from './kills-storm.ts';

/** What a row shows of each place. */
const rows: Partial<Record<Place, string>> = {
  intake: `select 1 from receipt where state = 'stored' and holder is not null`,
  relay: `select 1 from event where position is null`,
  held: `select 1 from message where state = 'held'`,
  overtaken: `select 1 from message m where state = 'scheduled' and exists (
    select 1 from message n where n.conversation_id = m.conversation_id and n.kind = 'inbound' and n.seq > m.seq)`,
  due: `select 1 from message where state in ('held', 'scheduled') and release_at < now() + interval '50 milliseconds'`,
  'handing over': `select 1 from message where state = 'queued'`,
};

/** Waits until something is at the place, as long as there is a point in it. Gives whether it was. */
export async function reached(storm: Storm, { place, victim }: Strike): Promise<boolean> {
  for (let waited = 0; waited < 20_000; waited += 5) {
    storm.over.throwIfAborted();
    if (await isThere(storm, place, victim).catch(() => false)) return true;
    await wait(5);
  }
  return false;
}

async function isThere(storm: Storm, place: Place, victim: Victim): Promise<boolean> {
  const { flight, db } = storm;
  if (place === 'accepting') return flight.posting > 0;
  if (place === 'receiving') {
    const listener = ['worker 1', 'worker 2'].indexOf(victim);
    return listener < 0 ? flight.handing[0] + flight.handing[1] > 0 : flight.handing[listener]! > 0;
  }
  if (place === 'in hand' || place === 'leaving') {
    const attempts = await runningAttempts(db);
    return attempts.some(
      (attempt) =>
        attempt.left === (place === 'leaving') &&
        // A worker with an attempt of its own; others with any.
        (!victim.startsWith('worker') || handOf(storm.books, attempt)?.who === victim),
    );
  }
  const { rows: found } = await sql.raw(`${rows[place]!} limit 1`).execute(db.sql);
  return found.length > 0;
}

export interface RunningAttempt {
  messageId: string;
  number: number;
  left: boolean;
}

export async function runningAttempts(db: Database): Promise<RunningAttempt[]> {
  const { rows: found } = await sql<RunningAttempt>`
    select message_id as "messageId", number, content_left_at is not null as left
    from attempt where ended_at is null`.execute(db.sql);
  return found;
}
