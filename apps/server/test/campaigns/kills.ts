import { setTimeout as wait } from 'node:timers/promises';
import { persistently } from '../../src/platform/database/persistently.ts';
import { readPostmaster } from '../../src/platform/postgres/processes.ts';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { locateCluster } from '../../src/platform/postgres/location.ts';
import { insertMailbox } from '../support/channels.ts';
import { dice } from '../support/dice.ts';
import { openHouse } from '../support/house.ts';
import { handOver } from '../support/mail-server.ts';
import { startMailSink } from '../support/mail-sink.ts';
import { KontorProcess } from '../support/processes.ts';
import type { Redis } from '../support/redis.ts';
import type { Trial } from './campaign.ts';
import { checkBooks } from './kills-books.ts';

export const name = 'kills';
export const says =
  'Mails and replies survive kill -9 of web, workers and PostgreSQL at random: none lost, none twice';
/** Kills. Each brings about 34 mails and 7 replies with it: 1,000 and 200 in a full run. */
export const rounds = 30;

const support = 'support@adler-kaffee.example';
/** Served by another team: a mail to both stands once on each side. */
const returns = 'returns@adler-kaffee.example';

/** Where a mail goes, in one transaction each: most to support alone, some to both at once, some to one after the other. */
function routeOf(i: number): string[][] {
  if (i % 5 === 2) return [i % 2 ? [support, returns] : [returns, support]];
  if (i % 10 === 9) return i % 20 < 10 ? [[support], [returns]] : [[returns], [support]];
  return [[support]];
}

export const run = (trial: Trial): Promise<void> => killAtRandom(trial);

