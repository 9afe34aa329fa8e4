import { oldestUnanswered } from '@kontor/domain/conversation/unanswered';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from './generate.ts';
import type { DemoConversation } from './records.ts';
import type { Priority, Status } from '@kontor/domain/condition/fields';
import { Workdays } from './workdays.ts';

const now = new Date('2026-11-17T09:46:00+01:00');
const wishes = { seed: 1, now, customers: 400, conversations: 1500 };
const day = 24 * 3_600_000;
const workdays = new Workdays(now.getTime() - 300 * day, now.getTime() + 60 * day);

let all: DemoConversation[];
beforeAll(() => {
  all = [...generateDemo(wishes).conversations()];
});

test('the same seed tells the same, another seed something else', () => {
  const said = (seed: number) =>
    JSON.stringify([...generateDemo({ ...wishes, seed, customers: 40, conversations: 60 }).conversations()]);
  expect(said(1)).toBe(said(1));
  expect(said(1)).not.toBe(said(2));
});

test('there are as many customers and conversations as asked for, in both languages', () => {
  expect(all).toHaveLength(1500);
  expect([...generateDemo(wishes).people.all()]).toHaveLength(400);
  expect(all.filter(({ language }) => language === 'de').length).toBeGreaterThan(800);
  expect(all.filter(({ language }) => language === 'en').length).toBeGreaterThan(300);
});

test('no first mail comes more than 40 times, and hardly any in the very same words', () => {
  const times = Map.groupBy(all, ({ scenario, opening }) => `${scenario} ${opening}`);
  expect(Math.max(...[...times.values()].map((those) => those.length))).toBeLessThanOrEqual(40);
  const texts = Map.groupBy(all, ({ messages }) => messages[0]!.text);
  expect(Math.max(...[...texts.values()].map((those) => those.length))).toBeLessThanOrEqual(10);
});

test('everything happens within half a year that ends shortly before now', () => {
  const times = all.flatMap(({ messages, events }) => [...messages, ...events].map(({ at }) => at));
  expect(Math.min(...times)).toBeGreaterThan(now.getTime() - 183 * day);
  expect(Math.max(...times)).toBeLessThan(now.getTime());
  expect(Math.max(...times)).toBeGreaterThan(now.getTime() - 10 * 60_000);
  const byMonth = Map.groupBy(all, ({ openedAt }) => workdays.dayOf(openedAt).month);
  expect(byMonth.get(10)!.length).toBeGreaterThan(byMonth.get(6)!.length);
});

test('conversations come in order of time, and what happens in one does too', () => {
  expect(all.map(({ openedAt }) => openedAt)).toEqual(
    all.map(({ openedAt }) => openedAt).toSorted((a, b) => a - b),
  );
  for (const { openedAt, messages, events, customer } of all) {
    const times = messages.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1));
    expect(times[0]).toBe(openedAt);
    expect(events[0]).toMatchObject({ type: 'conversation.opened', at: openedAt });
    const facts = events.map(({ at }) => at);
    expect(facts).toEqual(facts.toSorted((a, b) => a - b));
    expect(customer.createdAt).toBeLessThanOrEqual(openedAt);
  }
});

test('colleagues write in office hours only, customers mostly in the evening or by day', () => {
  const ours = all.flatMap(({ messages }) => messages.filter(({ kind }) => kind !== 'inbound'));
  expect(ours.filter(({ at }) => !workdays.isOffice(at))).toEqual([]);
  const theirs = all.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 'inbound'));
  const atNight = theirs.filter(({ at }) => (at - workdays.dayOf(at).start) / 3_600_000 < 5);
  expect(atNight.length / theirs.length).toBeLessThan(0.02);
});

test('all slots are filled and nothing of the markup is left', () => {
  for (const { subject, messages } of all)
    for (const text of [subject, ...messages.map((message) => message.fullText ?? message.text)]) {
      expect(text).not.toMatch(/\{|\}|undefined|NaN|<[^<>]*\|/);
      expect(text).not.toContain('ß');
      expect(text.trim()).not.toBe('');
    }
});

