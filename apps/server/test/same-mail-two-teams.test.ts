import { conversationDetail, type ListedConversation } from '@kontor/contracts/conversation';
import { sql } from 'kysely';
import type { SendMailOptions } from 'nodemailer';
import { beforeAll, expect, test } from 'vitest';
import { ChannelBook } from '../src/channels/channel-book.ts';
import type { PersonName, TeamName } from './support/cast.ts';
import { addMailbox } from './support/channels.ts';
import { type Mailroom, openMailroom } from './support/mailroom.ts';
import { until } from './support/until.ts';

type Box = 'support' | 'sales' | 'returns' | 'repairs' | 'social';
const at = (box: Box) => `${box}@adler-kaffee.example`;

let room: Mailroom;
let boxes: Record<Box, string>;
beforeAll(async () => {
  room = await openMailroom();
  const { smtpPort } = room.playground;
  const box = (name: Box, team: TeamName) =>
    addMailbox(room.kontor, {
      address: at(name),
      team,
      smtpPort,
      settings: { replyAddress: `${name}+{token}@adler-kaffee.example` },
    });
  boxes = {
    support: room.channelId,
    sales: await box('sales', 'support'),
    returns: await box('returns', 'returns'),
    repairs: await box('repairs', 'returns'),
    social: await box('social', 'social'),
  };
});

interface Mail {
  subject: string;
  from?: string;
  text?: string;
  to?: string;
  cc?: string;
  references?: string[];
}

/** The same mail whenever it is sent: only the addresses of its envelope differ. */
async function deliver(mail: Mail, ...to: Box[]): Promise<void> {
  const { subject, from = 'anna@kunde.example', references, ...rest } = mail;
  const sent: SendMailOptions = {
    envelope: { from, to: to.map(at) },
    from,
    to: `${at('support')}, ${at('returns')}`,
    subject,
    text: 'Hello both of you.',
    messageId: `<${subject.replaceAll(/\W+/g, '.')}@kunde.example>`,
    date: new Date('2026-11-02T08:00:00Z'),
    ...(references && { references, inReplyTo: references[0] }),
    ...rest,
  };
  await room.send(sent);
}

/** In which conversations a mail stands: the channel each began on, and what that conversation holds. */
async function stands(subject: string): Promise<string[]> {
  await room.settled();
  const { rows } = await sql<{ began: string; channel: string; in_it: string }>`
    select b.addresses[1] as began, v.addresses[1] as channel, c.subject as in_it
    from message m join conversation c on c.id = m.conversation_id
    join channel b on b.id = c.channel_id join channel v on v.id = m.channel_id
    where m.subject = ${subject} and m.kind = 'inbound' order by 1, 2`.execute(room.kontor.db.sql);
  const box = (address: string) => address.split('@')[0]!;
  return rows.map((row) => `${row.in_it} on ${box(row.began)}, through ${box(row.channel)}`);
}

async function setTeams(box: Box, ...teams: TeamName[]): Promise<void> {
  const { db, cast } = room.kontor;
  await db.transaction(async (tx) => {
    await tx.deleteFrom('channel_team').where('channel_id', '=', boxes[box]).execute();
    for (const team of teams)
      await tx
        .insertInto('channel_team')
        .values({ channel_id: boxes[box], team_id: cast.teams[team] })
        .execute();
  });
  room.kontor.get(ChannelBook).forget();
}

const find = (subject: string, as: PersonName) => room.conversation(subject, as);
const detail = (id: string, as: PersonName) =>
  room.kontor.api(as).get(`/conversations/${id}`, conversationDetail);
const twoOf = (subject: string) => [
  `${subject} on returns, through returns`,
  `${subject} on support, through support`,
];

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

test('A follow-up to both joins each conversation; one to a channel joins that of its channel', async () => {
  await deliver({ subject: 'Kettle' }, 'returns', 'support');
  await room.settled();
  const kettle = '<Kettle@kunde.example>';
  await deliver({ subject: 'Re: Kettle', references: [kettle] }, 'support', 'returns');
  await deliver({ subject: 'Re: Kettle, returns', references: [kettle] }, 'returns');
  await deliver({ subject: 'Re: Kettle, support', references: [kettle] }, 'support');
  await room.settled();
  expect(await stands('Re: Kettle')).toEqual([
    'Kettle on returns, through returns',
    'Kettle on support, through support',
  ]);
  expect(await stands('Re: Kettle, returns')).toEqual(['Kettle on returns, through returns']);
  expect(await stands('Re: Kettle, support')).toEqual(['Kettle on support, through support']);
  const messages = await room.messages((await find('Kettle', 'mara')).id, 'mara');
  expect(messages.map(({ mark, seq }) => [mark, seq])).toEqual([
    [null, 1],
    [null, 2],
    [null, 3],
  ]);
});

