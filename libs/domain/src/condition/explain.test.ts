import { describe, expect, test } from 'vitest';
import { conversation, ids, names, zurich } from '../../test/cast.ts';
import { explain } from './explain.ts';
import { judge } from './judge.ts';
import type { Condition } from './tree.ts';

const open: Condition = { field: 'status', op: 'is', value: 'open' };
const support: Condition = { field: 'team', op: 'is', value: ids.support };
const vip: Condition = { field: 'tags', op: 'has', value: 'vip' };

describe('an explanation names the branches that decided', () => {
  test.each<[Condition, object, string, string]>([
    [
      { all: [open, support] },
      {},
      'Matched because status is open and team is Support',
      'Trifft zu: Status ist offen und Team ist Support',
    ],
    [
      { all: [open, support] },
      { teamId: ids.returns },
      'Did not match because team is Returns',
      'Trifft nicht zu: Team ist Returns',
    ],
    [
      { all: [open, support] },
      { teamId: null },
      'Did not match because team is missing',
      'Trifft nicht zu: Team fehlt',
    ],
    [{ any: [vip, support] }, {}, 'Matched because team is Support', 'Trifft zu: Team ist Support'],
    [
      { any: [vip, support] },
      { tags: ['b2b'], teamId: null },
      'Did not match because tags are “b2b” and team is missing',
      'Trifft nicht zu: Tags sind «b2b» und Team fehlt',
    ],
    [
      { not: support },
      { teamId: ids.returns },
      'Matched because team is Returns',
      'Trifft zu: Team ist Returns',
    ],
    [{ not: support }, {}, 'Did not match because team is Support', 'Trifft nicht zu: Team ist Support'],
    [
      { all: [] },
      {},
      'Matched because it holds for every conversation',
      'Trifft zu: gilt für jede Konversation',
    ],
    [
      { field: 'subject', op: 'contains', value: 'Rechnung' },
      {},
      'Did not match because not (subject contains “Rechnung”)',
      'Trifft nicht zu: nicht (Betreff enthält «Rechnung»)',
    ],
    [
      { field: 'unanswered', op: 'is', value: false },
      {},
      'Did not match because an answer is owed',
      'Trifft nicht zu: eine Antwort steht aus',
    ],
  ])('%j', (condition, facts, english, german) => {
    expect(explain(condition, conversation(facts), zurich, names, 'en').because).toBe(english);
    expect(explain(condition, conversation(facts), zurich, names, 'de').because).toBe(german);
  });
});

test('a verdict keeps what was found at each place, but never what is personal', () => {
  const asked: Condition = { any: [support, { field: 'subject', op: 'contains', value: 'tank' }] };
  expect(judge(asked, conversation({ teamId: null }), zurich)).toEqual({
    held: true,
    group: 'any',
    parts: [
      { held: false, comparison: support, found: null },
      { held: true, comparison: { field: 'subject', op: 'contains', value: 'tank' } },
    ],
  });
});
