import type { ListedConversation } from '@kontor/contracts/conversation';
import { expect, test } from 'vitest';
import type { PersonName } from './support/cast.ts';
import {
  at,
  type Box,
  deliver,
  detail,
  find,
  openTwoTeams,
  room,
  setTeams,
  stands,
  twoOf,
} from './support/two-teams.ts';

openTwoTeams();

test('A mail to two teams in one delivery is two conversations, each seen by its own', async () => {
  await deliver({ subject: 'At once' }, 'support', 'returns');
  expect(await stands('At once')).toEqual(twoOf('At once'));
  const [lenas, maras] = [await find('At once', 'lena'), await find('At once', 'mara')];
  expect(lenas.id).not.toBe(maras.id);
  for (const [row, person] of [
    [lenas, 'lena'],
    [maras, 'mara'],
  ] as const) {
    expect((await room.list(person)).filter(({ subject }) => subject === 'At once')).toHaveLength(1);
    const [message] = await room.messages(row.id, person);
    expect(message).toMatchObject({ text: 'Hello both of you.', mark: null });
    expect(await detail(row.id, person)).toMatchObject({
      reply: {
        from: { address: at(person === 'lena' ? 'support' : 'returns') },
        to: [{ address: 'anna@kunde.example' }],
        cc: [],
      },
    });
  }
  expect(lenas.customer.id).toBe(maras.customer.id);
});

test.each<[string, Box[]]>([
  ['Support first', ['support', 'returns']],
  ['Returns first', ['returns', 'support']],
])('The same in two deliveries, %s', async (order, channels) => {
  for (const channel of channels) {
    await deliver({ subject: `In turn ${order}` }, channel);
    await room.settled();
  }
  expect(await stands(`In turn ${order}`)).toEqual(twoOf(`In turn ${order}`));
});

test('Ten times at once through each of four channels it is one for each team', async () => {
  const ten = Array.from({ length: 10 }, () => ['support', 'returns', 'repairs', 'sales'] as const).flat();
  await Promise.all([
    ...ten.map((box) => deliver({ subject: 'Ten times' }, box)),
    ...[0, 1, 2].map(() => deliver({ subject: 'Ten times' }, 'returns', 'support')),
  ]);
  const found = await stands('Ten times');
  expect(found).toHaveLength(2);
  expect(new Set(found.map((one) => /through (support|sales)/.test(one)))).toEqual(new Set([true, false]));
});

test('A mail to two channels that one team serves stays one conversation', async () => {
  await deliver({ subject: 'One team' }, 'support', 'sales');
  await deliver({ subject: 'One team later' }, 'sales');
  await room.settled();
  await deliver({ subject: 'One team later' }, 'support');
  expect(await stands('One team')).toEqual(['One team on support, through support']);
  expect(await stands('One team later')).toEqual(['One team later on sales, through sales']);
});

test('What came through a channel once comes no second time, whoever serves it meanwhile', async () => {
  await deliver({ subject: 'Before' }, 'support', 'sales');
  await deliver({ subject: 'Apart before' }, 'support', 'returns');
  await room.settled();
  try {
    await setTeams('sales', 'social');
    await setTeams('returns', 'returns', 'support');
    await deliver({ subject: 'Before' }, 'sales');
    await deliver({ subject: 'Before' }, 'support');
    await deliver({ subject: 'Apart before' }, 'returns');
    await deliver({ subject: 'Apart before' }, 'support');
    await deliver({ subject: 'After' }, 'support', 'sales');
    await deliver({ subject: 'Together after' }, 'support', 'returns');
    expect(await stands('Before')).toEqual(['Before on support, through support']);
    expect(await stands('Apart before')).toEqual(twoOf('Apart before'));
    expect(await stands('After')).toEqual([
      'After on sales, through sales',
      'After on support, through support',
    ]);
    expect(await stands('Together after')).toEqual(['Together after on support, through support']);
  } finally {
    await setTeams('sales', 'support');
    await setTeams('returns', 'returns');
  }
});

