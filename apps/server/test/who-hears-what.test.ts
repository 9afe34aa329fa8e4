import { conversationRow, counts } from '@kontor/contracts/conversation';
import { companyView, customerView } from '@kontor/contracts/customer';
import { draftView } from '@kontor/contracts/message';
import type { Room, ServerToAgent, Thing } from '@kontor/contracts/realtime';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { Live } from '../src/realtime/live.ts';
import { type AgentClient, allTold, connected, openSocket } from './support/agent-socket.ts';
import { type PersonName, personNames, type TeamName } from './support/cast.ts';
import { guard, leaksTo, type Matters, sees, wordsOf } from './support/secrecy.ts';
import { until } from './support/until.ts';
import { matterNames, note, openBoxes, openWorded, type Worded } from './support/worded.ts';

let room: Awaited<ReturnType<typeof openBoxes>>;
let matters: Matters;
beforeAll(async () => {
  room = await openBoxes();
  matters = await openWorded(room);
});

/** Lists, by person: those of their teams. Conversations and customers follow `sees`. */
const lists: Record<PersonName, (TeamName | 'everything')[]> = {
  admin: ['everything', 'support', 'returns', 'hr', 'social'],
  tim: ['support', 'returns'],
  lena: ['support'],
  mara: ['returns'],
  nora: ['social'],
};

/** All that a server says, with what somebody who sees nothing of a conversation may hear of it. */
const heard: Record<keyof ServerToAgent, true> = { frame: true, heads: true, presence: true, bye: true };
/** Every kind of thing that is told when conversations and customers change. */
const kinds: Record<Thing['thing'], 'told here' | 'told when rights change' | 'about oneself'> = {
  conversation: 'told here',
  message: 'told here',
  event: 'told here',
  draft: 'told here',
  'draft gone': 'told here',
  read: 'told here',
  customer: 'told here',
  company: 'told here',
  'customer in rows': 'told here',
  lists: 'told here',
  bulk: 'about oneself',
  notifications: 'about oneself',
  counts: 'told here',
  colleague: 'told here',
  directory: 'told when rights change',
  gone: 'told when rights change',
  'customer gone': 'told when rights change',
  rights: 'told when rights change',
};

/** All that came over the wire, as it came. */
async function ear(person: PersonName): Promise<{ client: AgentClient; packets: [string, string][] }> {
  const cookie = await room.kontor.cookieOf(person);
  const client = await connected(
    openSocket(room.kontor, { extraHeaders: { cookie, origin: room.kontor.url } }),
  );
  const packets: [string, string][] = [];
  client.socket.onAny((event: string, ...said: unknown[]) => packets.push([event, JSON.stringify(said)]));
  return { client, packets };
}

function allRooms(): Record<string, Room> {
  const { teams, people } = room.kontor.cast;
  return {
    everything: 'everything',
    ...Object.fromEntries(Object.entries(teams).map(([name, id]) => [name, `team:${id}`])),
    ...Object.fromEntries(personNames.map((name) => [`own of ${name}`, `agent:${people[name].id}`])),
    ...Object.fromEntries(matterNames.map((name) => [name, `conversation:${matters[name].id}`])),
    ...Object.fromEntries(
      matterNames.map((name) => [`customer ${name}`, `customer:${matters[name].customerId}`]),
    ),
  };
}

