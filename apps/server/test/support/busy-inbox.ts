import {
  conversationDetail,
  conversationList,
  conversationRow,
  counts,
  eventList,
  type ListedConversation,
} from '@kontor/contracts/conversation';
import { customerView } from '@kontor/contracts/customer';
import { type DraftView, draftList, draftView, messageList, messageView } from '@kontor/contracts/message';
import { isLoadedPart } from '@kontor/contracts/client/belongs';
import type { ClientState } from '@kontor/contracts/client/state';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../src/platform/database/database.ts';
import { Api, Refused } from './api.ts';
import type { Cast } from './cast.ts';
import { type ConsoleClient, openConsole } from './console-client.ts';
import { type LossyLine, openLine } from './lossy-line.ts';
import { createRandom, type Random } from './random.ts';
import { until } from './until.ts';

/** A running Kontor, in this process or in others, with a mailbox and a mail server for what leaves. */
export interface World {
  url: string;
  db: Database;
  cast: Pick<Cast, 'people' | 'teams'>;
  cookieOf(person: 'lena' | 'tim'): Promise<string>;
  /** A customer's mail to the mailbox of Support. */
  send(mail: { from: string; subject: string; text: string }): Promise<void>;
  now(): Date;
  /** A second passes. */
  tick(): Promise<void>;
  /** Every socket is told where its rooms stand; without it, a connection that lost something is cut at the end. */
  beat?(): Promise<void>;
}

export interface Sequence {
  seed: string;
  steps: number;
  /** Loses frames and cuts the connection. Deaf: loses all of them, and is never told. */
  lossy: boolean | 'deaf';
}

/** What must be the same twice: the console's state, and what the server says when it is asked anew. */
export interface Outcome {
  kept: unknown;
  fetched: unknown;
  /** What was fetched after the start, other than what a frame asked for by name. */
  refetched: string[];
}

const lists = ['all', 'mine', 'unassigned', 'everything', 'waiting', 'snoozed', 'resolved', 'failed'];

/** Two agents and some customers at work, and a console of one of them that looks on. */
export async function playSequence(world: World, sequence: Sequence): Promise<Outcome> {
  const random = createRandom(sequence.seed);
  const matters = await openMatters(world, sequence.seed);
  const who = random.pick(['lena', 'tim'] as const);
  const line = await openLine(world.url, await world.cookieOf(who));
  try {
    const view = random.pick(lists);
    const client = await openConsole(line, view);
    try {
      const mayClose = await play(world, sequence, random, matters, line, client);
      const asked = new Api(world.url, async () => ({ cookie: await world.cookieOf(who) }));
      const fresh = () => freshly(asked, client.state, view, matters[0]!.id);
      const patience = sequence.lossy === 'deaf' ? 100 : 15_000;
      // What is warmed beside is asked for before anybody opens it; it is on no screen.
      const onScreen = (request: string) =>
        !/\/(messages|events|drafts)/.test(request) || request.includes(matters[0]!.id);
      const found = await outcome(client, fresh, line.requests, mayClose && who === 'lena', patience);
      return { ...found, refetched: found.refetched.filter(onScreen) };
    } finally {
      // What is still on its way would fail, and be taken for an outage.
      await until('nothing is being fetched', () => client.isIdle()).catch(() => {});
      client.close();
    }
  } finally {
    await line.close();
  }
}

