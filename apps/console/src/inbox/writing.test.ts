import { expect, test } from 'vitest';
import {
  addressOf,
  draftOf,
  emptyWriting,
  fromDraft,
  isEmpty,
  mentionedIn,
  type Writing,
} from './writing.ts';

const proposed: Writing = {
  ...emptyWriting(),
  channelId: 'c1',
  subject: 'Re: Tank',
  to: [{ address: 'anna@example.ch', name: 'Anna' }],
  cc: [{ address: 'beat@example.ch' }],
};

test('a draft stores recipients only where they were changed', () => {
  expect(draftOf({ ...proposed, text: 'Hello' }, 'reply', proposed)).toEqual({
    text: 'Hello',
    channelId: 'c1',
  });
  expect(draftOf({ ...proposed, text: 'Hello', cc: [] }, 'reply', proposed)).toMatchObject({ cc: [] });
});

test('a draft comes back as it was left', () => {
  const left: Writing = {
    ...proposed,
    text: 'Hello',
    cc: [],
    bcc: [{ address: 'x@y.example' }],
    subject: 'Other',
  };
  const content = draftOf(left, 'reply', proposed);
  expect(fromDraft({ content }, proposed)).toEqual(left);
});

test('a note stores nothing of a reply', () => {
  expect(draftOf({ ...proposed, text: 'Hello' }, 'note', proposed)).toEqual({ text: 'Hello' });
});

test('white space alone is nothing written', () => {
  expect(isEmpty({ ...proposed, text: ' \n' })).toBe(true);
  expect(isEmpty({ ...proposed, forward: 'm1' })).toBe(false);
});

test.each([
  ['anna@example.ch', { address: 'anna@example.ch' }],
  ['Anna Keller <anna@example.ch>', { address: 'anna@example.ch', name: 'Anna Keller' }],
  ['"Keller, Anna" <anna@example.ch>', { address: 'anna@example.ch', name: 'Keller, Anna' }],
  ['anna@example.ch;', { address: 'anna@example.ch' }],
  ['anna', null],
  ['a b@c.example', null],
])('%s is taken as %o', (typed, address) => {
  expect(addressOf(typed)).toEqual(address);
});

test('a mention is the full name behind an @', () => {
  const colleagues = [
    { id: '1', name: 'Lena Brunner' },
    { id: '2', name: 'Mara Stein' },
  ];
  expect(mentionedIn('@Lena Brunner please, not Mara Stein', colleagues)).toEqual(['1']);
});
