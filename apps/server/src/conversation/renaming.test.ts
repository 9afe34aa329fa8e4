import { conversationDetail, conversationRow } from '@kontor/contracts/conversation';
import { beforeAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { openMatter } from '../../test/support/matters.ts';

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

const opened = async (subject: string) => {
  const { id } = await openMatter(kontor, { channelId, team: 'support', subject });
  const path = `/conversations/${id}`;
  return {
    rename: (to: string) => kontor.api('lena').put(`${path}/subject`, { subject: to }, conversationRow),
    read: () => kontor.api('lena').get(path, conversationDetail),
  };
};

test('a subject is changed, without the blanks around it', async () => {
  const { rename } = await opened('Leaking tank');
  expect((await rename('  Cracked tank ')).subject).toBe('Cracked tank');
});

test.each(['', '   ', '\u00a0\u2003', '\u200b'])(
  'by %j it cannot be taken away, and is as it was',
  async (empty) => {
    const { rename, read } = await opened('Leaking tank');
    const before = await read();
    await expect(rename(empty)).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
      problem: {
        title: expect.stringContaining('needs a subject'),
        titleDe: expect.stringContaining('braucht einen Betreff'),
        errors: [{ path: 'subject' }],
      },
    });
    expect(await read()).toEqual(before);
  },
);

test('a mail that came without one may stay so', async () => {
  const { rename } = await opened('');
  expect((await rename('')).subject).toBe('');
});
