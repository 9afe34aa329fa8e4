import { conversationRow } from '@kontor/contracts/conversation';
import { messageView } from '@kontor/contracts/message';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { agentSocket, allTold } from '../../test/support/agent-socket.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { customerWrites, openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';

let kontor: TestKontor;
let support: string;
/** Its conversations have no team; Support and HR serve it. */
let jobs: string;
beforeAll(async () => {
  kontor = await testKontor();
  support = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
  jobs = await addMailbox(kontor, {
    address: 'jobs@adler-kaffee.example',
    team: null,
    servedBy: ['support', 'hr'],
    smtpPort: 1,
  });
});

test('a message that came in stands in the lists of its team and of the admins, and nowhere else', async () => {
  const [lena, tim, admin, mara, nora] = await Promise.all(
    (['lena', 'tim', 'admin', 'mara', 'nora'] as const).map((person) => agentSocket(kontor, person)),
  );
  const { id } = await openMatter(kontor, { channelId: support, team: 'support', subject: 'Walrus' });
  await allTold(kontor, lena!, tim!, admin!, mara!, nora!);
  for (const seeing of [lena!, tim!, admin!])
    expect(seeing.told('conversation').at(-1)!.row).toMatchObject({
      id,
      subject: 'Walrus',
      preview: 'The water tank is cracked.',
    });
  for (const other of [mara!, nora!]) expect(JSON.stringify(other.frames)).not.toContain(id);
});

test('without a team it stands in the lists of the teams that serve its channel', async () => {
  const lena = await agentSocket(kontor, 'lena');
  const mara = await agentSocket(kontor, 'mara');
  const { id } = await openMatter(kontor, { channelId: jobs, team: null });
  await allTold(kontor, lena, mara);
  expect(lena.told('conversation', `team:${kontor.cast.teams.support}`).map(({ row }) => row.id)).toContain(
    id,
  );
  expect(JSON.stringify(mara.frames)).not.toContain(id);
});
