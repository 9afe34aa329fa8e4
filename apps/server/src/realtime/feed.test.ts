import type { Frame, Thing } from '@kontor/contracts/realtime';
import type { KyselyPlugin } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { customerWrites, type Matter, openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';
import { beginSession } from '../accounts/sessions.ts';
import { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';

import { Signals } from '../platform/signals.ts';
import { eventsAfter, headPosition, type StoredEvent } from '../timeline/following.ts';
import { change, lockConversation, type NewFact } from '../timeline/recording.ts';
import { type Connection, Connections } from './connections.ts';
import { feed } from './feed.ts';
import { Rooms } from './rooms.ts';
import { Turns } from './turns.ts';

let kontor: TestKontor;
let channelId: string;
beforeAll(async () => {
  kontor = await testKontor();
  channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

let connections: Connections;
let rooms: Rooms;
let counted: string[];
let queries: number;
let from: number;
beforeEach(async () => {
  connections = new Connections();
  rooms = new Rooms((room, frame) => {
    for (const { socket } of rooms.membersOf(room)) socket.emit('frame', frame);
  });
  [counted, queries] = [[], 0];
  from = await headPosition(kontor.db);
});

const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    queries++;
    return node;
  },
  transformResult: async ({ result }) => result,
};

/** Deals with events in one batch, as if they had come together. */
async function deal(events: StoredEvent[]): Promise<void> {
  await feed(events, {
    db: { sql: kontor.db.sql.withPlugin(counting) } as Database,
    connections,
    rooms,
    turns: new Turns(),
    now: () => kontor.get(Clock).now(),
    sign: () => null,
    recount: (agentIds) => counted.push(...agentIds),
  });
}

/** What got its position since the test began, once this many events have. */
const news = (many: number) =>
  until('all have a position', async () => {
    const events = await eventsAfter(kontor.db, from, 1000);
    return events.length >= many && events;
  });

interface Desk extends Connection {
  frames: Frame[];
  said: unknown[][];
}

/** Somebody's socket, without the wire. */
async function sitDown(person: PersonName, ...open: string[]): Promise<Desk> {
  const { id, name, role, teamIds } = kontor.cast.people[person];
  const session = await beginSession(
    kontor.db.sql,
    id,
    { address: '127.0.0.1', userAgent: null },
    kontor.get(Clock).now(),
  );
  const [frames, said]: [Frame[], unknown[][]] = [[], []];
  const socket = {
    connected: true,
    emit: (event: string, body: unknown) =>
      event === 'frame' ? frames.push(body as Frame) : said.push([event, body]),
    join: () => {},
    leave: () => {},
    disconnect: () => said.push(['disconnected']),
  };
  const desk = {
    socket,
    me: { agentId: id, name, role, teamIds: teamIds.toSorted(), sessionId: session.id, tokenId: null },
    rooms: new Set<string>(),
    frames,
    said,
  } as unknown as Desk;
  connections.add(desk);
  for (const room of [`agent:${id}`, ...teamIds.map((team) => `team:${team}`), ...open])
    rooms.join(desk, room);
  return desk;
}

const thingsIn = (desk: Desk, room: string): Thing[] =>
  desk.frames.filter((frame) => frame.room === room).flatMap(({ things }) => things);

async function happen(
  matter: Matter,
  facts: NewFact[],
  changes: Parameters<typeof change>[2] = {},
): Promise<void> {
  await kontor.db.transaction(async (tx) => {
    const row = (await lockConversation(tx, matter.id))!;
    await change(tx, row, changes, facts, { kind: 'system' }, kontor.get(Clock).now());
  });
}

test('many events of one conversation in one batch are one row, in one frame', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const team = `team:${kontor.cast.teams.support}`;
  const lena = await sitDown('lena', `conversation:${matter.id}`);
  for (let i = 0; i < 10; i++) await customerWrites(kontor, matter, `Message ${i}`);
  const events = await news(12);
  await deal(events);
  expect(thingsIn(lena, team)).toEqual([
    { thing: 'conversation', row: expect.objectContaining({ preview: 'Message 9', seq: 11 }) },
  ]);
  expect(lena.frames.filter(({ room }) => room === team)).toHaveLength(1);
  const kinds = thingsIn(lena, `conversation:${matter.id}`).map(({ thing }) => thing);
  expect(kinds.filter((kind) => kind === 'conversation')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'message')).toHaveLength(11);
});

test('five hundred events of a hundred conversations take as many queries as one', async () => {
  const one = await openMatter(kontor, { channelId, team: 'support' });
  const matters = [one];
  for (let i = 0; i < 99; i++) matters.push(await openMatter(kontor, { channelId, team: 'support' }));
  await sitDown('lena', ...matters.map(({ id }) => `conversation:${id}`));
  await sitDown('tim', `customer:${one.customerId}`);
  for (let i = 0; i < 4; i++)
    await Promise.all(matters.map((matter) => customerWrites(kontor, matter, `Round ${i}`)));
  const events = await news(600);
  expect(events.length).toBe(600);

  await deal(events.filter(({ conversation_id }) => conversation_id === one.id));
  const forOne = queries;
  expect(forOne).toBeGreaterThan(4);
  queries = 0;
  await deal(events.slice(0, 500));
  expect(queries).toBe(forOne);
});