test('An answer of one team is nowhere in the other’s, and the customer’s mail program keeps the thread', async () => {
  await deliver({ subject: 'Grinder', from: 'beat@kunde.example' }, 'support', 'returns');
  const [lenas, maras] = [await find('Grinder', 'lena'), await find('Grinder', 'mara')];
  await room.reply(lenas.id, { text: 'Support answers: quokka.' }, 'lena');
  await room.reply(maras.id, { text: 'Returns answers.' }, 'mara');
  const mails = await until('both are there', async () => {
    const got = await room.mailOf('beat@kunde.example');
    return got.length === 2 && got;
  });
  for (const mail of mails) expect(mail.inReplyTo).toBe('<Grinder@kunde.example>');
  expect(mails.map(({ from }) => from.address).toSorted()).toEqual([at('returns'), at('support')]);
  expect((await room.messages(maras.id, 'mara')).map(({ text }) => text)).toEqual([
    'Hello both of you.',
    'Returns answers.',
  ]);
  // Answering Support with Returns in copy: each goes on where it is.
  const fromSupport = mails.find(({ from }) => from.address === at('support'))!;
  const references = [fromSupport.messageId, '<Grinder@kunde.example>'];
  await deliver({ subject: 'Re: Grinder', from: 'beat@kunde.example', references }, 'returns');
  await deliver({ subject: 'Re: Grinder', from: 'beat@kunde.example', references }, 'support');
  expect(await stands('Re: Grinder')).toEqual([
    'Grinder on returns, through returns',
    'Grinder on support, through support',
  ]);
});

test.each<[string, Box[][]]>([
  ['at once', [['support', 'returns']]],
  ['the other way round', [['returns', 'support']]],
  ['the thread’s own channel first', [['support'], ['returns']]],
  ['the copy first', [['returns'], ['support']]],
])(
  'An answer in a thread with another team in copy goes on there, and is new to the other: %s',
  async (how, deliveries) => {
    const subject = `Tank ${how}`;
    await deliver({ subject, to: at('support') }, 'support');
    await room.settled();
    for (const boxes of deliveries) {
      await deliver(
        {
          subject: `Re: ${subject}`,
          references: [`<${subject.replaceAll(/\W+/g, '.')}@kunde.example>`],
          cc: at('returns'),
        },
        ...boxes,
      );
      await room.settled();
    }
    const found = await stands(`Re: ${subject}`);
    expect(found).toHaveLength(2);
    expect(found[0]).toBe(`Re: ${subject} on returns, through returns`);
    expect(found[1]).toMatch(`${subject} on support, through `);
    const maras = await find(`Re: ${subject}`, 'mara');
    expect((await detail(maras.id, 'mara')).reply!.from.address).toBe(at('returns'));
  },
);

test('An answer in a thread to another team’s address alone joins the thread', async () => {
  await deliver({ subject: 'Alone', to: at('support') }, 'support');
  await room.settled();
  await deliver({ subject: 'Re: Alone', references: ['<Alone@kunde.example>'] }, 'returns');
  expect(await stands('Re: Alone')).toEqual(['Alone on support, through returns']);
});

test('A stranger who forwards such a mail is one in the conversation of the channel they write to', async () => {
  await deliver({ subject: 'Shared' }, 'support', 'returns');
  await room.settled();
  await deliver(
    { subject: 'Fwd: Shared', from: 'mallory@example.com', references: ['<Shared@kunde.example>'] },
    'returns',
  );
  expect(await stands('Fwd: Shared')).toEqual(['Shared on returns, through returns']);
  const maras = await find('Shared', 'mara');
  expect((await room.messages(maras.id, 'mara')).at(-1)).toMatchObject({ mark: 'stranger' });
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
