import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { conversationRow } from '@kontor/contracts/conversation';
import { madeWebhook, webhookPayload } from '@kontor/contracts/webhook';
import type { WebhookKind } from '@kontor/contracts/webhook-kinds';
import { sql } from 'kysely';
import { freePort } from '../../src/platform/postgres/server-process.ts';
import { Api } from '../support/api.ts';
import { password } from '../support/cast.ts';
import { insertMailbox } from '../support/channels.ts';
import { dice } from '../support/dice.ts';
import { type House, openHouse } from '../support/house.ts';
import { handOver } from '../support/mail-server.ts';
import { KontorProcess } from '../support/processes.ts';
import { type Got, type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/until.ts';
import type { Trial } from './campaign.ts';
import { checkWebhookBooks, readWebhookLog, type Told } from './kills-webhooks-books.ts';

export const name = 'kills-webhooks';
export const says =
  'What webhooks are told survives kill -9 of the workers at random: at least once, in order, with the whole log';
/** Kills, with changes and mails all the while. */
export const rounds = 30;

const support = 'support@adler-kaffee.example';
const kinds: WebhookKind[] = ['customer.wrote', 'conversation.priority_changed'];
/** One that takes all, and one that refuses now and then. */
const paths = ['/steady', '/moody'];
const matters = 12;
const priorities = ['high', 'urgent', 'low', 'normal'] as const;
const word = /mail\d+x/;

export async function run({ rounds: kills, seed, log }: Trial): Promise<void> {
  const chance = dice(seed);
  const house = await openHouse({ WEBHOOK_NETWORKS: '127.0.0.1/32' }, false);
  const { db, env } = house;
  const receiver = await startReceiver();
  const { told, arrivals } = keepBooks(receiver, chance);
  await insertMailbox(db, house.cast, { address: support, team: 'support', smtpPort: await freePort() });
  const smtpPorts = [await freePort(), await freePort()];
  const web = new KontorProcess('web', await env('web'));
  const workers = await Promise.all(
    smtpPorts.map(
      async (port, i) =>
        new KontorProcess(`worker ${i + 1}`, { ...(await env('worker')), SMTP_LISTEN: `127.0.0.1:${port}` }),
    ),
  );
  const all = [web, ...workers];
  const done = new Map(kinds.map((kind) => [kind as string, new Map<string, string[]>()]));
  const over = new AbortController();
  let killing = true;
  try {
    for (const process of all) await process.start();
    const admin = await signIn(web.url, house.cast.people.admin.email);
    for (const path of paths)
      await admin.post('/webhooks', { name: path, url: `${receiver.url}${path}`, kinds }, madeWebhook);
    const ids = await openMatters();
    const writing = Promise.all([0, 1].map((part) => write(admin, ids, part)));
    // Its failure is met below, after the kills.
    writing.catch(() => {});
    for (let kill = 0; kill < kills; kill++) await strike(kill);
    killing = false;
    await writing;
    await until('nothing is on its way any more', () => isQuiet(house), 300_000);
    const facts = await factsOf(house);
    const summary = checkWebhookBooks({ paths, told, facts, done, log: await readWebhookLog(db) });
    log(`${kills} kills: ${summary}`);
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${all.flatMap((p) => p.output.slice(-8)).join('')}`, {
      cause: error,
    });
  } finally {
    killing = false;
    over.abort();
    for (const process of all) await process.stop();
    await receiver.stop();
    await house.stop();
  }

  /** Most fall while a request is out, or a moment after its answer. */
  async function strike(kill: number): Promise<void> {
    await wait(200 + chance() * 600);
    if (chance() < 0.7) {
      await Promise.race([once(arrivals, 'came'), wait(3_000)]);
      await wait(chance() * 30);
    }
    if (kill % 3 === 2) {
      const victim = workers[chance() < 0.5 ? 0 : 1]!;
      log(`${kill + 1}: ${victim.name}`);
      return victim.killAndRestart();
    }
    log(`${kill + 1}: both workers, for longer than their leases`);
    await Promise.all(workers.map((worker) => worker.kill()));
    await sql`update outbox set handed_until = clock_timestamp() - interval '1 second'
      where state = 'open' and kind = 'webhook.deliver' and handed_until is not null`.execute(db.sql);
    await Promise.all(workers.map((worker) => worker.start()));
  }

  async function openMatters(): Promise<string[]> {
    for (let i = 0; i < matters; i++) await mail(i, 0);
    const rows = await until('all have written', async () => {
      const found = await db.sql.selectFrom('conversation').select(['id', 'subject']).execute();
      return found.length === matters && found;
    });
    const ids = rows.toSorted((a, b) => (a.subject! < b.subject! ? -1 : 1)).map(({ id }) => id);
    for (const [i, id] of ids.entries()) note('customer.wrote', id, wordOf(i, 0));
    return ids;
  }

  /** Each conversation has one hand, so that what happens to it has an order. */
  async function write(admin: Api, ids: string[], part: number): Promise<void> {
    for (let round = 1; killing || round <= 4; round++)
      for (let i = part; i < ids.length; i += 2) {
        const priority = priorities[(round - 1) % priorities.length]!;
        await admin.put(`/conversations/${ids[i]}/priority`, { priority }, conversationRow);
        note('conversation.priority_changed', ids[i]!, priority);
        if (chance() < 0.15) {
          await mail(i, round);
          note('customer.wrote', ids[i]!, wordOf(i, round));
        }
        await wait(10 + chance() * 60);
      }
  }

  function mail(i: number, round: number): Promise<void> {
    const first = `<${wordOf(i, 0)}@example.ch>`;
    const port = smtpPorts[Math.floor(chance() * 2)]!;
    const content = {
      from: `customer${i}@example.ch`,
      to: support,
      subject: `About ${wordOf(i, 0)}`,
      text: `This is ${wordOf(i, round)}.`,
      messageId: `<${wordOf(i, round)}@example.ch>`,
      date: new Date(1_760_000_000_000 + round * 1000),
      ...(round > 0 && { inReplyTo: first, references: first }),
    };
    return handOver(port, content, over.signal);
  }

  function note(kind: WebhookKind, conversation: string, said: string): void {
    const byConversation = done.get(kind)!;
    byConversation.set(conversation, [...(byConversation.get(conversation) ?? []), said]);
  }
}

const wordOf = (i: number, round: number): string => `mail${String(i).padStart(2, '0')}${round}x`;

/** Somebody's program that takes a moment for each; the moody one refuses some at their first attempt. */
function keepBooks(receiver: Receiver, chance: () => number): { told: Told[]; arrivals: EventEmitter } {
  const told: Told[] = [];
  const arrivals = new EventEmitter();
  const refused = new Set<string>();
  let tick = 0;
  receiver.answer = async (got) => {
    const one = read(got, ++tick);
    told.push(one);
    arrivals.emit('came');
    await wait(chance() * 40);
    if (one.path === '/moody' && !refused.has(one.id) && chance() < 0.05) {
      refused.add(one.id);
      return { status: 503 };
    }
    one.taken = ++tick;
    return { status: 204 };
  };
  return { told, arrivals };
}

function read({ path, headers, body }: Got, came: number): Told {
  const { type, data } = webhookPayload.parse(JSON.parse(body));
  const said = data.message
    ? (word.exec(data.message.text)?.[0] ?? '?')
    : (data.facts['priority'] as { to: string }).to;
  const conversation = data.conversation!.id;
  const id = headers['webhook-id'] as string;
  return { path, id, type, conversation, position: data.position!, said, came, taken: null };
}

async function factsOf({ db }: House): Promise<number[]> {
  const rows = await db.sql.selectFrom('event').select('position').where('type', 'in', kinds).execute();
  return rows.flatMap(({ position }) => (position === null ? [] : Number(position)));
}

/** All that came in is understood, has its place, is written down for the webhooks, and was sent. */
async function isQuiet({ db }: House): Promise<boolean> {
  const { rows } = await sql<{ quiet: boolean }>`
    select not exists (select 1 from receipt where state = 'stored')
      and not exists (select 1 from event where position is null)
      and not exists (select 1 from outbox where kind = 'webhook.deliver' and state = 'open')
      and coalesce((select position from event_cursor where reader = 'webhooks'), 0)
        >= (select max(position) from event where type = any(${kinds}::text[])) as quiet`.execute(db.sql);
  return rows[0]!.quiet;
}

async function signIn(url: string, email: string): Promise<Api> {
  const { headers } = await new Api(url).send('POST', '/session', { email, password });
  const cookie = headers.get('set-cookie')!.split(';', 1)[0]!;
  return new Api(url, () => ({ cookie }));
}
