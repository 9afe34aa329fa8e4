import { sql } from 'kysely';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../support/until.ts';
import { handOf } from './kills-books.ts';
import { answer } from './kills-load.ts';
import { type RunningAttempt, runningAttempts } from './kills-places.ts';
import { furtherReply, type Round, type Stall } from './kills-plan.ts';
import { processOf, type Storm } from './kills-storm.ts';

/**
 * Stops a worker with an attempt in its hands until another has taken it over, and lets it go on. Whether anything left
 * twice stands in the books; here it is seen that it was taken over, and that what the stopped one learns late still counts.
 */
export async function stall(storm: Storm, round: Round, { worker, content }: Stall): Promise<string> {
  const stopped = processOf(storm, worker);
  const caught = await hunt(storm, round, { worker, content });
  try {
    const newest = await newestEvent(storm);
    await until(`another has taken over from ${worker}`, () => takenOver(storm, caught));
    await until('events get their positions all the same', () => placed(storm, newest));
  } finally {
    stopped.resume();
  }
  await until(`what ${worker} learnt late is accepted`, async () => {
    const unknown = await unknownAttempts(storm);
    return !unknown.some((attempt) => {
      const hand = handOf(storm.books, attempt);
      return hand?.who === worker && hand.life === stopped.life;
    });
  });
  return `${worker} stood still with an attempt whose content had ${content}, and went on when it was taken over`;
}

/** Replies go out slowly, until one stands where the plan wants it at the moment its worker is stopped. */
async function hunt(storm: Storm, round: Round, { worker, content }: Stall): Promise<RunningAttempt> {
  const stopped = processOf(storm, worker);
  const slowness = { ...storm.slowness };
  Object.assign(storm.slowness, content === 'left' ? { after: 1_000 } : { before: 1_000 });
  try {
    for (let n = 0; n < 400; n++) {
      if (n % 10 === 0) await Promise.all([0, 1, 2, 3].map((i) => answer(storm, furtherReply(round, n + i))));
      if ((await inHandsOf(storm, worker, content)).length > 0) {
        stopped.pause();
        // What it had asked the database for before it was stopped is done by now.
        await wait(300);
        const [caught] = await inHandsOf(storm, worker, content);
        if (caught) return caught;
        stopped.resume();
      }
      await wait(50);
    }
    throw new Error(`${worker} never had an attempt whose content had ${content}`);
  } catch (error) {
    stopped.resume();
    throw error;
  } finally {
    Object.assign(storm.slowness, slowness);
  }
}

async function inHandsOf({ db, books }: Storm, worker: string, content: Stall['content']) {
  const attempts = await runningAttempts(db).catch(() => []);
  return attempts.filter(
    (attempt) => attempt.left === (content === 'left') && handOf(books, attempt)?.who === worker,
  );
}

/** Content that had left makes it unknown; else the mail has gone through other hands. */
async function takenOver({ db }: Storm, { messageId, number, left }: RunningAttempt): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`
    select case when ${left} then outcome = 'unknown'
      else ended_at is not null and exists (select 1 from attempt newer
        where newer.message_id = a.message_id and newer.number > a.number
          and newer.holder <> a.holder and newer.outcome = 'sent') end as over
    from attempt a where message_id = ${messageId} and number = ${number}`.execute(db.sql);
  return rows[0]!.over;
}

async function newestEvent({ db }: Storm): Promise<number> {
  const { rows } = await sql<{ newest: number }>`select max(number) as newest from event`.execute(db.sql);
  return rows[0]!.newest;
}

/** Whether the stopped one led the relay or not. */
async function placed({ db }: Storm, newest: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from event where number <= ${newest} and position is null limit 1`.execute(db.sql);
  return rows.length === 0;
}

async function unknownAttempts({ db }: Storm): Promise<{ messageId: string; number: number }[]> {
  return db.sql
    .selectFrom('attempt')
    .select(['message_id as messageId', 'number'])
    .where('outcome', '=', 'unknown')
    .execute();
}
