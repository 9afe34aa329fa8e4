import { team as teamShape } from '@kontor/contracts/settings';
import { colleague } from '@kontor/contracts/people';
import { conversationDetail, conversationRow } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import type { Room } from '@kontor/contracts/realtime';
import { beforeEach, expect, test } from 'vitest';
import { agentSocket, allTold } from '../../test/support/agent-socket.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { customerWrites, type Matter, openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';
import { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { Signals } from '../platform/signals.ts';
import { record } from '../timeline/recording.ts';

let kontor: TestKontor;
let support: string;
let returns: string;
let jobs: string;
let hr: string;
beforeEach(async () => {
  await kontor?.stop();
  kontor = await testKontor();
  const box = (name: string, more: object) =>
    addMailbox(kontor, { address: `${name}@adler-kaffee.example`, smtpPort: 1, ...more });
  support = await box('support', { team: 'support' });
  returns = await box('returns', { team: 'returns' });
  jobs = await box('jobs', { team: null, servedBy: ['support'] });
  hr = await box('hr', { team: null, servedBy: ['hr'] });
});

const ofTeam = (name: keyof TestKontor['cast']['teams']) => `team:${kontor.cast.teams[name]}`;
const ofAgent = (name: PersonName) => `agent:${kontor.cast.people[name].id}`;
const roomOf = ({ id }: Matter) => `conversation:${id}`;

test('each person enters the rooms of what they see; the others are refused like those that do not exist', async () => {
  const open = (more: Partial<Parameters<typeof openMatter>[1]>) =>
    openMatter(kontor, { channelId: support, team: 'support', ...more });
  const rooms: Record<string, Room> = {
    'own list': '',
    everything: 'everything',
    Support: ofTeam('support'),
    Returns: ofTeam('returns'),
    HR: ofTeam('hr'),
    'of Support': roomOf(await open({})),
    'of Returns': roomOf(await open({ channelId: returns, team: 'returns' })),
    'of HR': roomOf(await open({ channelId: hr, team: 'hr' })),
    'no team, Support serves': roomOf(await open({ channelId: jobs, team: null })),
    'no team, HR serves': roomOf(await open({ channelId: hr, team: null })),
    'of HR, Mara’s': roomOf(await open({ channelId: hr, team: 'hr', assignee: 'mara' })),
    'of HR, Nora follows': roomOf(await open({ channelId: hr, team: 'hr', followers: ['nora'] })),
    'Tim’s own': ofAgent('tim'),
    'does not exist': `conversation:${newId()}`,
    'no such team': `team:${newId()}`,
    nonsense: 'conversation:; drop table conversation',
  };
  const expected: Record<PersonName, string[]> = {
    admin: [
      'own list', 'everything', 'Support', 'Returns', 'HR', 'of Support', 'of Returns', 'of HR',
      'no team, Support serves', 'no team, HR serves', 'of HR, Mara’s', 'of HR, Nora follows',
    ],
    tim: ['own list', 'Support', 'Returns', 'of Support', 'of Returns', 'no team, Support serves', 'Tim’s own'],
    lena: ['own list', 'Support', 'of Support', 'no team, Support serves'],
    mara: ['own list', 'Returns', 'of Returns', 'of HR, Mara’s'],
    nora: ['own list', 'of HR, Nora follows'],
  }; // prettier-ignore
  for (const [person, may] of Object.entries(expected) as [PersonName, string[]][]) {
    const named = { ...rooms, 'own list': ofAgent(person) };
    const client = await agentSocket(kontor, person);
    const answer = await client.subscribe(...Object.values(named));
    const entered = Object.entries(named).filter(([, room]) => room in answer.heads);
    expect([person, entered.map(([name]) => name)]).toEqual([person, may]);
    const refused = Object.values(named).filter((room) => !(room in answer.heads));
    expect(answer.refused).toEqual(refused);
  }
});

test('a conversation handed to another team is gone for who does not see it any more, and says nothing more', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const lena = await agentSocket(kontor, 'lena', roomOf(matter));
  const tim = await agentSocket(kontor, 'tim', roomOf(matter));
  const mara = await agentSocket(kontor, 'mara');
  await kontor
    .api('tim')
    .put(`/conversations/${matter.id}/team`, { teamId: kontor.cast.teams.returns }, conversationRow);
  await allTold(kontor, lena, tim, mara);
  const gone = { thing: 'gone', conversationId: matter.id };
  expect(lena.things(ofTeam('support')).filter(({ thing }) => thing === 'gone')).toEqual([gone]);
  expect(lena.things(roomOf(matter))).toEqual([gone]);
  // Tim leads both teams: for him it has only moved.
  expect(tim.told('gone')).toEqual([]);
  expect(tim.told('conversation', ofTeam('returns')).at(-1)!.row.teamId).toBe(kontor.cast.teams.returns);
  expect(mara.told('conversation').at(-1)!.row.id).toBe(matter.id);

  lena.forget();
  await customerWrites(kontor, matter, 'Ostrich');
  await allTold(kontor, lena, tim);
  expect(JSON.stringify(lena.frames)).not.toContain(matter.id);
  expect(JSON.stringify(lena.frames)).not.toContain('Ostrich');
  expect(tim.told('message', roomOf(matter))).toHaveLength(1);
  expect([...lena.holes, ...tim.holes]).toEqual([]);
  expect((await lena.subscribe(roomOf(matter))).refused).toEqual([roomOf(matter)]);
});

