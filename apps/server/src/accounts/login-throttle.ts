import type { Database } from '../platform/database/database.ts';
import { Problem } from '../platform/problem.ts';

/** How guessing is slowed down: some tries are free, then each doubles the wait up to `longest`. Milliseconds. */
export interface Pace {
  free: number;
  longest: number;
}

/** An account's wait stays short, so that a stranger's guessing does not shut its owner out; an address may wait longer. */
export const accountPace: Pace = { free: 5, longest: 60_000 };
export const addressPace: Pace = { free: 30, longest: 15 * 60_000 };
/** For what sends mail to somebody: one at once, then ever fewer. */
export const mailPace: Pace = { free: 1, longest: 60 * 60_000 };

/** After this long without a failure everything is forgotten. */
const forgottenAfter = 2 * 60 * 60_000;

/** The wait that this many failures have earned, counted from the last one. */
export function waitAfter(failures: number, { free, longest }: Pace): number {
  if (failures < free) return 0;
  return Math.min(longest, 1000 * 2 ** Math.min(30, failures - free));
}

/**
 * Counts a try before it is judged, so that parallel guesses gain nothing, and refuses it when its time has not come.
 * Whoever succeeds takes the count back with `forgive`.
 */
export async function countTry(db: Database, keys: Record<string, Pace>, now: Date): Promise<void> {
  const names = Object.keys(keys).toSorted();
  await db.transaction(async (tx) => {
    await tx
      .insertInto('login_throttle')
      .values(names.map((key) => ({ key, failures: 0, last_failure_at: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const rows = await tx
      .selectFrom('login_throttle')
      .selectAll()
      .where('key', 'in', names)
      .orderBy('key')
      .forUpdate()
      .execute();
    let wait = 0;
    for (const row of rows) {
      const since = now.getTime() - row.last_failure_at.getTime();
      if (since > forgottenAfter) row.failures = 0;
      wait = Math.max(wait, waitAfter(row.failures, keys[row.key]!) - since);
    }
    if (wait > 0) throw tooMany(wait);
    for (const { key, failures } of rows)
      await tx
        .updateTable('login_throttle')
        .set({ failures: failures + 1, last_failure_at: now })
        .where('key', '=', key)
        .execute();
  });
}

/** The account's count is over; an address gets back just this one try, or its owner could reset it with his own account. */
export async function forgive(db: Database, account: string, address: string): Promise<void> {
  await db.sql.deleteFrom('login_throttle').where('key', '=', account).execute();
  await db.sql
    .updateTable('login_throttle')
    .set((row) => ({ failures: row('failures', '-', 1) }))
    .where('key', '=', address)
    .where('failures', '>', 0)
    .execute();
}

/** Rows that nobody needs any more. */
export async function forgetOldTries(db: Database, now: Date): Promise<void> {
  await db.sql
    .deleteFrom('login_throttle')
    .where('last_failure_at', '<', new Date(now.getTime() - forgottenAfter))
    .execute();
}

function tooMany(wait: number): Problem {
  const seconds = Math.ceil(wait / 1000);
  const said = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new Problem('too_many_attempts', `Too many attempts. Try again in ${said}.`, {
    retryAfter: seconds,
  });
}
