import { conversationRow } from '@kontor/contracts/conversation';
import { beforeAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { type Matter, openMatter } from '../../test/support/matters.ts';

let kontor: TestKontor;
let matter: Matter;
let channelId: string;
beforeAll(async () => {
  kontor = await testKontor();
  channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
});

const tag = (person: PersonName, body: unknown) =>
  kontor.api(person).put(`/conversations/${matter.id}/tags`, body, conversationRow);
const open = async () => {
  matter = await openMatter(kontor, { channelId, team: 'support' });
  return tag('admin', { add: ['leak', 'old'] });
};

test('two windows that read the same tags each add one: both stay, and what neither named', async () => {
  await open();
  await Promise.all([tag('lena', { add: ['tank'] }), tag('tim', { add: ['urgent'], remove: ['old'] })]);
  const { tags } = await tag('admin', { add: [] });
  expect(tags.toSorted()).toEqual(['leak', 'tank', 'urgent']);
});

test('all tags at once, as they were read at a version: refused when anything changed since', async () => {
  const { version } = await open();
  const taken = await tag('lena', { tags: ['leak', 'tank'], version });
  expect(taken.tags).toEqual(['leak', 'tank']);
  await expect(tag('tim', { tags: ['leak', 'urgent'], version })).rejects.toMatchObject({
    status: 409,
    code: 'version_conflict',
    problem: { version: taken.version, titleDe: expect.stringContaining('inzwischen geändert') },
  });
  expect((await tag('tim', { tags: ['leak', 'urgent'], version: taken.version })).tags).toEqual([
    'leak',
    'urgent',
  ]);
});

test('what is added twice, written otherwise or not there to be removed changes nothing', async () => {
  const { version } = await open();
  const same = await tag('lena', { add: ['LEAK', 'old'], remove: ['nothing'] });
  expect([same.tags, same.version]).toEqual([['leak', 'old'], version]);
});

test('both ways at once, or neither, is no wish', async () => {
  await open();
  for (const body of [{}, { version: 1 }, { tags: ['a'], add: ['b'] }])
    await expect(tag('lena', body)).rejects.toMatchObject({ status: 400, code: 'invalid_request' });
});