test('taken from somebody who saw it for their own sake alone, it is gone for them', async () => {
  const matter = await openMatter(kontor, {
    channelId: support,
    team: 'support',
    assignee: 'nora',
    followers: ['mara'],
  });
  const nora = await agentSocket(kontor, 'nora');
  const mara = await agentSocket(kontor, 'mara');
  await kontor.api('tim').put(`/conversations/${matter.id}/assignee`, { assigneeId: null }, conversationRow);
  await kontor.api('mara').put(`/conversations/${matter.id}/follow`, { follows: false });
  await allTold(kontor, nora, mara);
  expect(nora.told('gone', ofAgent('nora'))).toEqual([{ thing: 'gone', conversationId: matter.id }]);
  expect(mara.told('gone', ofAgent('mara'))).toEqual([{ thing: 'gone', conversationId: matter.id }]);
});

test('whose following a colleague ends goes on seeing what a mention showed them, and is told of it no more', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support', followers: ['nora'] });
  const { people } = kontor.cast;
  const path = `/conversations/${matter.id}`;
  const mention = (key: string) =>
    kontor
      .api('lena')
      .post(`${path}/messages`, { kind: 'note', text: 'For Mara', mentions: [people.mara.id] }, messageView, {
        headers: { 'idempotency-key': key },
      });
  const follow = (person: 'mara' | 'nora', follows: boolean) =>
    kontor.api('tim').put(`${path}/followers/${people[person].id}`, { follows });
  const followers = async () =>
    (await kontor.api('tim').get(path, conversationDetail)).followers.map(({ agentId }) => agentId);
  await mention('mentioned-first');
  const mara = await agentSocket(kontor, 'mara', roomOf(matter));
  const nora = await agentSocket(kontor, 'nora', roomOf(matter));

  await follow('mara', false);
  await follow('nora', false);
  await customerWrites(kontor, matter, 'Afterwards');
  await allTold(kontor, mara, nora);
  expect(await followers()).toEqual([]);
  expect(mara.told('gone')).toEqual([]);
  expect(mara.told('message', roomOf(matter)).map(({ message }) => message.text)).toContain('Afterwards');
  expect((await kontor.api('mara').get(path, conversationDetail)).id).toBe(matter.id);
  // Nothing but the following had shown it to her.
  expect(nora.told('gone', ofAgent('nora'))).toEqual([{ thing: 'gone', conversationId: matter.id }]);
  expect((await kontor.api('nora').send('GET', path)).status).toBe(404);

  await follow('mara', true);
  expect(await followers()).toEqual([people.mara.id]);
  await kontor.api('mara').put(`${path}/follow`, { follows: false });
  expect((await kontor.api('mara').send('GET', path)).status).toBe(200);
  await mention('mentioned-again');
  expect(await followers()).toEqual([people.mara.id]);
});

