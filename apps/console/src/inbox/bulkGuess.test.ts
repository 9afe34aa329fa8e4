import type { BulkAction } from '@kontor/contracts/bulk';
import type { ListedConversation } from '@kontor/contracts/conversation';
import { expect, test } from 'vitest';
import { foreseen, readUpTo } from './bulkGuess.ts';

const now = '2026-11-02T09:00:00.000Z';
const row = {
  status: 'open',
  assigneeId: null,
  teamId: 'support',
  priority: 'normal',
  tags: ['crate'],
  seq: 5,
  readSeq: 3,
} as unknown as ListedConversation;

test.each<[string, BulkAction, object | null]>([
  ['an assignee', { do: 'assign', assigneeId: 'lena' }, { assigneeId: 'lena' }],
  ['the assignee it has', { do: 'assign', assigneeId: null }, null],
  ['another team', { do: 'team', teamId: 'returns' }, { teamId: 'returns' }],
  ['tags', { do: 'tag', add: ['vip', 'late'], remove: ['crate'] }, { tags: ['vip', 'late'] }],
  [
    'resolved',
    { do: 'status', status: 'resolved' },
    { status: 'resolved', snoozedUntil: null, resolvedAt: now },
  ],
  ['the status it has', { do: 'status', status: 'open' }, null],
  ['not spam, which it is not', { do: 'not spam' }, null],
  ['snoozed', { do: 'snooze', until: now }, { status: 'snoozed', snoozedUntil: now }],
  ['read', { do: 'read' }, null],
])('%s: what will become of it', (_, action, expected) => {
  expect(foreseen(row, action, now)).toEqual(expected);
});

test('read is read to its end, unread is unread by one message at least', () => {
  expect(readUpTo(row, { do: 'read' })).toBe(5);
  expect(readUpTo(row, { do: 'unread' })).toBe(3);
  expect(readUpTo({ ...row, readSeq: 5 }, { do: 'unread' })).toBe(4);
  expect(readUpTo(row, { do: 'not spam' })).toBeNull();
});
