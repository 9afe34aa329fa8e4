import { conversationRow } from '@kontor/contracts/conversation';
import { customerView } from '@kontor/contracts/customer';
import { draftView, messageView } from '@kontor/contracts/message';
import { colleague, madeToken, sessionList } from '@kontor/contracts/people';
import type { Room } from '@kontor/contracts/realtime';
import { channelSettings, team as teamShape } from '@kontor/contracts/settings';
import { beforeAll, expect, test } from 'vitest';
import { Live } from '../src/realtime/live.ts';
import { type AgentClient, allTold, connected, openSocket } from './support/agent-socket.ts';
import { Api } from './support/api.ts';
import { password, type PersonName, type TeamName } from './support/cast.ts';
import { addMailbox } from './support/channels.ts';
import { type TestKontor, testKontor } from './support/kontor.ts';
import { customerWrites, type Matter, openMatter } from './support/matters.ts';
import type { TestClock } from './support/test-clock.ts';
import { until } from './support/until.ts';

let kontor: TestKontor & { clock: TestClock };
let support: string;
let jobs: string;
let hr: string;
beforeAll(async () => {
  kontor = await testKontor();
  const box = (name: string, more: object) =>
    addMailbox(kontor, { address: `${name}@adler-kaffee.example`, smtpPort: 1, ...more });
  support = await box('support', { team: 'support' });
  jobs = await box('jobs', { team: null, servedBy: ['support', 'hr'] });
  hr = await box('hr', { team: 'hr' });
});

/** Somebody at one device, with a session or a token of its own, and all that its socket was told. */
interface Visitor {
  api: Api;
  client: AgentClient;
  packets: string[];
  sessionId: string;
  tokenId: string;
}

async function visit(
  person: PersonName,
  byToken: false | { expiresAt: string | null } = false,
): Promise<Visitor> {
  const { email, id, role } = kontor.cast.people[person];
  const signedIn = await new Api(kontor.url).send('POST', '/session', { email, password });
  const cookie = signedIn.headers.get('set-cookie')!.split(';', 1)[0]!;
  const desk = new Api(kontor.url, () => ({ cookie }));
  const { items } = await desk.get('/sessions', sessionList);
  const made = byToken && (await desk.post('/tokens', { name: 'Wallboard', ...byToken }, madeToken));
  const api = made ? kontor.withToken(made.token) : desk;
  const socket = made
    ? openSocket(kontor, { auth: { token: made.token } })
    : openSocket(kontor, { extraHeaders: { cookie, origin: kontor.url } });
  const client = await connected(socket);
  const packets: string[] = [];
  client.socket.onAny((...said) => packets.push(JSON.stringify(said)));
  const teams = Object.values(kontor.cast.teams).map((team) => `team:${team}`);
  await client.subscribe(`agent:${id}`, ...(role === 'admin' ? ['everything'] : []), 'everything', ...teams);
  return {
    api,
    client,
    packets,
    sessionId: items.find(({ current }) => current)!.id,
    tokenId: made ? made.id : '',
  };
}

const admin = () => kontor.api('admin');
const idOf = (person: PersonName) => kontor.cast.people[person].id;
const teamId = (name: TeamName) => kontor.cast.teams[name];
const membersOf = (name: TeamName) =>
  Object.values(kontor.cast.people).flatMap(({ id, teamIds }) =>
    teamIds.includes(teamId(name)) ? [id] : [],
  );
const setMembers = (name: TeamName, memberIds: string[]) =>
  admin().put(`/teams/${teamId(name)}`, { name, memberIds }, teamShape);
const hand = (matter: Matter, to: TeamName | null) =>
  admin().put(`/conversations/${matter.id}/team`, { teamId: to && teamId(to) }, conversationRow);
const assign = (matter: Matter, to: PersonName | null) =>
  admin().put(`/conversations/${matter.id}/assignee`, { assigneeId: to && idOf(to) }, conversationRow);