test('a member who is removed is told, leaves the rooms, and gets nothing that happened after', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const lena = await agentSocket(kontor, 'lena', roomOf(matter), `customer:${matter.customerId}`);
  const tim = await agentSocket(kontor, 'tim', roomOf(matter));
  await customerWrites(kontor, matter, 'Before');
  const teamId = kontor.cast.teams.support;
  await kontor
    .api('admin')
    .put(`/teams/${teamId}`, { name: 'Support', memberIds: [kontor.cast.people.tim.id] }, teamShape);
  await customerWrites(kontor, matter, 'Afterwards');
  await allTold(kontor, lena, tim);
  const things = lena.things();
  const cut = things.findIndex(({ thing }) => thing === 'rights');
  expect(cut).toBeGreaterThan(0);
  expect(lena.told('message').map(({ message }) => message.text)).toEqual(['Before']);
  expect(JSON.stringify(lena.frames)).not.toContain('Afterwards');
  expect(lena.told('gone', roomOf(matter))).toHaveLength(1);
  expect(lena.told('rights', ofTeam('support'))).toHaveLength(1);
  expect(lena.told('customer gone', `customer:${matter.customerId}`)).toHaveLength(1);
  expect(lena.told('rights', ofAgent('lena'))).toHaveLength(1);
  expect(tim.told('message').map(({ message }) => message.text)).toEqual(['Before', 'Afterwards']);
  expect((await lena.subscribe(ofTeam('support'))).refused).toEqual([ofTeam('support')]);

  const memberIds = [kontor.cast.people.tim.id, kontor.cast.people.lena.id];
  await kontor.api('admin').put(`/teams/${teamId}`, { name: 'Support', memberIds }, teamShape);
  await allTold(kontor, lena);
  expect(lena.told('rights', ofAgent('lena'))).toHaveLength(2);
  expect((await lena.subscribe(ofTeam('support'))).refused).toEqual([]);
});

test('nothing written after a removal is told, though what was before it is told late', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const lena = await agentSocket(kontor, 'lena', roomOf(matter));
  await allTold(kontor, lena);
  lena.forget();
  // One transaction has both; without a position for the second part nobody is told of it, but it is there to be read.
  const now = kontor.get(Clock).now();
  await kontor.db.transaction(async (tx) => {
    await tx
      .updateTable('conversation')
      .set((row) => ({ subject: 'Secret of today', version: row('version', '+', 1) }))
      .where('id', '=', matter.id)
      .execute();
    await tx.deleteFrom('membership').where('agent_id', '=', kontor.cast.people.lena.id).execute();
    await record(
      tx,
      [{ type: 'conversation.read', data: { agentId: kontor.cast.people.lena.id, seq: 1 } }],
      { kind: 'system' },
      now,
      null,
      matter.id,
    );
  });
  await customerWrites(kontor, matter, 'And this');
  await allTold(kontor, lena);
  expect(JSON.stringify(lena.frames)).not.toContain('Secret of today');
  expect(JSON.stringify(lena.frames)).not.toContain('And this');
  expect(lena.told('rights', ofAgent('lena'))).toHaveLength(1);
});

test('an admin who is one no longer leaves the room of everything', async () => {
  await kontor.db.sql
    .updateTable('agent')
    .set({ role: 'admin' })
    .where('id', '=', kontor.cast.people.nora.id)
    .execute();
  const nora = await agentSocket(kontor, 'nora', 'everything');
  await kontor.api('admin').put(`/people/${kontor.cast.people.nora.id}`, { role: 'marketer' }, colleague);
  const { id } = await openMatter(kontor, { channelId: support, team: 'support' });
  await allTold(kontor, nora);
  expect(nora.told('rights', 'everything')).toHaveLength(1);
  expect(JSON.stringify(nora.frames)).not.toContain(id);
});

test('a team that serves a channel no longer loses its conversations without a team', async () => {
  const { support, hr } = kontor.cast.teams;
  const matter = await openMatter(kontor, { channelId: jobs, team: null });
  const lena = await agentSocket(kontor, 'lena', roomOf(matter));
  const mara = await agentSocket(kontor, 'mara');
  await kontor.db.transaction(async (tx) => {
    await tx.updateTable('channel_team').set({ team_id: hr }).where('channel_id', '=', jobs).execute();
    await record(
      tx,
      [{ type: 'channel.teams_changed', data: { channelId: jobs, teamIds: [hr], before: [support] } }],
      { kind: 'system' },
      kontor.get(Clock).now(),
    );
  });
  await customerWrites(kontor, matter, 'Pelican');
  await allTold(kontor, lena);
  expect(lena.told('gone', roomOf(matter))).toHaveLength(1);
  expect(lena.told('rights', ofAgent('lena'))).toHaveLength(1);
  expect(JSON.stringify(lena.frames)).not.toContain('Pelican');
  await allTold(kontor, mara);
  expect(mara.told('rights')).toEqual([]);
});