test('messages are not read for conversations that nobody here has open', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const lena = await sitDown('lena');
  await deal(await news(2));
  const closed = queries;
  rooms.join(lena, `conversation:${matter.id}`);
  queries = 0;
  await deal(await news(2));
  expect(closed).toBeLessThan(queries);
});

test('a batch that comes again tells the same again, and no version twice as newer', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const lena = await sitDown('lena', `conversation:${matter.id}`);
  const events = await news(2);
  await deal(events);
  await deal(events);
  const room = `conversation:${matter.id}`;
  const [first, second] = lena.frames.filter((frame) => frame.room === room);
  expect(second!.things).toEqual(first!.things);
  expect(second!.n).toBe(first!.n + 1);
});

test('handed from team to team to team in one batch, it is gone for the first two and listed by the third alone', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const { support, returns, social } = kontor.cast.teams;
  await news(2);
  from = await headPosition(kontor.db);
  const [lena, mara, nora, tim] = [
    await sitDown('lena'),
    await sitDown('mara'),
    await sitDown('nora'),
    await sitDown('tim'),
  ];
  const move = (to: string, was: string): NewFact => ({
    type: 'conversation.team_changed',
    data: { team: { from: was, to } },
  });
  await happen(matter, [move(returns, support)], { team_id: returns });
  await happen(matter, [move(social, returns)], { team_id: social });
  kontor.get(Signals).raise('events');
  await deal(await news(2));
  const gone = { thing: 'gone', conversationId: matter.id };
  expect(thingsIn(lena, `team:${support}`)).toEqual([gone]);
  expect(thingsIn(mara, `team:${returns}`)).toEqual([gone]);
  expect(thingsIn(tim, `team:${support}`)).toEqual([gone]);
  expect(thingsIn(nora, `team:${social}`)).toMatchObject([
    { thing: 'conversation', row: { teamId: social } },
  ]);
  expect(new Set(counted)).toEqual(new Set([lena, mara, nora, tim].map(({ me }) => me.agentId)));
});

test('in a room where some still see it by themselves, they keep it, and all count the same frames', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support', followers: ['lena'] });
  const { support, social } = kontor.cast.teams;
  await news(2);
  from = await headPosition(kontor.db);
  const [lena, tim] = [await sitDown('lena'), await sitDown('tim')];
  await happen(
    matter,
    [{ type: 'conversation.team_changed', data: { team: { from: support, to: social } } }],
    { team_id: social },
  );
  await deal(await news(1));
  const [own, others] = [lena, tim].map((desk) =>
    desk.frames.filter(({ room }) => room === `team:${support}`),
  );
  expect(own!.map(({ n, things }) => [n, things])).toEqual([[1, []]]);
  expect(others!.map(({ n, things }) => [n, things])).toEqual([
    [1, [{ thing: 'gone', conversationId: matter.id }]],
  ]);
  expect(thingsIn(lena, `agent:${lena.me.agentId}`)).toMatchObject([
    { thing: 'conversation', row: { id: matter.id } },
  ]);
});

test('an event from before a removal is dealt with by the rights of now, and shows nothing written since', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const events = await news(2);
  const lena = await sitDown('lena', `conversation:${matter.id}`);
  // Committed, and not yet in any batch.
  await kontor.db.sql.deleteFrom('membership').where('agent_id', '=', lena.me.agentId).execute();
  await customerWrites(kontor, matter, 'Written after');
  await deal(events);
  expect(thingsIn(lena, `conversation:${matter.id}`)).toEqual([{ thing: 'gone', conversationId: matter.id }]);
  expect(thingsIn(lena, `agent:${lena.me.agentId}`)).toEqual([{ thing: 'rights' }]);
  expect(JSON.stringify(lena.frames)).not.toContain('Written after');
  await kontor.db.sql
    .insertInto('membership')
    .values({
      team_id: kontor.cast.teams.support,
      agent_id: lena.me.agentId,
      created_at: kontor.get(Clock).now(),
    })
    .execute();
});

test('whoever is signed in no more is cut before anything is told', async () => {
  await openMatter(kontor, { channelId, team: 'support' });
  const lena = await sitDown('lena');
  await kontor.db.sql
    .updateTable('session')
    .set({ expires_at: kontor.get(Clock).now() })
    .where('id', '=', lena.me.sessionId!)
    .execute();
  await deal(await news(2));
  expect(lena.said).toEqual([['bye', 'session ended'], ['disconnected']]);
  expect(lena.frames).toEqual([]);
});

test('with nobody here the database is not asked', async () => {
  await openMatter(kontor, { channelId, team: 'support' });
  await deal(await news(2));
  expect(queries).toBe(0);
});
