import { sql } from 'kysely';
import type { Database } from '../../src/platform/database/database.ts';

/** One request as the receiver saw it. */
export interface Told {
  /** Which webhook. */
  path: string;
  /** Its `webhook-id`. */
  id: string;
  type: string;
  conversation: string;
  position: number;
  /** The priority that was set, or the word of the mail. */
  said: string;
  /** When it came, and when it was answered with 2xx: the receiver counts both with one number. */
  came: number;
  taken: number | null;
}

/** A line of the log, with its attempts and its work. */
export interface Logged {
  path: string;
  id: string;
  position: number;
  state: string;
  tries: number;
  work: string[];
  attempts: { number: number; status: number | null }[];
}

export interface WebhookBooks {
  paths: string[];
  told: Told[];
  log: Logged[];
  /** Positions of all that the webhooks were to be told. */
  facts: number[];
  /** By type and conversation what was done and accepted, in its order. */
  done: Map<string, Map<string, string[]>>;
}

/** Compares what happened with what was told and what is logged. Throws with every difference; gives a sentence otherwise. */
export function checkWebhookBooks(books: WebhookBooks): string {
  const faults = books.paths.flatMap((path) => [
    ...untold(books, path),
    ...disordered(books, path),
    ...mislogged(books, path),
  ]);
  if (faults.length > 0)
    throw new Error(`${faults.length} promises broken:\n${faults.slice(0, 30).join('\n')}`);
  const ids = new Set(books.told.map(({ id }) => id)).size;
  const attempts = books.log.flatMap((line) => line.attempts);
  const open = attempts.filter(({ status }) => status === null).length;
  return `${books.facts.length} facts, ${ids} deliveries, ${books.told.length} requests, ${attempts.length} attempts of which ${open} ended with their process`;
}

/** Each fact that was chosen is told, under one id alone, and none that did not happen. */
function untold({ told, done }: WebhookBooks, path: string): string[] {
  const faults: string[] = [];
  for (const [type, byConversation] of done)
    for (const [conversation, wanted] of byConversation) {
      const ours = told.filter((one) => one.path === path && one.conversation === conversation);
      const said = firsts(ours.filter((one) => one.type === type)).map((one) => one.said);
      if (said.join() !== wanted.join())
        faults.push(`${path} ${conversation} ${type}: ${wanted.join()} happened, ${said.join()} was told`);
    }
  return faults;
}

/** Nothing of a conversation comes before what was before it has been taken. */
function disordered({ told }: WebhookBooks, path: string): string[] {
  const faults: string[] = [];
  const ours = told.filter((one) => one.path === path);
  for (const [conversation, lane] of Map.groupBy(ours, (one) => one.conversation)) {
    const order = firsts(lane);
    for (const [i, { id, position, came }] of order.entries()) {
      const before = order[i - 1];
      if (!before) continue;
      const taken = lane.filter((one) => one.id === before.id).flatMap((one) => one.taken ?? []);
      if (position <= before.position)
        faults.push(`${path} ${conversation}: ${position} came after ${before.position}`);
      if (!taken.some((tick) => tick < came))
        faults.push(`${path} ${conversation}: ${id} came before ${before.id} was taken`);
    }
  }
  return faults;
}

/** The log has one line for each fact, says of it what became of it, and knows each request. */
function mislogged({ told, log, facts }: WebhookBooks, path: string): string[] {
  const lines = log.filter((line) => line.path === path);
  const faults: string[] = [];
  if (numbers(lines.map(({ position }) => position)) !== numbers(facts))
    faults.push(`${path}: the log has ${lines.length} lines for ${facts.length} facts`);
  for (const { id, state, tries, work, attempts } of lines) {
    const requests = told.filter((one) => one.path === path && one.id === id);
    const taken = requests.filter((one) => one.taken !== null).length;
    const asTaken = attempts.filter(({ status }) => status === 204).length;
    if (state !== 'delivered' || work.join() !== 'done')
      faults.push(`${path} ${id} is ${state}, its work ${work.join() || 'nowhere'}`);
    if (attempts.length !== tries || attempts.some(({ number }, i) => number !== i + 1))
      faults.push(`${path} ${id}: ${tries} tries, ${attempts.length} of them in the log`);
    if (requests.length > tries) faults.push(`${path} ${id} came ${requests.length} times in ${tries} tries`);
    if (asTaken === 0 || asTaken > taken)
      faults.push(`${path} ${id} was taken ${taken} times and counts as taken ${asTaken} times`);
  }
  const known = new Set(lines.map(({ id }) => id));
  for (const { id } of firsts(told.filter((one) => one.path === path)))
    if (!known.has(id)) faults.push(`${path} ${id} came and is not in the log`);
  return faults;
}

/** The first request of each delivery, in the order they came. */
function firsts(told: Told[]): Told[] {
  const order = told.toSorted((a, b) => a.came - b.came);
  return order.filter(({ id }, i) => order.findIndex((one) => one.id === id) === i);
}

const numbers = (all: number[]): string => all.toSorted((a, b) => a - b).join();

export async function readWebhookLog(db: Database): Promise<Logged[]> {
  const { rows } = await sql<Logged>`
    select substring(w.url from '/[a-z]+$') as path, d.id, d.position::int, d.state, d.tries,
      array(select o.state from outbox o where o.subject_id = d.id) as work,
      coalesce((select json_agg(json_build_object('number', a.number, 'status', a.status) order by a.number)
        from webhook_attempt a where a.delivery_id = d.id), '[]') as attempts
    from webhook_delivery d join webhook w on w.id = d.webhook_id`.execute(db.sql);
  return rows;
}