/** Everything that can happen to a conversation without changing who sees it. */
async function live(matter: Worded, admin: AgentClient): Promise<void> {
  const { word, id, number } = matter;
  const api = room.kontor.api('admin');
  const path = `/conversations/${id}`;
  admin.socket.emit('presence', { conversationId: id, typing: 'reply' });
  await room.send({
    from: `${word}@kunde.example`,
    to: 'info@adler-kaffee.example',
    subject: `${word}-again [#${number}]`,
    text: `${word}-more`,
  });
  await until(`${word} wrote again`, async () =>
    (await room.messages(id, 'admin')).some(({ text }) => text.includes(`${word}-more`)),
  );
  await note(room, id, `${word}-second-note`);
  await api.put(`${path}/tags`, { tags: [`${word}-tag`, `${word}-other-tag`] }, conversationRow);
  await api.put(`${path}/subject`, { subject: `${word}-subject-now` }, conversationRow);
  await api.put(`${path}/priority`, { priority: 'urgent' }, conversationRow);
  await api.put(`${path}/status`, { status: 'waiting' }, conversationRow);
  await api.delete(`${path}/drafts/note`);
  for (const person of personNames)
    if (sees[person].includes(matter.name)) await room.kontor.api(person).put(`${path}/read`, { seq: 2 });
  await room.reply(
    id,
    { text: `${word}-reply-now`, to: [{ address: `${word}-gone@kunde.example` }] },
    'admin',
  );
  const { version } = await api.get(`/customers/${matter.customerId}`, customerView);
  await api.put(`/customers/${matter.customerId}`, { version, name: `${word}-renamed` }, customerView);
  const company = await api.get(`/companies/${matter.companyId}`, companyView);
  await api.put(
    `/companies/${company.id}`,
    { version: company.version, name: `${word}-company-now` },
    companyView,
  );
  await api.put(`${path}/drafts/note`, { text: `${word}-draft-now` }, draftView);
}

test('without signing in there is no socket to hear with', async () => {
  await expect(connected(openSocket(room.kontor, {}))).rejects.toMatchObject({
    data: { code: 'not_signed_in' },
  });
});

test('of each conversation only those hear who see it, in whatever rooms they ask for', async () => {
  const rooms = allRooms();
  const nowhere: Room[] = [`conversation:${newId()}`, `customer:${newId()}`, `team:${newId()}`];
  const ears = await Promise.all(personNames.map(async (name) => ({ name, ...(await ear(name)) })));
  for (const { name, client } of ears) {
    const { heads, refused } = await client.subscribe(...Object.values(rooms), ...nowhere);
    const entered = Object.keys(rooms).filter((room) => Object.hasOwn(heads, rooms[room]!));
    const may = [
      `own of ${name}`,
      ...lists[name],
      ...sees[name],
      ...sees[name].map((one) => `customer ${one}`),
    ];
    expect([name, entered.toSorted()]).toEqual([name, may.toSorted()]);
    expect([name, refused.length]).toEqual([name, Object.keys(rooms).length + nowhere.length - may.length]);
  }
  const admin = ears.find(({ name }) => name === 'admin')!.client;
  await Promise.all(Object.values(matters).map((matter) => live(matter, admin)));
  await until('the replies have failed', async () => {
    const { failed } = await room.kontor.api('admin').get('/counts', counts);
    return failed === matterNames.length * 2;
  });
  await allTold(room.kontor, ...ears.map(({ client }) => client));
  await room.kontor.get(Live).beat();
  await until('all heard where the rooms stand', () => ears.every(({ client }) => client.heads.length > 0));

  for (const { name, client, packets } of ears) {
    const said = packets.map(([, text]) => text).join('\n');
    guard(matters, name, 'socket', said);
    expect([name, wordsOf(matters, said).length]).toEqual([name, sees[name].length]);
    expect(Object.keys(heard)).toEqual(expect.arrayContaining([...new Set(packets.map(([event]) => event))]));
    const present = matterNames.filter((one) => client.presence.has(matters[one].id));
    expect([name, present]).toEqual([name, sees[name]]);
    const missing = Object.entries(kinds).filter(
      ([kind, when]) => when === 'told here' && client.told(kind as Thing['thing']).length === 0,
    );
    expect([name, missing]).toEqual([name, []]);
    expect([name, client.holes]).toEqual([name, []]);
    for (const one of sees[name]) {
      const heardOf = client.things(`conversation:${matters[one].id}`).map(({ thing }) => thing);
      expect(heardOf).toEqual(expect.arrayContaining(['conversation', 'message', 'event', 'draft']));
    }
  }
});

test('a leak would be heard', () => {
  const { word, number } = matters['of HR'];
  expect(leaksTo(matters, 'lena', `about ${word.toUpperCase()}`)).toEqual([`of HR: ${word}`]);
  expect(leaksTo(matters, 'lena', `{"number":${number}}`)).toEqual([`of HR: ${number}`]);
  expect(leaksTo(matters, 'admin', `about ${word}`)).toEqual([]);
});
