import type { PresenceOf } from '@kontor/contracts/realtime';
import { beforeEach, expect, test } from 'vitest';
import type { Connection } from './connections.ts';
import { Presence, typingLasts, type Word } from './presence.ts';

let now: number;
let shown: { conversationId: string; agents: PresenceOf[] }[];
let words: Word[];
let here: Presence;
beforeEach(() => {
  now = Date.parse('2026-11-02T09:00:00Z');
  [shown, words] = [[], []];
  here = new Presence({
    process: 'here',
    now: () => now,
    show: (_, presence) => shown.push(presence),
    tellOthers: (word) => words.push(word),
  });
});

const window = (agentId: string, ...open: string[]) =>
  ({ me: { agentId }, rooms: new Set(open.map((id) => `conversation:${id}`)) }) as unknown as Connection;
const reads = (agentId: string): PresenceOf => ({ agentId, typing: null });
const types = (agentId: string, typing: 'reply' | 'note'): PresenceOf => ({ agentId, typing });

test('who looks at a conversation is shown there, and to the other processes', () => {
  here.at(window('lena', 'tank'), 'tank', null);
  expect(shown).toEqual([{ conversationId: 'tank', agents: [reads('lena')] }]);
  expect(words).toEqual([{ process: 'here', conversationId: 'tank', agents: [reads('lena')] }]);
});

test('who is not in the conversation’s room is not there, whatever they say', () => {
  here.at(window('mara', 'cup'), 'tank', 'reply');
  expect(here.of('tank')).toEqual([]);
  expect(shown).toEqual([]);
});

test('an agent with two windows is there once, types when one of them does, and leaves with the last', () => {
  const [desk, laptop] = [window('lena', 'tank'), window('lena', 'tank')];
  here.at(desk, 'tank', null);
  here.at(laptop, 'tank', 'note');
  expect(here.of('tank')).toEqual([types('lena', 'note')]);
  here.gone(laptop);
  expect(here.of('tank')).toEqual([reads('lena')]);
  here.gone(desk);
  expect(shown.at(-1)).toEqual({ conversationId: 'tank', agents: [] });
});

test('who goes to another conversation leaves the one before', () => {
  const lena = window('lena', 'tank', 'cup');
  here.at(lena, 'tank', null);
  here.at(lena, 'cup', null);
  expect(here.of('tank')).toEqual([]);
  expect(here.of('cup')).toEqual([reads('lena')]);
});

test('typing said again and again is told once, and ends by itself when it is said no more', () => {
  const lena = window('lena', 'tank');
  here.at(lena, 'tank', 'reply');
  now += typingLasts - 1;
  here.at(lena, 'tank', 'reply');
  expect(shown).toHaveLength(1);
  now += typingLasts - 1;
  here.sweep();
  expect(here.of('tank')).toEqual([types('lena', 'reply')]);
  now += 1;
  here.sweep();
  expect(shown.at(-1)!.agents).toEqual([reads('lena')]);
});

test('who lost the conversation is there no more, and the others are told at the next sweep', () => {
  const lena = window('lena', 'tank');
  here.at(lena, 'tank', null);
  lena.rooms.clear();
  expect(here.of('tank')).toEqual([]);
  here.sweep();
  expect(shown.at(-1)!.agents).toEqual([]);
  expect(words.at(-1)!.agents).toEqual([]);
});

test('what another process tells is shown beside one’s own people, until it tells otherwise', () => {
  here.at(window('lena', 'tank'), 'tank', null);
  here.hear({ process: 'there', conversationId: 'tank', agents: [types('tim', 'reply')] });
  expect(shown.at(-1)!.agents).toEqual([reads('lena'), types('tim', 'reply')]);
  expect(words.at(-1)!.agents).toEqual([reads('lena')]);
  here.hear({ process: 'there', conversationId: 'tank', agents: [] });
  expect(shown.at(-1)!.agents).toEqual([reads('lena')]);
});

test('a word said again is not shown again; a process that fell silent is forgotten', () => {
  const word = { process: 'there', conversationId: 'tank', agents: [reads('tim')] };
  here.hear(word);
  here.hear(word);
  expect(shown).toHaveLength(1);
  now += 45_000;
  here.sweep();
  expect(shown.at(-1)!.agents).toEqual([]);
});

test('everything is repeated for processes that began later', () => {
  here.at(window('lena', 'tank'), 'tank', null);
  here.at(window('tim', 'cup'), 'cup', 'note');
  words.length = 0;
  here.repeat();
  expect(words.map(({ conversationId, agents }) => [conversationId, agents])).toEqual([
    ['tank', [reads('lena')]],
    ['cup', [types('tim', 'note')]],
  ]);
});