async function serve(channelId: string, teams: TeamName[]): Promise<void> {
  const channel = await admin().get(`/channels/${channelId}`, channelSettings);
  await admin().put(`/channels/${channelId}`, { ...channel, teamIds: teams.map(teamId) }, channelSettings);
}

/** The same as another person's. */
async function setPasswordOf(person: PersonName, like: PersonName): Promise<void> {
  const { sql } = kontor.db;
  const { password_hash } = await sql
    .selectFrom('agent')
    .select('password_hash')
    .where('id', '=', idOf(like))
    .executeTakeFirstOrThrow();
  await sql.updateTable('agent').set({ password_hash }).where('id', '=', idOf(person)).execute();
}

interface Loss {
  who: PersonName;
  opens(): Parameters<typeof openMatter>[1];
  token?: { expiresAt: string | null };
  before?(matter: Matter): Promise<unknown>;
  lose(matter: Matter, visitor: Visitor): Promise<unknown>;
  /** Puts things back for the next. */
  after?(matter: Matter): Promise<unknown>;
  /** Signed in no more: 401 instead of 404, and the socket is cut. */
  cut?: true;
}
const ofSupport = () => ({ channelId: support, team: 'support' as const });
const ofHr = (more: object = {}) => ({ channelId: hr, team: 'hr' as const, ...more });
const withoutTeam = () => ({ channelId: jobs, team: null });

const losses: Record<string, Loss> = {
  'handed to another team': { who: 'lena', opens: ofSupport, lose: (matter) => hand(matter, 'returns') },
  'handed to a team, from none': { who: 'lena', opens: withoutTeam, lose: (matter) => hand(matter, 'hr') },
  'assigned to somebody else': {
    who: 'lena',
    opens: () => ofHr({ assignee: 'lena' }),
    lose: (matter) => assign(matter, 'mara'),
  },
  'assigned to nobody': {
    who: 'nora',
    opens: () => ofHr({ assignee: 'nora' }),
    lose: (matter) => assign(matter, null),
  },
  'handed away from an assignee who is not in the new team': {
    who: 'lena',
    opens: () => ofHr({ assignee: 'lena' }),
    lose: (matter) => hand(matter, 'returns'),
  },
  'not followed any more': {
    who: 'mara',
    opens: () => ofHr({ followers: ['mara'] }),
    lose: (matter, { api }) => api.put(`/conversations/${matter.id}/follow`, { follows: false }),
  },
  'taken out of the team': {
    who: 'lena',
    opens: ofSupport,
    lose: () => setMembers('support', [idOf('tim')]),
    after: () => setMembers('support', membersOf('support')),
  },
  'put into other teams': {
    who: 'lena',
    opens: ofSupport,
    lose: () => admin().put(`/people/${idOf('lena')}`, { teamIds: [teamId('social')] }, colleague),
    after: () => admin().put(`/people/${idOf('lena')}`, { teamIds: [teamId('support')] }, colleague),
  },
  'an admin no more': {
    who: 'nora',
    opens: ofHr,
    before: () => admin().put(`/people/${idOf('nora')}`, { role: 'admin' }, colleague),
    lose: () => admin().put(`/people/${idOf('nora')}`, { role: 'marketer' }, colleague),
  },
  'their team serves the channel no more': {
    who: 'lena',
    opens: withoutTeam,
    lose: () => serve(jobs, ['hr']),
    after: () => serve(jobs, ['support', 'hr']),
  },
  disabled: {
    who: 'mara',
    opens: () => ofHr({ assignee: 'mara' }),
    lose: () => admin().put(`/people/${idOf('mara')}`, { disabled: true }, colleague),
    after: () => admin().put(`/people/${idOf('mara')}`, { disabled: false }, colleague),
    cut: true,
  },
  'signed out': { who: 'lena', opens: ofSupport, lose: (_, { api }) => api.delete('/session'), cut: true },
  'signed out from another device': {
    who: 'lena',
    opens: ofSupport,
    lose: async (_, { sessionId }) => (await visit('lena')).api.delete(`/sessions/${sessionId}`),
    cut: true,
  },
  'another password, set elsewhere': {
    who: 'nora',
    opens: () => ofHr({ assignee: 'nora' }),
    lose: async () => {
      const elsewhere = await visit('nora');
      await elsewhere.api.put('/me/password', { current: password, password: 'a quite other password' });
    },
    after: () => setPasswordOf('nora', 'lena'),
    cut: true,
  },
  'token ended': {
    who: 'tim',
    opens: ofSupport,
    token: { expiresAt: null },
    lose: async (_, { tokenId }) => kontor.api('tim').delete(`/tokens/${tokenId}`),
    cut: true,
  },
  'token expired': {
    who: 'tim',
    opens: ofSupport,
    token: { expiresAt: '2026-11-02T10:00:00.000Z' },
    lose: async () => kontor.clock.set('2026-11-02T10:00:01.000Z'),
    cut: true,
  },
  'the team is removed': {
    who: 'nora',
    opens: () => ({ channelId: hr, team: 'social' }),
    // Until then the team is needed.
    before: () =>
      kontor.db.sql
        .updateTable('conversation')
        .set({ status: 'resolved' })
        .where('team_id', '=', teamId('social'))
        .execute(),
    lose: () => admin().delete(`/teams/${teamId('social')}`),
  },
  'session expired': {
    who: 'tim',
    opens: ofSupport,
    lose: async () => kontor.clock.advance({ days: 400 }),
    cut: true,
  },
};

