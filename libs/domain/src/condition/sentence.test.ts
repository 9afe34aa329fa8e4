import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, conditions } from '../../test/arbitrary.ts';
import { ids, names } from '../../test/cast.ts';
import { sentence } from './sentence.ts';
import type { Condition } from './tree.ts';
import { builtInViews } from './views.ts';

const open = { field: 'status', op: 'is', value: 'open' };
const support = { field: 'team', op: 'is', value: ids.support };
const vip = { field: 'tags', op: 'has', value: 'vip' };

describe('a condition as a sentence', () => {
  test.each<[unknown, string, string]>([
    [{ all: [open, support] }, 'Status is open and team is Support', 'Status ist offen und Team ist Support'],
    [
      { all: [open, { any: [support, vip] }] },
      'Status is open and (team is Support or tags include “vip”)',
      'Status ist offen und (Team ist Support oder Tags enthalten «vip»)',
    ],
    [
      { not: { all: [open, vip] } },
      'Not (status is open and tags include “vip”)',
      'Nicht (Status ist offen und Tags enthalten «vip»)',
    ],
    [{ all: [{ any: [open] }] }, 'Status is open', 'Status ist offen'],
    [{ all: [] }, 'Every conversation', 'Jede Konversation'],
    [
      { field: 'status', op: 'isAnyOf', value: ['open', 'waiting', 'snoozed'] },
      'Status is open, waiting or snoozed',
      'Status ist offen, wartend oder zurückgestellt',
    ],
    [
      { field: 'team', op: 'isNoneOf', value: [ids.support, ids.returns] },
      'Team is neither Support nor Returns',
      'Team ist weder Support noch Returns',
    ],
    [
      { field: 'team', op: 'isNoneOf', value: [ids.support] },
      'Team is not Support',
      'Team ist nicht Support',
    ],
    [
      { field: 'tags', op: 'hasNone', value: ['a', 'b'] },
      'Tags include neither “a” nor “b”',
      'Tags enthalten weder «a» noch «b»',
    ],
    [{ field: 'tags', op: 'hasNone', value: ['a'] }, 'Tags do not include “a”', 'Tags enthalten nicht «a»'],
    [{ field: 'assignee', op: 'absent' }, 'Nobody is assigned', 'Niemand ist zuständig'],
    [{ field: 'assignee', op: 'is', value: { placeholder: 'me' } }, 'Assignee is me', 'Ich bin zuständig'],
    [
      { field: 'team', op: 'isAnyOf', value: [{ placeholder: 'myTeams' }] },
      'Team is one of my teams',
      'Team ist eines meiner Teams',
    ],
    [{ field: 'unanswered', op: 'is', value: true }, 'An answer is owed', 'Eine Antwort steht aus'],
    [
      { field: 'subject', op: 'contains', value: 'Tank' },
      'Subject contains “Tank”',
      'Betreff enthält «Tank»',
    ],
    [
      { field: 'number', op: 'between', value: [1, 2] },
      'Number is between 1 and 2',
      'Nummer liegt zwischen 1 und 2',
    ],
    [
      { field: 'lastMessageAt', op: 'on', value: 'lastWeek' },
      'Last message is last week',
      'Letzte Nachricht fällt in die letzte Woche',
    ],
    [
      { field: 'lastMessageAt', op: 'olderThan', value: { amount: 1, unit: 'days' } },
      'Last message is more than 1 day ago',
      'Letzte Nachricht liegt mehr als 1 Tag zurück',
    ],
    [
      { field: 'snoozedUntil', op: 'withinNext', value: { amount: 2, unit: 'days' } },
      'End of the snooze is within the next 2 days',
      'Wiedervorlage liegt in höchstens 2 Tagen',
    ],
    [
      { field: 'openedAt', op: 'before', value: '2026-11-17' },
      'Beginning is before 17 November 2026',
      'Beginn liegt vor dem 17. November 2026',
    ],
    [
      { field: 'openedAt', op: 'after', value: '2026-11-17T08:00:00Z' },
      'Beginning is after 17 November 2026, 09:00',
      'Beginn liegt nach dem 17. November 2026, 09:00',
    ],
    [
      { field: 'customer', op: 'is', value: ids.anna },
      'Customer is an unknown customer',
      'Kunde ist ein unbekannter Kunde',
    ],
    [{ field: 'gone', op: 'is', value: 'x' }, 'An unknown field', 'Ein unbekanntes Feld'],
  ])('%j', (condition, english, german) => {
    expect(sentence(condition as Condition, names, 'en')).toBe(english);
    expect(sentence(condition as Condition, names, 'de')).toBe(german);
  });
});

test('every tree has a sentence in both languages, without a hole in it', () => {
  fc.assert(
    fc.property(conditions, fc.constantFrom('en', 'de'), (condition, locale) => {
      expect(sentence(condition, names, locale, catalogue)).not.toMatch(/undefined|\[object|NaN/);
    }),
    { seed: 4, numRuns: 1000 },
  );
  expect(builtInViews.map((view) => sentence(view.condition, names, 'en')).slice(0, 3)).toEqual([
    'Assignee is me and status is open or waiting',
    'Nobody is assigned and status is open or waiting',
    'I am mentioned and status is open, waiting or snoozed',
  ]);
});
