import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditions, contexts, rows } from '../../test/arbitrary.ts';
import { conversation, ids, names, zurich } from '../../test/cast.ts';
import { explainVerdict } from '../condition/explain.ts';
import type { ConversationFacts } from '../condition/facts.ts';
import type { Condition } from '../condition/tree.ts';
import { nextInTurn } from './round-robin.ts';
import type { Decision, Rule, Staff } from './rule.ts';
import { runRules } from './running.ts';
import { ruleSentence } from './sentence.ts';

const staff: Staff = {
  teams: [
    { id: ids.support, agentIds: [ids.lena, ids.tim] },
    { id: ids.returns, agentIds: [ids.mara, ids.tim] },
  ],
  agents: [
    { id: ids.lena, available: true, lastAssignedAt: '2026-11-17T08:00:00Z' },
    { id: ids.mara, available: true, lastAssignedAt: null },
    { id: ids.tim, available: false, lastAssignedAt: '2026-11-16T08:00:00Z' },
  ],
};

const everything: Condition = { all: [] };
const damaged: Condition = { field: 'message.text', op: 'contains', value: 'cracked' };

const rule = (name: string, place: number, more: Partial<Rule>): Rule => ({
  id: `rule ${name}`,
  version: 1,
  name,
  place,
  event: 'conversation.opened',
  condition: everything,
  actions: [],
  stop: false,
  ...more,
});

const facts = conversation({
  message: {
    from: 'anna@beispiel.example',
    to: 'support@shop.example',
    subject: 'Tank',
    text: 'The tank arrived CRACKED.',
    automatic: false,
    hasAttachment: true,
    authenticity: 'aligned',
  },
});

const run = (rules: Rule[], of: ConversationFacts = facts) =>
  runRules(rules, 'conversation.opened', of, zurich, staff);
const fired = (decisions: Decision[]) => decisions.map((decision) => decision.rule.name);
const effects = (decisions: Decision[]) =>
  decisions.flatMap((decision) => (decision.fired ? decision.effects : []));

test('a firing says which version of which rule, why, and what it did', () => {
  const damage = rule('damage', 1, {
    version: 3,
    condition: { all: [damaged, { field: 'team', op: 'is', value: ids.support }] },
    actions: [
      { do: 'team', teamId: ids.returns },
      { do: 'round robin' },
      { do: 'tag', tags: ['damage', 'damage'] },
      { do: 'priority', priority: 'high' },
    ],
  });
  const { decisions, facts: left } = run([damage]);
  expect(decisions).toEqual([
    {
      rule: { id: 'rule damage', version: 3, name: 'damage' },
      fired: true,
      why: {
        held: true,
        group: 'all',
        parts: [
          { held: true, comparison: damaged },
          { held: true, comparison: { field: 'team', op: 'is', value: ids.support }, found: ids.support },
        ],
      },
      effects: [
        { did: 'team', from: ids.support, to: ids.returns },
        {
          did: 'assignee',
          from: null,
          to: ids.mara,
          considered: [
            { agentId: ids.mara, available: true, lastAssignedAt: null },
            { agentId: ids.tim, available: false, lastAssignedAt: '2026-11-16T08:00:00.000Z' },
          ],
        },
        { did: 'tag', added: ['damage'] },
        { did: 'priority', from: 'normal', to: 'high' },
      ],
      stopped: false,
    },
  ]);
  expect(left).toMatchObject({
    teamId: ids.returns,
    assigneeId: ids.mara,
    tags: ['damage'],
    priority: 'high',
  });
  const why = decisions[0]!.fired ? decisions[0]!.why : undefined;
  expect(explainVerdict(why!, names, 'en').because).toBe(
    'Matched because text of the message contains “cracked” and team is Support',
  );
});

test('rules run by their place, and later ones see what earlier ones did', () => {
  const later = rule('later', 2, { condition: { field: 'tags', op: 'has', value: 'damage' } });
  const earlier = rule('earlier', 1, { actions: [{ do: 'tag', tags: ['damage'] }] });
  expect(fired(run([later, earlier]).decisions)).toEqual(['earlier', 'later']);
  expect(fired(run([{ ...later, place: 0 }, earlier]).decisions)).toEqual(['earlier']);
});

test('a rule that says stop is the last, but only when it fired', () => {
  const stopping = rule('stopping', 1, { stop: true });
  const next = rule('next', 2, {});
  expect(fired(run([stopping, next]).decisions)).toEqual(['stopping']);
  expect(fired(run([{ ...stopping, condition: { not: everything } }, next]).decisions)).toEqual(['next']);
});

test('only rules on what happened run', () => {
  expect(run([rule('other', 1, { event: 'customer.wrote' })]).decisions).toEqual([]);
});

describe('a faulty rule is named and skipped, with nothing of it done', () => {
  const tag = { do: 'tag', tags: ['half'] } as const;
  test.each<[string, Partial<Rule>, string]>([
    ['a team that is gone', { actions: [tag, { do: 'team', teamId: 'gone' }] }, 'The team is there no more.'],
    [
      'an agent who left',
      { actions: [tag, { do: 'assignee', agentId: 'gone' }] },
      'The agent is there no more.',
    ],
    [
      'an attribute that was deleted',
      { condition: { field: 'customer.attribute.x', op: 'present' } },
      'There is no field "customer.attribute.x". It may have been an attribute that was deleted.',
    ],
    [
      'a tree that nobody validated',
      { condition: { field: 'team', op: 'has', value: 'x' } },
      'The rule cannot be read: The field "team" has no operator "has".',
    ],
  ])('%s', (_name, faulty, english) => {
    const { decisions, facts: left } = run([
      rule('faulty', 1, { ...faulty, stop: true }),
      rule('next', 2, {}),
    ]);
    expect(decisions[0]).toMatchObject({ fired: false, rule: { name: 'faulty' }, fault: { en: english } });
    expect(fired(decisions)).toEqual(['faulty', 'next']);
    expect(left).toEqual(facts);
  });
});

