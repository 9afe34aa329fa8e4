import { expect, test } from 'vitest';
import { mentionable, mentionedIn } from './mentioning.ts';

const people = [
  { id: '1', name: 'Lena Brunner' },
  { id: '2', name: 'Mara Stein' },
  { id: '3', name: 'Mara Stein' },
];
const teams = [{ id: '9', name: 'Returns' }];
const plain = (text: string) => ({ text, html: null });

test('people come before teams, found by any word of their name', () => {
  expect(mentionable('st', people, [{ id: '8', name: 'Stock' }]).map(({ id }) => id)).toEqual([
    'agent:2',
    'agent:3',
    'team:8',
  ]);
  expect(mentionable('ret', people, teams)).toEqual([{ id: 'team:9', kind: 'team', name: 'Returns' }]);
});

test('a mention is the full name behind an @', () => {
  expect(mentionedIn(plain('@Lena Brunner please, not Mara Stein'), people, teams)).toEqual({
    agents: ['1'],
    teams: [],
  });
  expect(mentionedIn(plain('@Returns, please'), people, teams)).toEqual({ agents: [], teams: ['9'] });
});

test('one of two with the same name is meant when chosen from the list', () => {
  const html = '<div><span data-mention="agent:3" style="font-weight:600">@Mara Stein</span> please</div>';
  expect(mentionedIn({ text: '@Mara Stein please', html }, people, teams).agents).toEqual(['3']);
});
