import { conversationRow } from '@kontor/contracts/conversation';
import { draftView, messageView } from '@kontor/contracts/message';
import { beforeAll, expect, test } from 'vitest';
import { type AgentClient, agentSocket, allTold } from '../../test/support/agent-socket.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { customerWrites, openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';
import { Live } from './live.ts';

let kontor: TestKontor;
let support: string;
let returns: string;
/** Its conversations have no team; Support and HR serve it. */
let jobs: string;
let teams: Record<string, string>;
const ofTeam = (name: string) => `team:${teams[name]}`;
const ofAgent = (name: PersonName) => `agent:${kontor.cast.people[name].id}`;
beforeAll(async () => {
  kontor = await testKontor();
  teams = kontor.cast.teams;
  const box = (name: string, more: object) =>
    addMailbox(kontor, { address: `${name}@adler-kaffee.example`, smtpPort: 1, ...more });
  support = await box('support', { team: 'support' });
  returns = await box('returns', { team: 'returns' });
  jobs = await box('jobs', { team: null, servedBy: ['support', 'hr'] });
});

const sockets = (...people: PersonName[]) =>
  Promise.all(people.map((person) => agentSocket(kontor, person))) as Promise<AgentClient[]>;

test('what came in stands in the lists of its team and of the admins, and nowhere else', async () => {
  const seeing = await sockets('lena', 'tim', 'admin');
  const others = await sockets('mara', 'nora');
  const { id } = await openMatter(kontor, { channelId: support, team: 'support', subject: 'Walrus' });
  await allTold(kontor, ...seeing, ...others);
  for (const one of seeing) {
    const { row } = one.told('conversation').at(-1)!;
    expect(conversationRow.parse(row)).toMatchObject({ id, subject: 'Walrus', teamId: teams['support'] });
  }
  for (const one of others) expect(JSON.stringify(one.frames)).not.toContain(id);
});

test('without a team it stands in the lists of the teams that serve its channel', async () => {
  const [lena, mara] = await sockets('lena', 'mara');
  const { id } = await openMatter(kontor, { channelId: jobs });
  await allTold(kontor, lena!, mara!);
  expect(lena!.told('conversation', ofTeam('support')).map(({ row }) => row.id)).toContain(id);
  expect(JSON.stringify(mara!.frames)).not.toContain(id);
});

test('an assignee and a follower from other teams get it in their own room, a member only in the team’s', async () => {
  const [lena, mara, nora, tim] = await sockets('lena', 'mara', 'nora', 'tim');
  const { id } = await openMatter(kontor, {
    channelId: support,
    team: 'support',
    assignee: 'nora',
    followers: ['mara', 'tim'],
  });
  await allTold(kontor, lena!, mara!, nora!, tim!);
  expect(mara!.told('conversation', ofAgent('mara')).at(-1)?.row.id).toBe(id);
  expect(nora!.told('conversation', ofAgent('nora')).at(-1)?.row.id).toBe(id);
  expect(tim!.told('conversation', ofAgent('tim'))).toEqual([]);
  expect(tim!.told('conversation', ofTeam('support')).at(-1)?.row.id).toBe(id);
});

test('whoever has it open gets its messages, notes, events and drafts; lists get only the row', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const room = `conversation:${matter.id}`;
  const [lena, tim] = await sockets('lena', 'tim');
  await lena!.subscribe(room);
  const messageId = await customerWrites(kontor, matter, 'Zebra in the tank');
  const api = kontor.api('tim');
  await api.put(`/conversations/${matter.id}/drafts/note`, { text: 'Ask the workshop' }, draftView);
  await allTold(kontor, lena!);
  await api.post(`/conversations/${matter.id}/messages`, { kind: 'note', text: 'Giraffe' }, messageView, {
    headers: { 'idempotency-key': 'note-giraffe' },
  });
  await allTold(kontor, lena!, tim!);

  const messages = lena!.told('message', room).map(({ message }) => messageView.parse(message));
  expect(messages.map(({ id, text }) => [id === messageId, text])).toEqual([
    [true, 'Zebra in the tank'],
    [false, 'Giraffe'],
  ]);
  expect(lena!.told('event', room).map(({ event }) => event.type)).toEqual([
    'customer.wrote',
    'note.written',
  ]);
  expect(lena!.told('draft', room)[0]).toMatchObject({ draft: { content: { text: 'Ask the workshop' } } });
  expect(lena!.told('draft gone', room)).toHaveLength(1);
  expect(tim!.told('message')).toEqual([]);
  expect(tim!.told('draft')).toEqual([]);
});