describe('who gets it', () => {
  const only = (action: Rule['actions'][number], of?: Partial<ConversationFacts>) =>
    effects(run([rule('only', 1, { actions: [action] })], { ...facts, ...of }).decisions);

  test('whoever had it keeps it when the new team is theirs too, and loses it otherwise', () => {
    const toReturns = { do: 'team', teamId: ids.returns } as const;
    expect(only(toReturns, { assigneeId: ids.tim })).toEqual([
      { did: 'team', from: ids.support, to: ids.returns },
    ]);
    expect(only(toReturns, { assigneeId: ids.lena })).toEqual([
      { did: 'team', from: ids.support, to: ids.returns },
      { did: 'assignee', from: ids.lena, to: null },
    ]);
  });

  test('a round robin leaves it with a member of the team who has it', () => {
    expect(only({ do: 'round robin' }, { assigneeId: ids.tim })).toEqual([]);
    expect(only({ do: 'round robin' }, { assigneeId: ids.mara })).toMatchObject([
      { did: 'assignee', from: ids.mara, to: ids.lena },
    ]);
  });

  test('a round robin without a team, or with nobody available, gives it to nobody and says so', () => {
    expect(only({ do: 'round robin' }, { teamId: null })).toEqual([]);
    const away = { ...staff, agents: staff.agents.map((agent) => ({ ...agent, available: false })) };
    const { decisions } = runRules(
      [rule('rr', 1, { actions: [{ do: 'round robin' }] })],
      'conversation.opened',
      facts,
      zurich,
      away,
    );
    expect(effects(decisions)).toMatchObject([
      {
        did: 'nobody available',
        teamId: ids.support,
        considered: [{ agentId: ids.tim }, { agentId: ids.lena }],
      },
    ]);
  });

  test('what is so already is not done again', () => {
    expect(only({ do: 'team', teamId: ids.support })).toEqual([]);
    expect(only({ do: 'priority', priority: 'normal' })).toEqual([]);
    expect(only({ do: 'tag', tags: ['vip'] }, { tags: ['vip'] })).toEqual([]);
    expect(only({ do: 'assignee', agentId: ids.lena }, { assigneeId: ids.lena })).toEqual([]);
  });
});

test('taking turns, the counts of the available differ by one at most', () => {
  const agents = ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    available: id !== 'd',
    lastAssignedAt: null as number | null,
  }));
  const turns = Array.from({ length: 100 }, (_, turn) => {
    const { agentId } = nextInTurn(agents);
    agents.find((agent) => agent.id === agentId)!.lastAssignedAt = turn;
    return agentId;
  });
  const counts = ['a', 'b', 'c', 'd'].map((id) => turns.filter((turn) => turn === id).length);
  expect(counts).toEqual([34, 33, 33, 0]);
});

test('running changes no facts handed in, and its decisions can be kept as JSON', () => {
  const action = fc.constantFrom<Rule['actions'][number]>(
    { do: 'team', teamId: ids.returns },
    { do: 'round robin' },
    { do: 'round robin', teamId: ids.support },
    { do: 'assignee', agentId: ids.tim },
    { do: 'tag', tags: ['x', 'y'] },
    { do: 'priority', priority: 'urgent' },
  );
  const ofSupport = rows.map((row) => ({ ...row, teamId: row.teamId && ids.support }));
  const some = fc.array(fc.record({ condition: conditions, actions: fc.array(action), stop: fc.boolean() }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(some, ofSupport, contexts, (made, row, context) => {
      const rules = made.map((one, index) => rule(String(index), index, one));
      const before = structuredClone(row);
      const { facts: left, decisions } = runRules(rules, 'conversation.opened', row, context, staff);
      expect(row).toEqual(before);
      expect(new Set(left.tags).size).toBe(left.tags.length);
      expect(decisions.every((decision) => decision.fired)).toBe(true);
      expect(JSON.parse(JSON.stringify(decisions))).toEqual(decisions);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('a rule can be read as a sentence', () => {
  const damage = rule('damage', 1, {
    condition: { all: [damaged, { field: 'team', op: 'is', value: ids.support }] },
    actions: [
      { do: 'team', teamId: ids.returns },
      { do: 'round robin' },
      { do: 'tag', tags: ['damage', 'tank'] },
      { do: 'priority', priority: 'high' },
    ],
    stop: true,
  });
  expect(ruleSentence(damage, names, 'en')).toBe(
    'When a conversation is opened, if text of the message contains “cracked” and team is Support: ' +
      'hand over to Returns, assign in turn within its team, tag with “damage”, “tank”, set the priority to high. Then stop.',
  );
  expect(ruleSentence(damage, names, 'de')).toBe(
    'Wenn eine Konversation beginnt, falls gilt: Text der Nachricht enthält «cracked» und Team ist Support: ' +
      'an Returns übergeben, reihum im eigenen Team zuweisen, mit «damage», «tank» versehen, Priorität auf hoch setzen. ' +
      'Danach anhalten.',
  );
  expect(ruleSentence(rule('tagging', 1, { actions: [{ do: 'tag', tags: ['x'] }] }), names, 'en')).toBe(
    'When a conversation is opened: tag with “x”.',
  );
});
