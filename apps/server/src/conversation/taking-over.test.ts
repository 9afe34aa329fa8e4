import { conversationRow, eventList } from '@kontor/contracts/conversation';
import { beforeAll, expect, test } from 'vitest';
import { addMailbox } from '../../test/support/channels.ts';
import type { PersonName } from '../../test/support/cast.ts';
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

const idOf = (person: PersonName) => kontor.cast.people[person].id;
const assign = (who: PersonName, id: string, body: object) =>
  kontor.api(who).put(`/conversations/${id}/assignee`, body, conversationRow);
const assignments = async (id: string) =>
  (await kontor.api('lena').get(`/conversations/${id}/events`, eventList)).items
    .filter(({ type }) => type === 'conversation.assigned')
    .map(({ data, actor }) => [actor['id'], data])
    .toReversed();

test('who takes over has it, and the event says from whom; given back, it says who gave it', async () => {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  const [lena, tim] = [idOf('lena'), idOf('tim')];
  await assign('tim', id, { assigneeId: tim });
  await assign('lena', id, { assigneeId: lena, takenFrom: tim });
  // The answer was lost on its way: asked once more, it is hers already.
  expect(await assign('lena', id, { assigneeId: lena, takenFrom: tim })).toMatchObject({ assigneeId: lena });
  await assign('lena', id, { assigneeId: tim });
  expect(await assignments(id)).toEqual([
    [tim, { assignee: { from: null, to: tim } }],
    [lena, { assignee: { from: tim, to: lena }, takenFrom: tim }],
    [lena, { assignee: { from: lena, to: tim } }],
  ]);
});

test('one takes over for oneself, and from somebody else who is there', async () => {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  const [lena, tim] = [idOf('lena'), idOf('tim')];
  const refused = { status: 400, code: 'invalid_request' };
  await expect(assign('lena', id, { assigneeId: tim, takenFrom: lena })).rejects.toMatchObject(refused);
  await expect(assign('lena', id, { assigneeId: lena, takenFrom: lena })).rejects.toMatchObject(refused);
  await expect(assign('lena', id, { assigneeId: lena, takenFrom: id })).rejects.toMatchObject({
    status: 404,
  });
});