describe('what is still to be done', () => {
  const at = (moment: string) => [...generateDemo({ ...wishes, now: new Date(moment) }).conversations()];

  test.each([
    '2026-11-16T08:05+01:00',
    '2026-11-20T17:40+01:00',
    '2026-11-22T21:00+01:00',
    '2026-07-08T13:00+02:00',
  ])('at %s 24 to 60 are open, some waiting, some snoozed, some with an agent', (moment) => {
    const then = at(moment);
    const open = then.filter(({ status }) => status === 'open');
    expect(open.length).toBeGreaterThanOrEqual(24);
    expect(open.length).toBeLessThanOrEqual(60);
    expect(then.filter(({ status }) => status === 'waiting').length).toBeGreaterThan(5);
    expect(then.filter(({ status }) => status === 'snoozed').length).toBeGreaterThan(0);
    expect(open.filter(({ assignee }) => assignee === null).length).toBeLessThan(open.length);
  });

  test('some came today, the newest minutes ago', () => {
    const today = all.filter(({ openedAt }) => workdays.dayOf(openedAt) === workdays.dayOf(now.getTime()));
    expect(today.length).toBeGreaterThanOrEqual(4);
  });
});

test('an answer is owed exactly where the messages say so', () => {
  for (const { number, status, waitingSince, messages } of all) {
    const owed = oldestUnanswered(
      messages.map(({ seq, kind, at, automatic }) => ({
        seq,
        kind,
        automatic: automatic !== undefined,
        receivedAt: new Date(at),
        counts: true,
      })),
    );
    expect(waitingSince, `#${number}`).toBe(status === 'resolved' ? null : (owed?.getTime() ?? null));
  }
});

test('a conversation’s status, team, assignee and tags are what its events say', () => {
  const { cast } = generateDemo(wishes);
  const id = (key: keyof typeof cast.agents | null) => (key ? cast.agents[key].id : null);
  for (const conversation of all) {
    let [status, team, assignee, type, priority] = ['open', '', null as string | null, 'question', 'normal'];
    const tags: string[] = [];
    const broken: unknown[] = [];
    const moves = <Value>({ from, to }: { from: Value; to: Value }, current: Value) => {
      if (from !== current) broken.push({ from, current });
      return to;
    };
    for (const { type: fact, data } of conversation.events)
      if (fact === 'conversation.opened') team = data.teamId!;
      else if (fact === 'conversation.status_changed') status = moves(data.status, status as Status);
      else if (fact === 'conversation.team_changed') team = moves(data.team, team)!;
      else if (fact === 'conversation.assigned') assignee = moves(data.assignee, assignee);
      else if (fact === 'conversation.type_changed') type = moves(data.type, type);
      else if (fact === 'conversation.priority_changed')
        priority = moves(data.priority, priority as Priority);
      else if (fact === 'conversation.tagged') tags.push(...data.added);
    expect(broken).toEqual([]);
    expect({ status, team, assignee, type, priority, tags }).toEqual({
      status: conversation.status,
      team: cast.teams[conversation.team],
      assignee: id(conversation.assignee),
      type: conversation.type,
      priority: conversation.priority,
      tags: conversation.tags,
    });
  }
});

test('ids are unique and carry the time of what they name', () => {
  const named = all.flatMap(({ messages, events }) => [...messages, ...events]);
  expect(new Set(named.map(({ id }) => id)).size).toBe(named.length);
  for (const { id, at } of named) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(at);
  }
});

test('every customer has addresses of their own, at domains that nobody has', () => {
  const addresses = [...generateDemo(wishes).people.all()].flatMap(({ handles }) =>
    handles.map(({ address }) => address),
  );
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses)
    expect(address).toMatch(/^[a-z0-9._-]+@[a-z0-9-]+\.example$|^\+4179555\d+$/);
});

test('told briefly, for fillings of millions, conversations have about ten messages of 200 characters', () => {
  const brief = generateDemo({ ...wishes, customers: 400, conversations: 2000, brief: true }).conversations();
  const some = [...brief].slice(0, 1800);
  const messages = some.flatMap((conversation) => conversation.messages);
  expect(messages.length / some.length).toBeGreaterThan(7);
  expect(messages.length / some.length).toBeLessThan(13);
  const length = messages.reduce((sum, { text }) => sum + text.length, 0) / messages.length;
  expect(length).toBeGreaterThan(130);
  expect(length).toBeLessThan(260);
});
