import { conversationRow } from '@kontor/contracts/conversation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AgentClient,
  agentSocket,
  allTold,
  connected,
  openSocket,
} from '../../test/support/agent-socket.ts';
import { addMailbox } from '../../test/support/channels.ts';
import type { PersonName } from '../../test/support/cast.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { customerWrites, openMatter } from '../../test/support/matters.ts';
import { Redis } from '../../test/support/redis.ts';
import { until } from '../../test/support/until.ts';
import { without } from '../../test/support/without.ts';
import { Clock } from '../platform/clock.ts';
import { Listening } from '../platform/listening.ts';

/** Processes on one database share it. */
const SECRET_KEY = Buffer.alloc(32, 7).toString('base64');

let kontor: TestKontor;
/** A second process on the same database, which serves people and does no work. */
let web: TestKontor;
let channelId: string;
beforeAll(async () => {
  kontor = await testKontor({ env: { SECRET_KEY } });
  channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
  web = await testKontor({
    databaseUrl: kontor.config.databaseUrl!,
    dataDir: kontor.config.dataDir,
    clock: kontor.get(Clock),
    env: { SECRET_KEY, ROLE: 'web' },
  });
});
afterAll(() => web.stop());

/** A person's socket at the other process, in the rooms it asks for. */
async function atTheOther(person: PersonName, ...rooms: string[]): Promise<AgentClient> {
  const cookie = await kontor.cookieOf(person);
  const client = await connected(openSocket(web, { extraHeaders: { cookie } }));
  await client.subscribe(`agent:${kontor.cast.people[person].id}`, ...rooms);
  await allTold(kontor, client);
  client.forget();
  return client;
}

test('what happens at one process is told by both, each numbering its own rooms', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const room = `conversation:${matter.id}`;
  const here = await agentSocket(kontor, 'lena', room);
  const there = await atTheOther('tim', room);
  await customerWrites(kontor, matter, 'To both');
  await allTold(kontor, here, there);
  for (const client of [here, there]) {
    expect(client.told('message', room).map(({ message }) => message.text)).toEqual(['To both']);
    expect(client.holes).toEqual([]);
  }
  const epochs = [here, there].map((client) => client.frames.find((frame) => frame.room === room)!.epoch);
  expect(epochs[0]).not.toBe(epochs[1]);
});

/** Tim is at one process, an admin types and leaves at the other. */
async function seenByTim(): Promise<void> {
  const { id } = await openMatter(kontor, { channelId, team: 'support' });
  const tim = await agentSocket(kontor, 'tim', `conversation:${id}`);
  // Lena has the list alone on her screen.
  const lena = await agentSocket(kontor, 'lena');
  const admin = await atTheOther('admin', `conversation:${id}`);
  admin.socket.emit('presence', { conversationId: id, typing: 'note' });
  const agentId = kontor.cast.people.admin.id;
  await until('Tim sees the admin type', () => tim.presence.get(id)?.[0]?.typing === 'note');
  expect(tim.presence.get(id)).toEqual([{ agentId, typing: 'note' }]);
  await until('Lena sees it, too', () => lena.presence.get(id)?.[0]?.typing === 'note');
  admin.close();
  await until('Tim sees the admin leave', () => tim.presence.get(id)?.length === 0);
}

test('who reads and types at one process is seen at the other', seenByTim);

test.skipIf(without('redis'))(
  'the same over Redis, also after it was lost; and nothing of it goes through the database then',
  async () => {
    const redis = await Redis.start();
    const { databaseUrl, dataDir } = kontor.config;
    const more = { dataDir, clock: kontor.get(Clock), databaseUrl: databaseUrl! };
    const env = { SECRET_KEY, REDIS_URL: redis.url, ROLE: 'web' };
    const another = await testKontor({ ...more, env });
    const other = await testKontor({ ...more, env });
    const told: string[] = [];
    const { tell } = Listening.prototype;
    Listening.prototype.tell = function (this: Listening, topic, body) {
      told.push(topic);
      return tell.call(this, topic, body);
    };
    try {
      const { id } = await openMatter(kontor, { channelId, team: 'support' });
      const mayHear = async (where: TestKontor, person: PersonName) => {
        const client = await connected(
          openSocket(where, { extraHeaders: { cookie: await kontor.cookieOf(person) } }),
        );
        await client.subscribe(`agent:${kontor.cast.people[person].id}`, `conversation:${id}`);
        return client;
      };
      const tim = await mayHear(another, 'tim');
      const admin = await mayHear(other, 'admin');
      const says = (typing: 'note' | 'reply' | null) =>
        admin.socket.emit('presence', { conversationId: id, typing });
      const seen = (typing: 'note' | 'reply') =>
        until(`Tim sees the admin write a ${typing}`, () => tim.presence.get(id)?.[0]?.typing === typing);
      says('note');
      await seen('note');
      await redis.lose();
      // What was said while it was away is lost; what is said afterwards is heard.
      await until('they have found it again', () => {
        says(null);
        says('reply');
        return tim.presence.get(id)?.[0]?.typing === 'reply';
      });
      admin.close();
      await until('Tim sees the admin leave', () => tim.presence.get(id)?.length === 0);
      expect(told).not.toContain('presence');
    } finally {
      Listening.prototype.tell = tell;
      await another.stop();
      await other.stop();
      await redis.stop();
    }
  },
);

test('a session ended and a conversation moved at one process are lost at the other', async () => {
  const matter = await openMatter(kontor, { channelId, team: 'support' });
  const lena = await atTheOther('lena', `conversation:${matter.id}`, `team:${kontor.cast.teams.support}`);
  await kontor
    .api('tim')
    .put(`/conversations/${matter.id}/team`, { teamId: kontor.cast.teams.returns }, conversationRow);
  await until('it is gone', () => lena.told('gone', `conversation:${matter.id}`).length > 0);
  await kontor.api('lena').delete('/session');
  await until('the socket is closed', () => lena.socket.disconnected);
  expect(lena.byes).toEqual(['session ended']);
});
