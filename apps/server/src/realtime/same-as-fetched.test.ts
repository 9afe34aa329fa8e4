import { conversationRow } from '@kontor/contracts/conversation';
import { draftView, messageView } from '@kontor/contracts/message';
import { expect, test } from 'vitest';
import { allTold } from '../../test/support/agent-socket.ts';
import { Refused } from '../../test/support/api.ts';
import { addMailbox } from '../../test/support/channels.ts';
import { type TestKontor, testKontor } from '../../test/support/kontor.ts';
import { customerWrites, type Matter, openMatter } from '../../test/support/matters.ts';
import { createRandom, type Random } from '../../test/support/random.ts';
import { Screen } from '../../test/support/screen.ts';
import type { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';
import { Live } from './live.ts';

const rounds = 60;

test('after what two agents did at random, their screens are as fetched, without any fetch', async () => {
  const { kontor, matters, screens } = await begin();
  const random = createRandom('nothing lost');
  for (let i = 0; i < rounds; i++) await act(kontor, random, matters, i);
  await allTold(kontor, ...screens.map(({ client }) => client));
  for (const screen of screens) {
    expect(screen.refetches).toBe(1);
    await expectSame(screen);
  }
});

test('the same with frames lost and connections cut: each finds out by itself, and fetches', async () => {
  const { kontor, matters, screens } = await begin();
  const random = createRandom('much lost');
  for (const screen of screens) screen.loses = () => random.below(5) === 0;
  for (let i = 0; i < rounds; i++) {
    await act(kontor, random, matters, i);
    const screen = random.pick(screens);
    if (random.below(12) === 0) {
      screen.client.close();
      await act(kontor, random, matters, 1000 + i);
      await screen.connect();
    }
  }
  await allTold(kontor, ...screens.map(({ client }) => client));
  for (const screen of screens) screen.loses = () => false;
  await kontor.get(Live).beat();
  for (const screen of screens) {
    await until('the heads are told', () => screen.client.heads.length > 0);
    await screen.settled();
    expect(screen.refetches).toBeGreaterThan(3);
    await expectSame(screen);
  }
});

async function begin(): Promise<{ kontor: TestKontor; matters: Matter[]; screens: Screen[] }> {
  const kontor = await testKontor();
  const channelId = await addMailbox(kontor, {
    address: 'support@adler-kaffee.example',
    team: 'support',
    smtpPort: 1,
  });
  const matters: Matter[] = [];
  for (let i = 0; i < 12; i++) {
    matters.push(await openMatter(kontor, { channelId, team: 'support', subject: `Matter ${i}` }));
  }
  const screens = (['lena', 'tim'] as const).map((person) => new Screen(kontor, person, matters[0]!.id));
  for (const screen of screens) await screen.connect();
  await allTold(kontor, ...screens.map(({ client }) => client));
  return { kontor, matters, screens };
}

/** Something that an agent or the customer does; what may not be done is refused, and that is all. */
async function act(kontor: TestKontor, random: Random, matters: Matter[], i: number): Promise<void> {
  (kontor as TestKontor & { clock: TestClock }).clock.advance({ seconds: 1 });
  // Every third time with the one that both have open.
  const matter = random.below(3) === 0 ? matters[0]! : random.pick(matters);
  const api = kontor.api(random.pick(['lena', 'tim'] as const));
  const path = `/conversations/${matter.id}`;
  const { people, teams } = kontor.cast;
  const put = (what: string, body: object) => api.put(`${path}/${what}`, body, conversationRow);
  const deeds: (() => Promise<unknown>)[] = [
    () => put('status', { status: random.pick(['open', 'waiting', 'resolved', 'spam']) }),
    () => put('assignee', { assigneeId: random.pick([people.lena.id, people.tim.id, people.mara.id, null]) }),
    () => put('team', { teamId: random.pick([teams.support, teams.support, teams.returns, null]) }),
    () => put('priority', { priority: random.pick(['low', 'normal', 'high', 'urgent']) }),
    () => put('tags', { tags: [`tag ${random.below(3)}`] }),
    () => put('subject', { subject: `Renamed ${i}` }),
    () => put('snooze', { until: new Date(Date.parse('2027-01-01T00:00:00Z') + i * 1000).toISOString() }),
    () => api.put(`${path}/read`, { seq: random.below(3) }),
    () => api.put(`${path}/follow`, { follows: random.below(2) === 0 }),
    () => api.put(`${path}/drafts/note`, { text: `Draft ${i}` }, draftView),
    () =>
      api.post(`${path}/messages`, { kind: 'note', text: `Note ${i}` }, messageView, {
        headers: { 'idempotency-key': `note-number-${i}` },
      }),
    () => customerWrites(kontor, matter, `Customer ${i}`),
    () => customerWrites(kontor, matter, `Customer again ${i}`),
  ];
  try {
    await random.pick(deeds)();
  } catch (error) {
    const refused = error instanceof Refused && ['not_found', 'not_possible'].includes(error.code);
    if (!refused) throw error;
  }
}

async function expectSame(screen: Screen): Promise<void> {
  const { rows, open } = await screen.fresh();
  const { list, reads, asks } = screen.state;
  const known = (id: string) => !asks.reads.includes(id);
  const seen = (shown: typeof rows) =>
    shown.map(({ readSeq, ...row }) => ({ ...row, readSeq: known(row.id) ? readSeq : 'to be fetched' }));
  expect(asks.list).toBe(false);
  expect(seen(list!.rows)).toEqual(seen(rows));
  for (const { id, readSeq } of rows) if (known(id)) expect(reads[id]).toBe(readSeq);

  const shown = screen.state.open;
  if (!open) expect(shown).toBeNull();
  // Once gone it is closed, and whoever wants it opens it again.
  if (!open || !shown) return;
  expect(conversationRow.parse(shown.detail)).toEqual(conversationRow.parse(open.detail));
  expect(shown.messages).toEqual(open.messages.items.toReversed());
  expect(shown.events).toEqual(open.events.items.toReversed());
  const byKey = (drafts: typeof open.drafts) =>
    drafts.toSorted((a, b) => (`${a.agentId} ${a.kind}` < `${b.agentId} ${b.kind}` ? -1 : 1));
  expect(byKey(shown.drafts)).toEqual(byKey(open.drafts));
}
