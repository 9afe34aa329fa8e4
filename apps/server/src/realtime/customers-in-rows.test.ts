import { customerView } from '@kontor/contracts/customer';
import type { ConversationRow } from '@kontor/contracts/conversation';
import type { Thing } from '@kontor/contracts/realtime';
import { beforeAll, expect, test } from 'vitest';
import { type AgentClient, allTold, connected, openSocket } from '../../test/support/agent-socket.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { type Matter, openMatter } from '../../test/support/matters.ts';
import { eventsAfter } from '../timeline/following.ts';
import { changedCustomers, tellCustomersInRows } from './customers-in-rows.ts';
import { Post } from './post.ts';
import { Rooms } from './rooms.ts';

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

async function listens(person: PersonName, ...open: string[]): Promise<AgentClient> {
  const client = await connected(
    openSocket(kontor, { extraHeaders: { cookie: await kontor.cookieOf(person) } }),
  );
  const { id, teamIds, role } = kontor.cast.people[person];
  const lists = role === 'admin' ? ['everything'] : teamIds.map((team) => `team:${team}`);
  await client.subscribe(`agent:${id}`, ...lists, ...open);
  return client;
}

async function rename({ customerId }: Matter, name: string | null): Promise<number> {
  const path = `/customers/${customerId}`;
  const { version } = await kontor.api('admin').get(path, customerView);
  await kontor.api('admin').put(path, { version, name }, customerView);
  return version + 1;
}

const kinds = (things: Thing[]) => things.map(({ thing }) => thing);

test('a renamed customer is told once in each list, however many conversations, and none of them is written', async () => {
  const first = await openMatter(kontor, { channelId, team: 'support' });
  for (let i = 0; i < 20; i++)
    await openMatter(kontor, { channelId, team: 'support', customerId: first.customerId });
  const { support } = kontor.cast.teams;
  const versions = () =>
    kontor.db.sql
      .selectFrom('conversation')
      .select(['id', 'version', 'event_seq'])
      .where('customer_id', '=', first.customerId)
      .orderBy('id')
      .execute();
  const before = await versions();
  const [lena, admin] = [await listens('lena', `conversation:${first.id}`), await listens('admin')];
  await allTold(kontor, lena, admin);
  const heard = [lena, admin].map((client) => client.frames.length);

  const version = await rename(first, 'Anna Koller');
  await allTold(kontor, lena, admin);
  const news = {
    thing: 'customer in rows',
    customer: { id: first.customerId, version, name: 'Anna Koller' },
  };
  const since = (client: AgentClient, room: string) =>
    client.frames
      .slice(heard[client === lena ? 0 : 1])
      .filter((frame) => frame.room === room)
      .flatMap(({ things }) => things)
      .filter(({ thing }) => thing !== 'counts' && thing !== 'colleague');
  expect(since(lena, `team:${support}`)).toEqual([news]);
  expect(since(lena, `conversation:${first.id}`)).toEqual([news]);
  expect(since(lena, `agent:${kontor.cast.people.lena.id}`)).toEqual([]);
  expect(since(admin, 'everything')).toEqual([news]);
  expect(await versions()).toEqual(before);
});

test('who sees none of the conversations hears nothing, who sees one for its own sake hears it in the own room', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'hr', assignee: 'lena', followers: ['mara'] });
  const unassigned = await openMatter(kontor, { channelId, team: null });
  const [lena, mara, nora] = [await listens('lena'), await listens('mara'), await listens('nora')];
  await rename(matter, 'Beat Berger');
  await rename(unassigned, 'Carla Conti');
  await allTold(kontor, lena, mara, nora);
  const own = (client: AgentClient, person: PersonName) =>
    client
      .told('customer in rows', `agent:${kontor.cast.people[person].id}`)
      .map(({ customer }) => customer.name);
  expect(own(lena, 'lena')).toEqual(['Beat Berger']);
  expect(own(mara, 'mara')).toEqual(['Beat Berger']);
  expect(lena.told('customer in rows', `team:${kontor.cast.teams.support}`)).toMatchObject([
    { customer: { name: 'Carla Conti' } },
  ]);
  expect(kinds(nora.things())).not.toContain('customer in rows');
  expect(JSON.stringify([mara.frames, nora.frames])).not.toContain('Conti');
});

test('a row that comes later says the same name and version, and one without a name says who wrote', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const version = await rename(matter, null);
  const row = await kontor.api('lena').send('GET', `/conversations/${matter.id}`);
  expect((JSON.parse(row.text) as ConversationRow).customer).toMatchObject({
    version,
    name: null,
    wroteAs: null,
  });
});

test('of a customer with very many only the newest are looked at; whoever may list older ones is told to fetch', async () => {
  const old = await openMatter(kontor, { channelId, team: 'returns' });
  const { customerId } = old;
  await kontor.db.sql
    .updateTable('conversation')
    .set({ last_message_at: new Date('2020-01-01') })
    .where('id', '=', old.id)
    .execute();
  for (let i = 0; i < 2; i++) await openMatter(kontor, { channelId, team: 'support', customerId });
  await rename(old, 'Dora Durrer');
  const events = await kontor.db.sql
    .selectFrom('event')
    .selectAll()
    .where('type', '=', 'customer.changed')
    .where('customer_id', '=', customerId)
    .execute();
  const look = (most: number) =>
    changedCustomers(
      kontor.db.sql,
      events as Awaited<ReturnType<typeof eventsAfter>>,
      new Rooms(() => {}),
      most,
    );
  const { support, returns } = kontor.cast.teams;
  const all = await look(3);
  expect(all).toMatchObject([{ customer: { name: 'Dora Durrer' }, more: false }]);
  expect(all[0]!.teams.toSorted()).toEqual([support, returns].toSorted());

  const some = await look(1);
  expect(some).toMatchObject([{ teams: [support], more: true }]);
  const post = new Post();
  const mara = { ...kontor.cast.people.mara, agentId: kontor.cast.people.mara.id };
  tellCustomersInRows(post, some, new Map([[mara.agentId, { ...mara, sessionId: null, tokenId: null }]]));
  expect(post.letters.get(`agent:${mara.agentId}`)).toEqual([{ thing: { thing: 'lists' } }]);
});
