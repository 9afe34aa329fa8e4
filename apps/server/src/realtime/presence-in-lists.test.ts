import { conversationRow } from '@kontor/contracts/conversation';
import { beforeAll, expect, test } from 'vitest';
import { type AgentClient, agentSocket, allTold } from '../../test/support/agent-socket.ts';
import { addMailbox } from '../../test/support/channels.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { openMatter } from '../../test/support/matters.ts';
import { until } from '../../test/support/until.ts';

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
/** How often somebody was told who is in one conversation. */
function counted(client: AgentClient, id: string): () => number {
  let times = 0;
  client.socket.on('presence', ({ conversationId }) => (times += Number(conversationId === id)));
  return () => times;
}

test('who reads and types is told to the lists that hold the conversation, once to each socket, and to nobody else', async () => {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  // Tim leads two teams, an admin sees all, Mara and Nora see other teams.
  const lists = await Promise.all((['tim', 'admin'] as const).map((who) => agentSocket(kontor, who)));
  const others = await Promise.all((['mara', 'nora'] as const).map((who) => agentSocket(kontor, who)));
  const lena = await agentSocket(kontor, 'lena', `conversation:${id}`);
  const counts = [...lists, lena].map((client) => counted(client, id));
  lena.socket.emit('presence', { conversationId: id, typing: 'reply' });
  const typing = { agentId: idOf('lena'), typing: 'reply' };
  for (const client of [...lists, lena])
    await until('they see her type', () => client.presence.get(id)?.[0]?.typing === 'reply');
  for (const client of lists) expect(client.presence.get(id)).toEqual([typing]);
  expect(counts.map((count) => count())).toEqual([1, 1, 1]);

  lena.socket.emit('presence', { conversationId: null, typing: null });
  for (const client of lists) await until('they see her leave', () => client.presence.get(id)?.length === 0);
  await allTold(kontor, ...others);
  for (const client of others) expect(client.presence.size).toBe(0);
});

test('a list that begins is told where people are already, as far as it may see them', async () => {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  const lena = await agentSocket(kontor, 'lena', `conversation:${id}`);
  lena.socket.emit('presence', { conversationId: id, typing: null });
  await until('she is there', () => lena.presence.get(id)?.length === 1);
  const tim = await agentSocket(kontor, 'tim');
  expect(tim.presence.get(id)).toEqual([{ agentId: idOf('lena'), typing: null }]);
  const mara = await agentSocket(kontor, 'mara');
  expect(mara.presence.size).toBe(0);
});

test('a conversation that was moved is told to its new lists, and no more to the old ones', async () => {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  const admin = await agentSocket(kontor, 'admin', `conversation:${id}`);
  const mara = await agentSocket(kontor, 'mara');
  const lena = await agentSocket(kontor, 'lena');
  await kontor
    .api('tim')
    .put(`/conversations/${id}/team`, { teamId: kontor.cast.teams.returns }, conversationRow);
  await allTold(kontor, admin, mara, lena);
  admin.socket.emit('presence', { conversationId: id, typing: 'note' });
  await until('Mara sees it', () => mara.presence.get(id)?.[0]?.typing === 'note');
  expect(lena.presence.has(id)).toBe(false);
});
