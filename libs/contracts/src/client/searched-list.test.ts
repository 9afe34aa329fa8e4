import type { Condition } from '@kontor/domain/condition/tree';
import { expect, test } from 'vitest';
import type { ConversationRow } from '../conversation.ts';
import { apply } from './apply.ts';
import { loadList, loadMore } from './load.ts';
import { type ClientContext, emptyState, type ListWants } from './state.ts';

const context: ClientContext = {
  me: 'lena',
  teamIds: [],
  now: Date.UTC(2026, 10, 17, 9),
  zone: 'Europe/Zurich',
};
const at = (minute: number) => new Date(Date.UTC(2026, 10, 17, 8, minute)).toISOString();
const urgent: Condition = { field: 'priority', op: 'is', value: 'urgent' };
const wants: ListWants = { condition: urgent, order: 'newest' };

const row = (minute: number, more: Partial<ConversationRow> = {}) =>
  ({
    id: `cccccccc-0000-7000-8000-0000000000${minute}`,
    version: 1,
    status: 'resolved',
    priority: 'urgent',
    tags: [],
    customer: { id: 'anna', version: 1, name: null, wroteAs: null, address: null },
    openedAt: at(minute),
    lastMessageAt: at(minute),
    waitingSince: null,
    snoozedUntil: null,
    resolvedAt: null,
    ...more,
  }) as ConversationRow;
const listed = (minute: number) => ({ ...row(minute), readSeq: 0 });
const minutes = (state: ReturnType<typeof loadList>) =>
  state.list!.rows.map(({ lastMessageAt }) => new Date(lastMessageAt).getUTCMinutes());

test('what changes within the part that was searched comes in, though it stands behind the last row; beyond it waits', () => {
  const searched = loadList(emptyState, wants, {
    items: [listed(50)],
    next: 'on from 20',
    searching: true,
    searchedTo: [at(20), row(20).id],
  });
  const inside = apply(searched, { thing: 'conversation', row: row(30) }, context);
  const beyond = apply(inside, { thing: 'conversation', row: row(10) }, context);
  expect(minutes(beyond)).toEqual([50, 30]);

  const full = loadMore(beyond, { items: [listed(19), listed(15)], next: 'on from 15' });
  expect(full.list!.searchedTo).toBeUndefined();
  expect(minutes(apply(full, { thing: 'conversation', row: row(14) }, context))).toEqual([50, 30, 19, 15]);
  expect(minutes(apply(full, { thing: 'conversation', row: row(16) }, context))).toEqual([
    50, 30, 19, 16, 15,
  ]);
});