test('Another content under its Message-ID is its own message in each', async () => {
  await deliver({ subject: 'Forged' }, 'support');
  await room.settled();
  await deliver(
    { subject: 'Forged', from: 'mallory@example.com', text: 'Not the same.' },
    'support',
    'returns',
  );
  await room.settled();
  const rows = await room.kontor.db.sql
    .selectFrom('message')
    .select(['mark', 'text'])
    .where('subject', '=', 'Forged')
    .orderBy('text')
    .execute();
  expect(rows).toEqual([
    { mark: null, text: 'Hello both of you.' },
    { mark: 'same id', text: 'Not the same.' },
    { mark: 'same id', text: 'Not the same.' },
  ]);
});

test('Files and the source are there for both', async () => {
  await room.send({
    envelope: { from: 'anna@kunde.example', to: [at('support'), at('returns')] },
    from: 'anna@kunde.example',
    to: `${at('support')}, ${at('returns')}`,
    subject: 'With a picture',
    text: 'See there.',
    html: '<p>See there.</p>',
    attachments: [{ filename: 'tank.txt', content: 'the tank' }],
  });
  for (const person of ['lena', 'mara'] as const) {
    const { id } = await find('With a picture', person);
    const [message] = await room.messages(id, person);
    const api = room.kontor.api(person);
    const file = await api.send('GET', `${room.kontor.url}${message!.attachments[0]!.path}`);
    expect(file.text).toBe('the tank');
    expect((await api.send('GET', `/messages/${message!.id}/source`)).text).toContain('With a picture');
    expect((await api.send('GET', `/messages/${message!.id}/body`)).text).toContain('See there.');
  }
});

const others = async (row: ListedConversation, as: PersonName) =>
  (await detail(row.id, as)).sameMail.map(({ id, number, teamId }) => ({ id, number, teamId }));

test('Who sees both is told of the other; who sees one is told nothing of it', async () => {
  await deliver({ subject: 'Numbat' }, 'support', 'returns');
  const [lenas, maras] = [await find('Numbat', 'lena'), await find('Numbat', 'mara')];
  const named = ({ id, number, teamId }: ListedConversation) => ({ id, number, teamId });
  for (const person of ['tim', 'admin'] as const) {
    expect(await others(lenas, person)).toEqual([named(maras)]);
    expect(await others(maras, person)).toEqual([named(lenas)]);
  }
  expect(await others(lenas, 'lena')).toEqual([]);
  expect(await others(maras, 'mara')).toEqual([]);

  const headers = { 'idempotency-key': 'numbat-note' };
  await room.kontor
    .api('mara')
    .send('POST', `/conversations/${maras.id}/messages`, { kind: 'note', text: 'wombat-note' }, { headers });
  const [original] = await room.messages(maras.id, 'mara');
  const lena = room.kontor.api('lena');
  const paths = [
    `/conversations/${lenas.id}`,
    `/conversations/${lenas.id}/messages`,
    `/conversations/${lenas.id}/events`,
    '/conversations?view=everything&limit=100',
    '/conversations?view=everything&query=wombat',
    `/customers/${lenas.customer.id}`,
    `/customers/${lenas.customer.id}/conversations`,
  ];
  for (const path of paths) {
    const { text } = await lena.send('GET', path);
    for (const secret of ['wombat', maras.id, `"number":${maras.number},`, original!.id])
      expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
  }
  expect((await lena.send('GET', `/conversations/${maras.id}`)).status).toBe(404);
});

test('A follower of one alone is told nothing; of both, of each the other', async () => {
  await deliver({ subject: 'Followed' }, 'support', 'returns');
  const [lenas, maras] = [await find('Followed', 'lena'), await find('Followed', 'mara')];
  const follow = (conversationId: string) =>
    room.kontor.db.sql
      .insertInto('follower')
      .values({
        conversation_id: conversationId,
        agent_id: room.kontor.cast.people.nora.id,
        reason: 'follows',
        created_at: new Date(),
      })
      .execute();
  await follow(lenas.id);
  expect(await others(lenas, 'nora')).toEqual([]);
  await follow(maras.id);
  expect((await others(lenas, 'nora')).map(({ id }) => id)).toEqual([maras.id]);
  expect((await others(maras, 'nora')).map(({ id }) => id)).toEqual([lenas.id]);
});
