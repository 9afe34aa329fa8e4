import { expect, test } from 'vitest';
import { at, type Box, deliver, detail, find, openTwoTeams, room, stands } from './support/two-teams.ts';
import { until } from './support/until.ts';

openTwoTeams();

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
