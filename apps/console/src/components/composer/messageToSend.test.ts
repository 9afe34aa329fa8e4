import { expect, test } from 'vitest';
import { emptyWriting } from '../../inbox/writing.ts';
import { createKeys, noteToSend, replyToSend } from './messageToSend.ts';

const writing = {
  ...emptyWriting(),
  text: 'The tank leaves today',
  subject: 'Re: Tank',
  to: [{ address: 'anna@x.example' }],
};
const more = { then: undefined, seen: 'm4', proposedSubject: 'Re: Tank' };

test('a reply names its recipients and what its author had seen; the proposed subject is left to the server', () => {
  expect(replyToSend(writing, more)).toEqual({
    kind: 'reply',
    text: 'The tank leaves today',
    to: [{ address: 'anna@x.example' }],
    cc: [],
    bcc: [],
    seen: 'm4',
  });
  expect(replyToSend({ ...writing, subject: 'Your tank' }, more)).toMatchObject({ subject: 'Your tank' });
});

test('a note mentions those whose name stands behind an @', () => {
  const lena = { id: 'l', name: 'Lena Brunner' };
  expect(noteToSend({ ...writing, text: 'Is it in stock, @Lena Brunner?' }, [lena])).toMatchObject({
    mentions: ['l'],
    invite: false,
  });
  expect(noteToSend({ ...writing, text: 'Lena Brunner knows' }, [lena])).not.toHaveProperty('mentions');
});

test('the same content has the same key, also after something newer was seen, until it was taken', () => {
  const keys = createKeys();
  const first = keys.keyOf(replyToSend(writing, more));
  expect(keys.keyOf(replyToSend(writing, { ...more, seen: 'm5' }))).toBe(first);
  expect(keys.keyOf(replyToSend({ ...writing, text: 'Another' }, more))).not.toBe(first);
  const again = keys.keyOf(replyToSend(writing, more));
  keys.spent();
  expect(keys.keyOf(replyToSend(writing, more))).not.toBe(again);
});