test('in a stream of changes a room is left at one position: nothing is heard that stands behind it', async () => {
  for (let round = 0; round < 6; round++) {
    const matter = await openMatter(kontor, { channelId: hr, team: 'social' });
    const { client } = await visit('nora');
    const room = `conversation:${matter.id}`;
    expect((await client.subscribe(room)).refused).toEqual([]);
    const stream = Array.from({ length: 20 }, (_, i) => customerWrites(kontor, matter, `Number ${i}`));
    const loss = round % 2 === 0 ? setMembers('social', []) : hand(matter, 'returns');
    const more = Array.from({ length: 20 }, (_, i) => customerWrites(kontor, matter, `Number ${20 + i}`));
    await Promise.all([...stream, loss, ...more]);
    await allTold(kontor, client);
    const { position: lost } = await kontor.db.sql
      .selectFrom('event')
      .select('position')
      .where('type', 'in', ['membership.changed', 'conversation.team_changed'])
      .orderBy('position', 'desc')
      .executeTakeFirstOrThrow();
    const behind = await kontor.db.sql
      .selectFrom('event')
      .select('data')
      .where('conversation_id', '=', matter.id)
      .where('position', '>', lost!)
      .execute();
    const heard = new Set(client.told('message', room).map(({ message }) => message.id));
    const late = behind.filter(({ data }) => heard.has((data as { messageId?: string }).messageId ?? ''));
    expect({ round, late }).toEqual({ round, late: [] });
    expect(client.things(room).findIndex(({ thing }) => thing === 'gone')).toBe(
      client.things(room).length - 1,
    );
    expect(client.holes).toEqual([]);
    await setMembers('social', [idOf('nora')]);
    // Back in the team, they enter and hear again.
    if (round % 2 === 0) {
      await client.subscribe(room);
      await customerWrites(kontor, matter, 'Welcome back');
      await allTold(kontor, client);
      expect(client.told('message', room).at(-1)!.message.text).toBe('Welcome back');
    }
    client.close();
  }
});

test.each(Object.entries(losses))('%s: nothing later reaches them', async (name, loss) => {
  const matter = await openMatter(kontor, loss.opens());
  try {
    await lost(name, loss, matter);
  } finally {
    await loss.after?.(matter);
  }
});