test('a read mark is told to who set it, in all their windows, and to nobody else', async () => {
  const { id } = await openMatter(kontor, { channelId: support, team: 'support' });
  const [desk, laptop, tim] = await sockets('lena', 'lena', 'tim');
  await kontor.api('lena').put(`/conversations/${id}/read`, { seq: 1 });
  await allTold(kontor, desk!, laptop!, tim!);
  for (const window of [desk!, laptop!])
    expect(window.told('read', ofAgent('lena'))).toEqual([{ thing: 'read', conversationId: id, seq: 1 }]);
  expect(tim!.told('read')).toEqual([]);
});

test('the frames of each room are numbered without a gap', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const lena = await agentSocket(kontor, 'lena');
  const { heads } = await lena.subscribe(`conversation:${matter.id}`, ofTeam('support'));
  for (let i = 0; i < 20; i++) await customerWrites(kontor, matter, `Message ${i}`);
  await allTold(kontor, lena);
  expect(lena.holes).toEqual([]);
  for (const [room, { epoch, n }] of Object.entries(heads)) {
    const frames = lena.frames.filter((frame) => frame.room === room);
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.map((frame) => frame.n)).toEqual(frames.map((_, i) => n + 1 + i));
    expect(new Set(frames.map((frame) => frame.epoch))).toEqual(new Set([epoch]));
  }
});

test('a frame that was lost is missed at the next one, or at the heads when there is none', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const lena = await agentSocket(kontor, 'lena');
  const room = `conversation:${matter.id}`;
  const { heads } = await lena.subscribe(room);
  await customerWrites(kontor, matter, 'Lost on the way');
  await allTold(kontor, lena);
  // As if it had not come: the count stands where it stood before.
  lena.rooms.join(heads);
  await kontor.get(Live).beat();
  const told = await until('the heads are told', () => lena.heads.at(-1));
  expect(Object.keys(told).toSorted()).toEqual([room, ofAgent('lena'), ofTeam('support')].toSorted());
  expect(lena.rooms.areBehind(told)).toBe(true);
  expect(lena.rooms.areBehind(told)).toBe(false);
});

test('a room that everyone has left is another epoch when it opens again', async () => {
  const { id } = await openMatter(kontor, { channelId: support, team: 'support' });
  const room = `conversation:${id}`;
  const lena = await agentSocket(kontor, 'lena');
  const first = (await lena.subscribe(room)).heads[room]!;
  expect((await lena.subscribe(room)).heads[room]!.epoch).toBe(first.epoch);
  lena.socket.emit('unsubscribe', [room]);
  const second = (await lena.subscribe(room)).heads[room]!;
  expect(second.epoch).not.toBe(first.epoch);
  expect(second.n).toBe(0);
});

test('a colleague who comes or goes is told to everyone', async () => {
  const lena = await agentSocket(kontor, 'lena');
  await kontor.api('nora').put('/me/availability', { availability: 'available' });
  await kontor.api('nora').put('/me/availability', { availability: 'away' });
  await allTold(kontor, lena);
  const { id } = kontor.cast.people.nora;
  expect(lena.told('colleague').findLast(({ agentId }) => agentId === id)?.availability).toBe('away');
});

test('counts are told when they changed for somebody, and only to them', async () => {
  const [mara, nora] = await sockets('mara', 'nora');
  const before = await kontor.db.sql
    .selectFrom('conversation')
    .select('id')
    .where('team_id', '=', teams['returns']!)
    .execute();
  await openMatter(kontor, { channelId: returns, team: 'returns' });
  await until('Mara’s counts came', () => {
    const counts = mara!.told('counts', ofAgent('mara')).at(-1)?.counts;
    return counts?.views['unassigned'] === before.length + 1 && counts.teams[teams['returns']!];
  });
  expect(nora!.told('counts')).toEqual([]);
});
