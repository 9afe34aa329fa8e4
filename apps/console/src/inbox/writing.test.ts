import { htmlOfText } from '@kontor/domain/text/rich-text';
import { expect, test } from 'vitest';
import {
  addressOf,
  draftOf,
  emptyWriting,
  fromDraft,
  isEmpty,
  attachmentsOf,
  oneAfterTheOther,
  sendable,
  uploaded,
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

const picture = (key: string, id: string | null) => ({
  ...uploaded({
    id: id ?? '',
    name: 'lid.png',
    type: 'image/png',
    size: 9,
    inline: false,
    contentId: null,
    path: null,
  }),
  key,
  attachment: id
    ? { id, name: 'lid.png', type: 'image/png', size: 9, inline: false, contentId: null, path: null }
    : null,
  isPicture: true,
});

test('pictures are sent by the id of their attachment; those deleted from the text stay behind', () => {
  const html = '<div>See <img src="cid:k1" alt="lid.png"> and <img src="cid:k2" alt="b.png"></div>';
  const files = [picture('k1', 'a1'), picture('k2', null), picture('k3', 'a3')];
  const writing: Writing = { ...proposed, text: 'See [lid.png] and [b.png]', html, files };
  expect(sendable(writing).html).toBe('<div>See <img src="cid:a1" alt="lid.png"> and </div>');
  expect(attachmentsOf(writing)).toEqual(['a1']);
  expect(isEmpty({ ...writing, text: '', html: null })).toBe(true);
});

test('a draft brings back how it looked and which file is a picture', () => {
  const html = '<div><strong>See</strong> <img src="cid:a1" alt="lid.png" /></div>';
  const attachments = ['a1', 'a2'].map((id) => picture('', id).attachment!);
  const content = { text: 'See [lid.png]', html, attachmentIds: ['a1', 'a2'] };
  const { files, ...back } = fromDraft({ content, attachments }, proposed);
  expect(back).toMatchObject({ text: 'See [lid.png]', html });
  expect(files.map(({ key, isPicture }) => [key, isPicture ?? false])).toEqual([
    ['a1', true],
    ['a2', false],
  ]);
});

test('an old draft of plain words stays one', () => {
  expect(fromDraft({ content: { text: 'a\nb' } }, proposed)).toMatchObject({ text: 'a\nb', html: null });
});

test('what was begun while a reply was refused stands after it, with the looks of both', () => {
  const plain = { text: 'First', html: null };
  const bold = { text: 'Then', html: '<div><b>Then</b></div>' };
  expect(oneAfterTheOther(plain, { text: ' ', html: null })).toEqual(plain);
  expect(oneAfterTheOther(plain, { text: 'Then', html: null })).toEqual({
    text: 'First\n\nThen',
    html: null,
  });
  expect(oneAfterTheOther(plain, bold)).toEqual({
    text: 'First\n\nThen',
    html: `${htmlOfText('First')}<div><br></div>${bold.html}`,
  });
});
