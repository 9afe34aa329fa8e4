import { persistently } from '../../src/platform/database/persistently.ts';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { insertMailbox } from '../support/channels.ts';
import { openHouse } from '../support/house.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { KontorProcess } from '../support/processes.ts';
import type { Redis } from '../support/redis.ts';
import type { Trial } from './campaign.ts';
import { PatientAdmin } from './kills-admin.ts';
import { checkBooks, emptyBooks, keyOf } from './kills-books.ts';
import { load, mostParts } from './kills-load.ts';
import { planOf, type Round, returns, streamOf, support } from './kills-plan.ts';
import { inQuarantine, quarantineFaults, retryAll } from './kills-quarantine.ts';
import { quiet } from './kills-quiet.ts';
import { stall } from './kills-stall.ts';
import type { Storm } from './kills-storm.ts';
import { strike } from './kills-striking.ts';

export const name = 'kills';
export const says =
  'Mails and replies survive kill -9 of web, workers and PostgreSQL at every place: none lost, none twice';
/** Kills. Each brings about 34 mails and 7 replies with it: 1,000 and 200 in a full run. */
export const rounds = 30;

export const run = (trial: Trial): Promise<void> => killAtRandom(trial);

/** @param redis carries the queue, and is one of those that are killed. */
export async function killAtRandom({ rounds: kills, seed, log }: Trial, redis?: Redis): Promise<void> {
  const plan = planOf(seed, kills, redis !== undefined);
  // What it decides differs from run to run anyway: the plan must not hear of it.
  const chance = streamOf(seed, 9);
  const house = await openHouse(redis && { REDIS_URL: redis.url });
  const { cast, dataDir, db, env } = house;
  const books = emptyBooks();
  const slowness = { before: 10, after: 40 };
  const sink = await startMailSink(
    () => chance() * slowness.after,
    () => chance() * slowness.before,
  );
  for (const [address, team] of [
    [support, 'support'],
    [returns, 'returns'],
  ] as const)
    await insertMailbox(db, cast, {
      address,
      team,
      smtpPort: sink.port,
      settings: { limits: { maxParts: mostParts } },
    });

  const smtpPorts: [number, number] = [await freePort(), await freePort()];
  const over = new AbortController();
  // Whoever supervises it would start it again; that it fell by what happened to another is a fault all the same.
  const fell = (said: string) => over.abort(new Error(said));
  const web = new KontorProcess('web', await env('web'), { fell });
  const worker = async (i: 0 | 1) => {
    const listen = { LOG_LEVEL: 'info', SMTP_LISTEN: `127.0.0.1:${smtpPorts[i]}` };
    const who = `worker ${i + 1}`;
    const line = (text: string, life: number) => {
      if (!text.includes('"Begins a delivery"')) return;
      const { message, attempt } = JSON.parse(text) as { message: string; attempt: number };
      books.hands.set(keyOf(message, attempt), { who, life });
    };
    return new KontorProcess(who, { ...(await env('worker')), ...listen }, { line, fell });
  };
  const workers: Storm['workers'] = [await worker(0), await worker(1)];
  const all = [web, ...workers];
  const storm: Storm = {
    db,
    dataDir,
    web,
    workers,
    smtpPorts,
    redis,
    admin: new PatientAdmin(() => web.url, cast.people.admin.email, over.signal),
    books,
    flight: { handing: [0, 0], posting: 0 },
    slowness,
    over: over.signal,
  };
  try {
    for (const process of all) await process.start();
    await playThrough(storm, plan, log);
    await quiet(storm);
    const mails = plan.flatMap((round) => round.mails);
    const faults = quarantineFaults(await inQuarantine(storm.admin), books, mails);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const retried = await retryAll(storm);
    await quiet(storm);
    // A worker that had not heard of the raised limit puts it back: pressed again, as a person does.
    if ((await retryAll(storm)) > 0) await quiet(storm);
    const summary = await persistently(() => checkBooks(db, books, sink.mails));
    log(`${kills} kills: ${summary}, ${retried} receipts out of quarantine`);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${all.flatMap((p) => p.output.slice(-20)).join('')}`, {
      cause: error,
    });
  } finally {
    over.abort();
    for (const process of all) await process.stop();
    await sink.stop();
    await house.stop();
  }
}

/** Each round's mails and replies begin with it and go on through the next ones, until all are through. */
async function playThrough(storm: Storm, plan: Round[], log: (line: string) => void): Promise<void> {
  const loads: Promise<void>[] = [];
  for (const [i, round] of plan.entries()) {
    const under = load(storm, round);
    // Its failure is met below, after the kills.
    under.catch(() => {});
    loads.push(under);
    log(`${i + 1}: ${await strike(storm, round.strike)}`);
    if (round.stall) log(`${i + 1}: ${await stall(storm, round, round.stall)}`);
  }
  await Promise.all(loads);
}
