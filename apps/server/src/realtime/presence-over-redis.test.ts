import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgentClient, connected, openSocket } from '../../test/support/agent-socket.ts';
import type { PersonName, TeamName } from '../../test/support/cast.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type CuttingLine, openCuttingLine } from '../../test/support/cutting-line.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { openMatter } from '../../test/support/matters.ts';
import { Redis } from '../../test/support/redis.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { without } from '../../test/support/without.ts';

/** Processes on one database share it. */
const SECRET_KEY = Buffer.alloc(32, 11).toString('base64');

describe.skipIf(without('redis'))('presence in lists, between processes, over Redis', () => {
  let redis: Redis;
  /** All that one process says to the others goes through it: cut for good, it is a process that was killed. */
  let line: CuttingLine;
  let here: TestKontor & { clock: TestClock };
  let there: TestKontor;
  let channelId: string;
  beforeAll(async () => {
    redis = await Redis.start();
    line = await openCuttingLine(redis.url);
    const throughLine = `redis://127.0.0.1:${new URL(line.url).port}`;
    here = await testKontor({ env: { SECRET_KEY, ROLE: 'web', REDIS_URL: throughLine } });
    there = await testKontor({
      databaseUrl: here.config.databaseUrl!,
      dataDir: here.config.dataDir,
      clock: here.clock,
      env: { SECRET_KEY, ROLE: 'web', REDIS_URL: redis.url },
    });
    const mailbox = { address: 'support@adler-kaffee.example', team: 'support' as const, smtpPort: 1 };
    channelId = await addMailbox(here, mailbox);
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
    await line.close();
    await redis.stop();
  });

  const idOf = (person: PersonName) => here.cast.people[person].id;
  const socketAt = async (where: TestKontor, person: PersonName, ...rooms: string[]) => {
    const cookie = await here.cookieOf(person);
    const client = await connected(openSocket(where, { extraHeaders: { cookie } }));
    expect((await client.subscribe(...rooms)).refused).toEqual([]);
    return client;
  };
  /** With the lists of this person, and no conversation open. */
  const listsAt = (where: TestKontor, person: PersonName) => {
    const { id, role, teamIds } = here.cast.people[person];
    const lists = role === 'admin' ? ['everything'] : teamIds.map((team) => `team:${team}`);
    return socketAt(where, person, `agent:${id}`, ...lists);
  };
  const comesTo = async (where: TestKontor, person: PersonName, conversationId: string, typing: 'reply') => {
    const client = await socketAt(where, person, `conversation:${conversationId}`);
    client.socket.emit('presence', { conversationId, typing });
  };
  const opened = async (team: TeamName) => (await openMatter(here, { channelId, team })).id;

  test('who types at one process is seen at the other in the lists that hold the conversation and in no others, until their process is killed', async () => {
    const [support, returns, social] = [
      await opened('support'),
      await opened('returns'),
      await opened('social'),
    ];
    const [lena, tim, mara, nora] = [
      await listsAt(there, 'lena'),
      await listsAt(there, 'tim'),
      await listsAt(there, 'mara'),
      await listsAt(there, 'nora'),
    ];
    const sees = (client: AgentClient, id: string, who: PersonName) =>
      until(`${who} is seen`, () => client.presence.get(id)?.some(({ agentId }) => agentId === idOf(who)));

    // One after the other: whoever got the later ones had got the earlier ones, were they theirs.
    await comesTo(here, 'admin', support, 'reply');
    for (const client of [lena, tim]) await sees(client, support, 'admin');
    await comesTo(here, 'tim', returns, 'reply');
    for (const client of [mara, tim]) await sees(client, returns, 'tim');
    await comesTo(here, 'nora', social, 'reply');
    await sees(nora, social, 'nora');
    await comesTo(here, 'lena', support, 'reply');
    for (const client of [lena, tim]) await sees(client, support, 'lena');

    const types = (...people: PersonName[]) =>
      people
        .map((person) => ({ agentId: idOf(person), typing: 'reply' }))
        .toSorted((a, b) => (a.agentId < b.agentId ? -1 : 1));
    const inSupport = [support, types('admin', 'lena')];
    const inReturns = [returns, types('tim')];
    const shown = ({ presence }: AgentClient) => [...presence];
    expect(shown(lena)).toEqual([inSupport]);
    expect(shown(tim)).toEqual([inSupport, inReturns]);
    expect(shown(mara)).toEqual([inReturns]);
    expect(shown(nora)).toEqual([[social, types('nora')]]);
    // A list that begins later is told the same.
    expect(shown(await listsAt(there, 'lena'))).toEqual([inSupport]);
    expect(shown(await listsAt(there, 'mara'))).toEqual([inReturns]);

    line.cut();
    const listed = [lena, tim, mara, nora];
    await until('all of the dead process are gone', () => {
      here.clock.advance({ seconds: 1 });
      return listed.every(({ presence }) => [...presence.values()].every((agents) => agents.length === 0));
    });
    expect(listed.map(({ presence }) => [...presence.keys()])).toEqual([
      [support],
      [support, returns],
      [returns],
      [social],
    ]);
    expect(shown(await listsAt(there, 'lena'))).toEqual([]);
  });
});
