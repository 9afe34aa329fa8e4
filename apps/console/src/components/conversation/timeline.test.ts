import type { EventView } from '@kontor/contracts/conversation';
import type { MessageView } from '@kontor/contracts/message';
import { expect, test } from 'vitest';
import { timelineOf, type TimelineEntry } from './timeline.ts';

const at = (day: number, hour: number) =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const message = (seq: number, receivedAt: string, part: Partial<MessageView> = {}) =>
  ({
    id: `m${seq}`,
    seq,
    kind: 'inbound',
    channelId: 'mail',
    authorId: null,
    state: null,
    receivedAt,
    ...part,
  }) as MessageView;
const event = (
  id: string,
  type: string,
  when: string,
  actor: Record<string, unknown> = { kind: 'agent' },
  data = {},
) => ({ id, seq: 1, type, actor, data, at: when }) as EventView;
const options = {
  dayOf: (iso: string) => iso.slice(0, 10),
  newFrom: null,
  unreadFrom: null,
  me: 'lena',
  complete: true,
  gapAfter: null,
};
const shown = (entries: TimelineEntry[]) =>
  entries.map((entry) =>
    entry.kind === 'events'
      ? entry.events.map(({ id }) => id).join('+')
      : entry.kind === 'message'
        ? entry.message.id
        : entry.kind,
  );

test('a mark stands where the day or the channel changes', () => {
  const messages = [
    message(1, at(16, 8)),
    message(2, at(16, 9)),
    message(3, at(17, 8)),
    message(4, at(17, 9), { channelId: 'sms' }),
  ];
  expect(shown(timelineOf(messages, [], options))).toEqual(['mark', 'm1', 'm2', 'mark', 'm3', 'mark', 'm4']);
});

test('a note belongs to no channel and needs no mark of its own', () => {
  const messages = [message(1, at(16, 8)), message(2, at(16, 9), { kind: 'note', channelId: null })];
  expect(shown(timelineOf(messages, [], options))).toEqual(['mark', 'm1', 'm2']);
});

test('events stand between the messages by time, those next to each other together', () => {
  const events = [
    event('a', 'conversation.assigned', at(16, 9)),
    event('b', 'conversation.tagged', at(16, 10)),
    event('c', 'conversation.priority_changed', at(16, 12)),
  ];
  const messages = [message(1, at(16, 8)), message(2, at(16, 11))];
  expect(shown(timelineOf(messages, events, options))).toEqual(['mark', 'm1', 'a+b', 'm2', 'c']);
});

test('what a rule did is told once, by the rule itself; what it only brought about is told besides', () => {
  const rule = { kind: 'rule', id: 'r1' };
  const events = [
    event('team', 'conversation.team_changed', at(16, 9), rule),
    event('fired', 'rule.fired', at(16, 9), rule, { ruleId: 'r1', did: [{ did: 'team' }] }),
    event('turn', 'conversation.assigned', at(16, 9), rule),
    event('other', 'conversation.tagged', at(16, 9), { kind: 'rule', id: 'r2' }),
  ];
  expect(shown(timelineOf([message(1, at(16, 8))], events, options))).toEqual([
    'mark',
    'm1',
    'fired+turn+other',
  ]);
});

test('what a message shows by itself is no event', () => {
  const events = [
    event('a', 'message.sent', at(16, 9)),
    event('b', 'customer.wrote', at(16, 9)),
    event('c', 'conversation.status_changed', at(16, 9), { kind: 'customer' }),
  ];
  expect(shown(timelineOf([message(1, at(16, 8))], events, options))).toEqual(['mark', 'm1']);
});

test('new is what others wrote behind the last one that was seen', () => {
  const messages = [
    message(1, at(16, 8)),
    message(2, at(16, 9), { authorId: 'lena', kind: 'outbound' }),
    message(3, at(16, 10)),
  ];
  const entries = timelineOf(messages, [], { ...options, newFrom: 1 });
  expect(shown(entries)).toEqual(['mark', 'm1', 'm2', 'new', 'm3']);
});

test('a reply that was taken back is gone, and events older than what is loaded wait', () => {
  const messages = [message(5, at(16, 8)), message(6, at(16, 9), { state: 'undone' })];
  const old = event('a', 'conversation.tagged', at(15, 8));
  expect(shown(timelineOf(messages, [old], { ...options, complete: false }))).toEqual(['mark', 'm5']);
  expect(shown(timelineOf(messages, [old], options))).toEqual(['a', 'mark', 'm5']);
});

test('a line stands before the first unread message, where something read stands before it', () => {
  const messages = [1, 2, 3].map((seq) =>
    message(seq, at(16, 7 + seq), { authorId: seq === 2 ? 'lena' : 'mara' }),
  );
  const unread = (unreadFrom: number) => shown(timelineOf(messages, [], { ...options, unreadFrom }));
  expect(unread(1)).toEqual(['mark', 'm1', 'm2', 'new', 'm3']);
  expect(unread(3)).toEqual(['mark', 'm1', 'm2', 'm3']);
  expect(unread(0)).toEqual(['mark', 'm1', 'm2', 'm3']);
});

test('where messages in between are not loaded, it says so', () => {
  const messages = [message(3, at(16, 8)), message(4, at(16, 9)), message(90, at(17, 8))];
  expect(shown(timelineOf(messages, [], { ...options, gapAfter: 4 }))).toEqual([
    'mark',
    'm3',
    'm4',
    'gap',
    'mark',
    'm90',
  ]);
});