test('of a channel’s name, address and teams no socket hears: whoever may know them fetches them', async () => {
  const people = ['admin', 'tim', 'lena', 'mara', 'nora'] as const;
  const sockets = await Promise.all(people.map((person) => agentSocket(kontor, person)));
  await allTold(kontor, ...sockets);
  sockets.forEach((socket) => socket.forget());
  const [old] = await kontor.db.sql
    .selectFrom('channel')
    .select(['id', 'name', 'addresses'])
    .where('id', '=', jobs)
    .execute();
  const { hr, social } = kontor.cast.teams;
  await kontor.db.sql.updateTable('channel').set({ name: 'Secret search' }).where('id', '=', jobs).execute();
  await kontor.db.transaction((tx) =>
    record(
      tx,
      [
        { type: 'channel.changed', data: { channelId: jobs } },
        { type: 'channel.teams_changed', data: { channelId: jobs, teamIds: [hr, social], before: [hr] } },
      ],
      { kind: 'system' },
      kontor.get(Clock).now(),
    ),
  );
  kontor.get(Signals).raise('events');
  await allTold(kontor, ...sockets);
  for (const [i, socket] of sockets.entries()) {
    const said = JSON.stringify(socket.frames);
    for (const secret of [jobs, old!.name, 'Secret search', ...old!.addresses, hr])
      expect([people[i], secret, said.includes(secret)]).toEqual([people[i], secret, false]);
    expect([people[i], socket.told('directory').length]).toEqual([people[i], 1]);
    // Only who reaches more or less than before is told to look at their own rights.
    expect([people[i], socket.told('rights').length]).toEqual([people[i], people[i] === 'nora' ? 1 : 0]);
  }
});

test('a customer’s record is told to who sees one of their conversations, without notes or messages', async () => {
  const matter = await openMatter(kontor, { channelId: support, team: 'support' });
  const room = `customer:${matter.customerId}`;
  const lena = await agentSocket(kontor, 'lena', room);
  const mara = await agentSocket(kontor, 'mara');
  expect((await mara.subscribe(room)).refused).toEqual([room]);
  await kontor
    .api('lena')
    .post(`/conversations/${matter.id}/messages`, { kind: 'note', text: 'Between us' }, messageView, {
      headers: { 'idempotency-key': 'between-us' },
    });
  await changeCustomer(matter, { name: 'Anna Keller-Moser' });
  await allTold(kontor, lena, mara);
  expect(lena.things(room)).toEqual([
    {
      thing: 'customer',
      customer: expect.objectContaining({ id: matter.customerId, name: 'Anna Keller-Moser', version: 2 }),
    },
  ]);
  expect(JSON.stringify(lena.frames.filter((frame) => frame.room === room))).not.toContain('Between us');

  lena.forget();
  await kontor
    .api('tim')
    .put(`/conversations/${matter.id}/team`, { teamId: kontor.cast.teams.returns }, conversationRow);
  await changeCustomer(matter, { name: 'Anna Moser' });
  await allTold(kontor, lena);
  expect(lena.things(room)).toEqual([{ thing: 'customer gone', customerId: matter.customerId }]);
  // Their rights are what they were: nothing is to be fetched again.
  expect(lena.told('rights')).toEqual([]);
});

test('a customer without a conversation is everyone’s until a team has the first one', async () => {
  const customerId = newId();
  const now = kontor.get(Clock).now();
  await kontor.db.sql
    .insertInto('customer')
    .values({ id: customerId, root_id: customerId, name: 'Beat', name_key: 'beat', created_at: now })
    .execute();
  const room = `customer:${customerId}`;
  const nora = await agentSocket(kontor, 'nora', room);
  expect(Object.keys((await nora.subscribe(room)).heads)).toEqual([room]);
  await openMatter(kontor, { channelId: support, team: 'support', customerId });
  await allTold(kontor, nora);
  expect(nora.things(room)).toEqual([{ thing: 'customer gone', customerId }]);
});

test('a session that ends takes its sockets along, and no other', async () => {
  const desk = await agentSocket(kontor, 'lena');
  const tim = await agentSocket(kontor, 'tim');
  await kontor.api('lena').delete('/session');
  await until('the socket is closed', () => desk.socket.disconnected);
  expect(desk.byes).toEqual(['session ended']);
  await allTold(kontor, tim);
  expect(tim.byes).toEqual([]);
});

test('a person who is disabled is cut at once', async () => {
  const nora = await agentSocket(kontor, 'nora');
  await kontor.api('admin').put(`/people/${kontor.cast.people.nora.id}`, { disabled: true }, colleague);
  await until('the socket is closed', () => nora.socket.disconnected);
  expect(nora.byes).toEqual(['session ended']);
});

async function changeCustomer(matter: Matter, set: { name: string }): Promise<void> {
  await kontor.db.transaction(async (tx) => {
    await tx
      .updateTable('customer')
      .set((row) => ({ ...set, version: row('version', '+', 1) }))
      .where('id', '=', matter.customerId)
      .execute();
    await record(
      tx,
      [{ type: 'customer.changed', data: { fields: ['name'] } }],
      { kind: 'system' },
      kontor.get(Clock).now(),
      matter.customerId,
    );
  });
}