/** @param redis carries the queue, and is one of those that are killed. */
export async function killAtRandom({ rounds: kills, seed, log }: Trial, redis?: Redis): Promise<void> {
  const chance = dice(seed);
  const house = await openHouse(redis && { REDIS_URL: redis.url });
  const { cast, dataDir, db, env } = house;
  const sink = await startMailSink(() => chance() * 40);
  await insertMailbox(db, cast, { address: support, team: 'support', smtpPort: sink.port });
  await insertMailbox(db, cast, { address: returns, team: 'returns', smtpPort: sink.port });

  const smtpPorts = [await freePort(), await freePort()];
  const web = new KontorProcess('web', await env('web'));
  const workers = await Promise.all(
    smtpPorts.map(
      async (port, i) =>
        new KontorProcess(`worker ${i + 1}`, { ...(await env('worker')), SMTP_LISTEN: `127.0.0.1:${port}` }),
    ),
  );
  const all = [web, ...workers];
  try {
    for (const process of all) await process.start();
    const books = await playThrough();
    // PostgreSQL may be coming back from the last kill.
    const summary = await persistently(() => checkBooks(db, books, sink.mails));
    log(`${kills} kills: ${summary}`);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${all.flatMap((p) => p.output.slice(-8)).join('')}`, {
      cause: error,
    });
  } finally {
    for (const process of all) await process.stop();
    await sink.stop();
    await house.stop();
  }

  async function playThrough() {
    const books = { acknowledged: new Map<string, string[]>(), replies: new Set<string>() };
    const mails = kills * 34;
    const replies = kills * 7;
    let killing = true;
    const writing = [0, 1, 2, 3].map((part) => sendMails(part, mails, books.acknowledged));
    const answering = [0, 1].map((part) => sendReplies(part, replies, books.replies));
    const killer = (async () => {
      for (let kill = 0; kill < kills && killing; kill++) {
        await wait(300 + chance() * 1500);
        await strike(kill);
      }
    })();
    await Promise.all([...writing, ...answering]);
    await killer;
    killing = false;
    // What PostgreSQL's last children still answer after its death counts for nothing.
    await wait(3_000);
    await quiet();
    return books;
  }

  async function strike(kill: number): Promise<void> {
    const roll = chance();
    if (kill % 15 === 14) {
      log(`${kill + 1}: ${workers[0]!.name} stalls past its leases`);
      await workers[0]!.stall(36_000);
    } else if (redis && kill % 3 === 1) {
      log(`${kill + 1}: Redis`);
      await redis.lose();
    } else if (roll < 0.2) {
      const cluster = readPostmaster(locateCluster(dataDir).folder);
      log(`${kill + 1}: PostgreSQL`);
      if (cluster) process.kill(cluster.pid, 'SIGKILL');
    } else {
      const victim = roll < 0.4 ? web : workers[roll < 0.7 ? 0 : 1]!;
      log(`${kill + 1}: ${victim.name}`);
      await victim.killAndRestart();
    }
  }

  async function sendMails(part: number, count: number, acknowledged: Map<string, string[]>): Promise<void> {
    for (let i = part; i < count; i += 4) {
      const word = `mail${String(i).padStart(5, '0')}x`;
      const from = `customer${i % 97}@example.ch`;
      const mail = {
        from,
        to: routeOf(i).flat().toSorted(),
        subject: `About ${word}`,
        text: `This is ${word}.`,
        messageId: `<${word}@example.ch>`,
        date: new Date(1_760_000_000_000 + i * 1000),
      };
      for (const to of routeOf(i)) {
        await handOver(smtpPorts[i % 2]!, { ...mail, envelope: { from, to } });
        acknowledged.set(word, [...(acknowledged.get(word) ?? []), ...to]);
      }
    }
  }

  /** Like the console: the same key until there is an answer; a refusal for something new is looked at and sent anyway. */
  async function sendReplies(part: number, count: number, accepted: Set<string>): Promise<void> {
    let cookie = '';
    for (let i = part; i < count; i += 2) {
      const word = `reply${String(i).padStart(5, '0')}y`;
      for (;;) {
        try {
          cookie ||= await signIn();
          const list = await ask(cookie, 'GET', '/conversations?view=everything&limit=40');
          const one = list.items?.[Math.floor(chance() * list.items.length)];
          if (!one) throw new Error('no conversation yet');
          if (await reply(cookie, one.id, word)) {
            accepted.add(word);
            break;
          }
        } catch (error) {
          if ((error as { status?: number }).status === 401) cookie = '';
          await wait(150);
        }
      }
    }
  }

  async function reply(cookie: string, conversation: string, word: string): Promise<boolean> {
    const key = `${word}-${conversation}`;
    for (;;) {
      const { items } = await ask(cookie, 'GET', `/conversations/${conversation}/messages?limit=1`);
      const body = { kind: 'reply', text: `Answer ${word}.`, seen: items![0]!.id, sendAt: 'now' };
      for (let attempt = 0; ; attempt++) {
        try {
          await ask(cookie, 'POST', `/conversations/${conversation}/messages`, body, key);
          return true;
        } catch (error) {
          const { status, code } = error as { status?: number; code?: string };
          if (code === 'newer_messages') break;
          // The key belongs to a reply that was accepted although its answer was lost.
          if (code === 'idempotency_key_reused') return true;
          if (status && status < 500 && status !== 401) throw error;
          if (attempt > 400) throw error;
          await wait(100);
        }
      }
    }
  }

  async function signIn(): Promise<string> {
    const answer = await fetch(`${web.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: web.url },
      body: JSON.stringify({ email: 'admin@adler-kaffee.example', password: 'demo' }),
      signal: AbortSignal.timeout(8_000),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0];
    if (!cookie) throw new Error(`Signing in answered ${answer.status}`);
    return cookie;
  }

  async function ask(
    cookie: string,
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<{ items?: { id: string }[] }> {
    const answer = await fetch(`${web.url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        origin: web.url,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(8_000),
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    throw Object.assign(new Error(`${method} ${path} → ${answer.status} ${text}`), {
      status: answer.status,
      code: text.startsWith('{') ? JSON.parse(text).code : undefined,
    });
  }

  /** Until nothing is on its way any more: leases of the dead run out first. */
  async function quiet(): Promise<void> {
    for (let i = 0; i < 600; i++) {
      try {
        const receipts = await db.sql
          .selectFrom('receipt')
          .select('number')
          .where('state', '=', 'stored')
          .execute();
        const open = await db.sql.selectFrom('outbox').select('id').where('state', '=', 'open').execute();
        if (receipts.length + open.length === 0) return;
      } catch {
        // PostgreSQL is coming back.
      }
      await wait(250);
    }
    throw new Error('Something is still on its way after two and a half minutes');
  }
}