/** Whether the open conversation was out of Lena's sight for a while. */
async function play(
  world: World,
  { seed, steps, lossy }: Sequence,
  random: Random,
  matters: Matter[],
  line: LossyLine,
  client: ConsoleClient,
): Promise<boolean> {
  await client.open(matters[0]!.id);
  await until('the console shows it', () => client.state.open && client.state.counts && client.isIdle());
  line.requests.length = 0;
  if (lossy)
    line.loses = (frame) =>
      /^42\/agent,\["(frame|heads)"/.test(frame) && (lossy === 'deaf' || random.below(5) === 0);
  const left = { open: false };
  for (let i = 0; i < steps; i++) {
    await world.tick();
    const deeds = Array.from({ length: 1 + random.below(3) }, (_, k) =>
      act(world, random, matters, `${seed}-${i}-${k}`, left),
    );
    if (lossy === true && random.below(10) === 0) line.cut();
    await Promise.all(deeds);
  }
  await settled(world);
  if (lossy !== 'deaf') line.loses = () => false;
  if (world.beat) await world.beat();
  else if (lossy) line.cut();
  return left.open;
}

interface Matter {
  id: string;
  number: number;
  from: string;
}

async function openMatters(world: World, seed: string): Promise<Matter[]> {
  const froms = ['anna', 'beat', 'carla', 'anna'].map(
    (name) => `${name}.${seed.replace(/\W/g, '')}@kunde.example`,
  );
  const matters: Matter[] = [];
  for (const [i, from] of froms.entries()) {
    await world.send({ from, subject: `${seed} matter ${i}`, text: 'It leaks.' });
    const row = await until(`matter ${i} is there`, () =>
      world.db.sql
        .selectFrom('conversation')
        .select(['id', 'number'])
        .where('subject', '=', `${seed} matter ${i}`)
        .executeTakeFirst(),
    );
    matters.push({ ...row, from });
  }
  return matters;
}

/** Something that an agent or a customer does; what may not be done is refused, and that is all. */
async function act(
  world: World,
  random: Random,
  matters: Matter[],
  name: string,
  left: { open: boolean },
): Promise<void> {
  const matter = random.below(2) === 0 ? matters[0]! : random.pick(matters);
  const by = random.pick(['lena', 'tim'] as const);
  const api = new Api(world.url, async () => ({ cookie: await world.cookieOf(by) }));
  const path = `/conversations/${matter.id}`;
  const { people, teams } = world.cast;
  const put = (what: string, body: object) => api.put(`${path}/${what}`, body, conversationRow);
  const post = async (body: object) => {
    const { items } = await api.get(`${path}/messages?limit=1`, messageList);
    const headers = { 'idempotency-key': `key of ${name}` };
    return api.post(`${path}/messages`, { seen: items[0]!.id, ...body }, messageView, { headers });
  };
  const kind = random.pick(['reply', 'note'] as const);
  const later = (seconds: number) => new Date(world.now().getTime() + seconds * 1000).toISOString();
  const chosen = {
    assignee: random.pick([people.lena.id, people.tim.id, people.mara.id, null]),
    team: random.pick([teams.support, teams.support, teams.returns, null]),
    status: random.pick(['open', 'waiting', 'resolved', 'spam']),
    priority: random.pick(['low', 'normal', 'high', 'urgent']),
    number: random.below(3),
    snooze: random.pick([2, 3600]),
    yes: random.below(2) === 0,
  };
  const deeds: (() => Promise<unknown>)[] = [
    () => put('assignee', { assigneeId: chosen.assignee }),
    async () => {
      if (chosen.team === teams.returns && matter === matters[0]) left.open = true;
      await put('team', { teamId: chosen.team });
    },
    () => put('tags', { tags: [`tag ${chosen.number}`, name] }),
    () => put('snooze', { until: later(chosen.snooze) }),
    () => put('status', { status: 'resolved' }),
    () => put('status', { status: chosen.status }),
    () => put('priority', { priority: chosen.priority }),
    () => put('subject', { subject: `Renamed ${name}` }),
    () => post({ kind: 'reply', text: `Reply ${name}`, sendAt: 'now' }),
    () => post({ kind: 'reply', text: `Reply ${name}`, sendAt: 'now', then: { status: 'resolved' } }),
    async () => {
      const { id } = await post({ kind: 'reply', text: `Slip ${name}` });
      await api.delete(`${path}/messages/${id}`, draftView);
    },
    () => post({ kind: 'note', text: `Note ${name}`, mentions: chosen.yes ? [people.mara.id] : [] }),
    () => api.put(`${path}/read`, { seq: chosen.number }),
    () => api.put(`${path}/follow`, { follows: chosen.yes }),
    () => api.put(`${path}/drafts/${kind}`, { text: `Draft ${name}` }, draftView),
    () => api.delete(`${path}/drafts/${kind}`),
    () => world.send({ from: matter.from, subject: `More [#${matter.number}]`, text: `More ${name}` }),
    () => world.send({ from: matter.from, subject: `New ${name}`, text: `Something else ${name}` }),
    () =>
      world.send({
        from: `else.${name}@kunde.example`,
        subject: `Guess [#${matter.number}]`,
        text: `I ${name}`,
      }),
    async () => {
      const { customer } = await api.get(path, conversationDetail);
      const { version } = await api.get(`/customers/${customer.id}`, customerView);
      await api.put(`/customers/${customer.id}`, { version, note: `Remark ${name}` }, customerView);
    },
    async () => {
      const { customer } = await api.get(path, conversationDetail);
      const { version } = await api.get(`/customers/${customer.id}`, customerView);
      await api.put(`/customers/${customer.id}`, { version, name: `Named ${name}` }, customerView);
    },
  ];
  try {
    await random.pick(deeds)();
  } catch (error) {
    const mayBe = ['not_found', 'not_possible', 'newer_messages', 'version_conflict', 'already_released'];
    if (!(error instanceof Refused) || !mayBe.includes(error.code)) throw error;
  }
}

/** Nothing is on its way: no receipt, no reply, no waking, no fact that was not told. */
export async function settled({ db, now }: World): Promise<void> {
  const some = async (query: { executeTakeFirst(): Promise<unknown> }) =>
    (await query.executeTakeFirst()) !== undefined;
  const onTheirWay = ['queued', 'sending', 'retrying'] as const;
  const nothing = async () => {
    const { sql } = db;
    return !(
      (await some(sql.selectFrom('receipt').select('number').where('state', '=', 'stored'))) ||
      (await some(sql.selectFrom('message').select('id').where('state', 'in', onTheirWay))) ||
      (await some(
        sql
          .selectFrom('conversation')
          .select('id')
          .where('status', '=', 'snoozed')
          .where('snoozed_until', '<=', now()),
      )) ||
      (await some(sql.selectFrom('event').select('id').where('position', 'is', null)))
    );
  };
  // Longer than any lease: what a lost hint held up is taken up again by then.
  await until('nothing is on its way', nothing);
}

async function outcome(
  client: ConsoleClient,
  fresh: () => ReturnType<typeof freshly>,
  requests: string[],
  mayHaveClosed: boolean,
  patience: number,
): Promise<Outcome> {
  const look = async () => {
    const fetched = await fresh();
    const kept = shownBy(client.state);
    // Once gone it is closed, and whoever wants it opens it again.
    if (mayHaveClosed && kept.open === null) Object.assign(fetched, { open: null, customer: null });
    return { kept, fetched };
  };
  // What was found the same is what counts: a snooze may end between one look and the next.
  let found: Awaited<ReturnType<typeof look>> | undefined;
  const same = async () => {
    if (!client.isIdle()) return false;
    found = await look();
    return isDeepStrictEqual(found.kept, found.fetched);
  };
  await until('the console has heard all', same, patience).catch(() => {});
  const refetched = requests.filter((one) =>
    /^socket|\/(conversations\?|counts|messages|events|drafts|session)/.test(one),
  );
  return { ...(found ?? (await look())), refetched };
}

function shownBy({ list, open, customer, counts: counted }: ClientState) {
  return {
    rows: list!.rows,
    open: open && {
      detail: open.detail,
      messages: open.messages,
      events: open.events,
      drafts: inOrder(open.drafts),
    },
    customer,
    counts: counted,
  };
}

async function freshly(api: Api, { list }: ClientState, view: string, openId: string) {
  const rows: ListedConversation[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const page = await api.get(`/conversations?view=${view}&limit=100${more}`, conversationList);
    rows.push(...page.items);
    cursor = page.next;
  }
  const open = await opened(api, openId);
  return {
    rows: rows.filter((row) => isLoadedPart(list!, row)),
    open: open && open.open,
    customer: open && (await api.get(`/customers/${open.open.detail.customer.id}`, customerView)),
    counts: await api.get('/counts', counts),
  };
}

async function opened(api: Api, id: string) {
  const path = `/conversations/${id}`;
  try {
    const detail = await api.get(path, conversationDetail);
    const messages = await api.get(`${path}/messages?limit=200`, messageList);
    const events = await api.get(`${path}/events?limit=200`, eventList);
    const drafts = await api.get(`${path}/drafts`, draftList);
    const open = {
      detail,
      messages: messages.items.toReversed(),
      events: events.items.toReversed(),
      drafts: inOrder(drafts.items),
    };
    return { open };
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

function inOrder(drafts: DraftView[]): DraftView[] {
  const key = ({ id }: DraftView) => id;
  return drafts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