async function lost(name: string, loss: Loss, matter: Matter): Promise<void> {
  await loss.before?.(matter);
  const visitor = await visit(loss.who, loss.token);
  const { client, api, packets } = visitor;
  const rooms: Room[] = [`conversation:${matter.id}`, `customer:${matter.customerId}`];
  expect((await client.subscribe(...rooms)).refused).toEqual([]);
  const key = { headers: { 'idempotency-key': `key of ${name}` } };
  const ownNote = { kind: 'note', text: 'Mine, from before.' };
  await api.post(`/conversations/${matter.id}/messages`, ownNote, messageView, key);
  const messageId = await customerWrites(kontor, matter, 'Early quokka.');
  await allTold(kontor, client);
  expect(packets.join()).toContain('Early quokka');

  await loss.lose(matter, visitor);
  const teller = await visit('admin');
  await afterwards(matter, teller);
  await kontor.get(Live).beat();
  if (loss.cut) await until('the socket is closed', () => client.socket.disconnected);
  else await allTold(kontor, client);
  expect(packets.filter((packet) => /numbat/i.test(packet))).toEqual([]);
  if (loss.cut) expect(client.byes).toEqual(['session ended']);
  else {
    const things = client.things(rooms[0]);
    const left = things.findIndex(({ thing }) => thing === 'gone');
    expect(things.slice(left)).toEqual([{ thing: 'gone', conversationId: matter.id }]);
    expect(client.things(rooms[1]).at(-1)).toEqual({ thing: 'customer gone', customerId: matter.customerId });
    expect((await client.subscribe(...rooms)).refused).toEqual(rooms);
  }

  const path = `/conversations/${matter.id}`;
  const requests: [method: string, path: string, body?: unknown, headers?: Record<string, string>][] = [
    ['GET', path],
    ['GET', `${path}/messages`],
    ['GET', `${path}/events`],
    ['GET', `${path}/drafts`],
    ['GET', `/messages/${messageId}/body`],
    ['GET', `/messages/${messageId}/source`],
    ['GET', `/customers/${matter.customerId}`],
    ['GET', `/customers/${matter.customerId}/conversations`],
    ['POST', `${path}/messages`, ownNote, key.headers],
    ['POST', `${path}/messages`, { kind: 'note', text: 'Later.' }, { 'idempotency-key': `later, ${name}` }],
    ['PUT', `${path}/follow`, { follows: true }],
    ['PUT', `${path}/assignee`, { assigneeId: idOf(loss.who) }],
    ['PUT', `${path}/tags`, { tags: [] }],
    ['PUT', `${path}/read`, { seq: 1 }],
    ['PUT', `${path}/drafts/note`, { text: 'Later.' }],
    ['DELETE', `${path}/drafts/note`],
  ];
  for (const [method, where, body, headers] of requests) {
    const { status, text } = await api.send(method, where, body, { headers: headers ?? {} });
    expect([method, where, status]).toEqual([method, where, loss.cut ? 401 : 404]);
    expect(text).not.toMatch(/quokka|numbat/i);
  }
  for (const where of ['/conversations?view=everything&limit=100', '/troubles', '/customers?query=keller'])
    expect((await api.send('GET', where)).text).not.toContain(loss.cut ? 'items' : matter.id);
}

/** All that can be said of a conversation, each with a word of today. */
async function afterwards(matter: Matter, { api, client }: Visitor): Promise<void> {
  const path = `/conversations/${matter.id}`;
  await client.subscribe(`conversation:${matter.id}`);
  client.socket.emit('presence', { conversationId: matter.id, typing: 'note' });
  await customerWrites(kontor, matter, 'Late numbat.');
  const headers = { 'idempotency-key': `numbat ${matter.id}` };
  await api.post(`${path}/messages`, { kind: 'note', text: 'Numbat note' }, messageView, { headers });
  await api.put(`${path}/subject`, { subject: 'Numbat subject' }, conversationRow);
  await api.put(`${path}/tags`, { tags: ['numbat'] }, conversationRow);
  await api.put(`${path}/drafts/note`, { text: 'Numbat draft' }, draftView);
  const customer = `/customers/${matter.customerId}`;
  const { version } = await api.get(customer, customerView);
  await api.put(customer, { version, name: 'Anna Numbat', note: 'Numbat' }, customerView);
  await allTold(kontor, client);
}
