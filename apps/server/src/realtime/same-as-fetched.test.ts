import { type ConversationDetail, conversationRow, type EventView } from '@kontor/contracts/conversation';
import { customerView } from '@kontor/contracts/customer';
import { type DraftView, draftView, type MessageView, messageView } from '@kontor/contracts/message';
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
  await takeFromLena(kontor, matters[3]!);
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
  await takeFromLena(kontor, matters[3]!);
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
  for (let i = 0; i < 16; i++) {
    // Of five customers: each has several.
    const customerId = matters[i - 5]?.customerId;
    const subject = `Matter ${i}`;
    matters.push(
      await openMatter(kontor, { channelId, team: 'support', subject, ...(customerId && { customerId }) }),
    );
  }
  // Lena has scrolled through everything, Tim sees the first page.
  const screens = [
    new Screen(kontor, 'lena', matters[0]!.id, 50),
    new Screen(kontor, 'tim', matters[0]!.id, 6),
  ];
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
    () => put('status', { status: random.pick(['open', 'open', 'waiting', 'resolved']) }),
    () => put('assignee', { assigneeId: random.pick([people.lena.id, people.tim.id, people.mara.id, null]) }),
    () => put('team', { teamId: random.pick([teams.support, teams.returns, null]) }),
    () => put('team', { teamId: random.pick([teams.support, teams.returns]) }),
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
    () => renameCustomer(kontor, matter, `Anna ${i}`),
    () => customerWrites(kontor, matter, `Customer again ${i}`),
  ];
  try {
    await random.pick(deeds)();
  } catch (error) {
    const refused = error instanceof Refused && ['not_found', 'not_possible'].includes(error.code);
    if (!refused) throw error;
  }
}

async function renameCustomer(kontor: TestKontor, { customerId }: Matter, name: string): Promise<void> {
  const path = `/customers/${customerId}`;
  const { version } = await kontor.api('admin').get(path, customerView);
  await kontor.api('admin').put(path, { version, name }, customerView);
}

/** Whatever has become of it, in the end she saw it in her list, and sees it no more. */
async function takeFromLena(kontor: TestKontor, { id }: Matter): Promise<void> {
  const put = (what: string, body: object) =>
    kontor.api('admin').put(`/conversations/${id}/${what}`, body, conversationRow);
  const { support, returns } = kontor.cast.teams;
  await kontor.db.sql.deleteFrom('follower').where('conversation_id', '=', id).execute();
  await put('status', { status: 'open' });
  await put('assignee', { assigneeId: null });
  await put('team', { teamId: support });
  await put('team', { teamId: returns });
}

async function expectSame(screen: Screen): Promise<void> {
  const { rows, open } = await screen.fresh();
  const { list, reads, asks } = screen.state;
  const known = (id: string) => !asks.reads.includes(id);
  const seen = (shown: typeof rows) =>
    shown.map(({ readSeq, ...row }) => ({ ...row, readSeq: known(row.id) ? readSeq : 'to be fetched' }));
  expect(asks.list).toBe(false);
  expect(seen(list!.rows)).toEqual(seen(rows));
  const marks = rows.filter(({ id }) => known(id)).map(({ id, readSeq }) => [id, readSeq]);
  expect(marks.map(([id]) => [id, reads[id!]])).toEqual(marks);
  // Once gone it is closed, and whoever wants it opens it again: nothing is shown that cannot be fetched.
  const shown = screen.state.open;
  expect(shown && partOf(shown.detail, shown.messages, shown.events, shown.drafts)).toEqual(
    shown &&
      open &&
      partOf(open.detail, open.messages.items.toReversed(), open.events.items.toReversed(), open.drafts),
  );
}

function partOf(
  detail: ConversationDetail,
  messages: MessageView[],
  events: EventView[],
  drafts: DraftView[],
): object {
  const keyOf = ({ id }: DraftView) => id;
  return {
    row: conversationRow.parse(detail),
    messages,
    events,
    drafts: drafts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}
