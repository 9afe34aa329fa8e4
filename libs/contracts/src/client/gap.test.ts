import { expect, test } from 'vitest';
import type { MessageList, MessageView } from '../message.ts';
import { applyMessage } from './conversation.ts';
import { loadAround, loadBeforeGap, loadIntoGap } from './load.ts';
import { type ClientState, emptyState, type OpenConversation } from './state.ts';

const message = (seq: number, version = 1) =>
  ({ id: `m${seq}`, seq, version, conversationId: 'c' }) as MessageView;
const stretch = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
const page = (from: number, to: number, next: number | null, newer: number | null = null): MessageList => ({
  items: stretch(from, to).toReversed(),
  next: next === null ? null : String(next),
  newer: newer === null ? null : String(newer),
});
const newest: ClientState = {
  ...emptyState,
  open: {
    detail: { id: 'c' },
    messages: stretch(951, 1000),
    before: '951',
    gap: null,
  } as unknown as OpenConversation,
};
const seqs = ({ open }: ClientState) => open!.messages.map(({ seq }) => seq);

test('a page far back stands before the newest, and what lies between is known to be missing', () => {
  const state = loadAround(newest, page(96, 145, 96, 145));
  expect(state.open).toMatchObject({ before: '96', gap: { after: 145, before: 951 } });
  expect(seqs(state)).toEqual([...stretch(96, 145), ...stretch(951, 1000)].map(({ seq }) => seq));
});

test('a page that reaches what is there leaves nothing out', () => {
  const state = loadAround(newest, page(930, 979, 930, 979));
  expect(state.open).toMatchObject({ before: '930', gap: null });
  expect(seqs(state)).toEqual(stretch(930, 1000).map(({ seq }) => seq));
});

test('the gap closes from above and from below, and nothing stands twice', () => {
  let state = loadAround(newest, page(96, 145, 96, 145));
  state = loadIntoGap(state, page(146, 500, 500));
  expect(state.open!.gap).toEqual({ after: 500, before: 951 });
  state = loadBeforeGap(state, page(700, 950, 700));
  expect(state.open!.gap).toEqual({ after: 500, before: 700 });
  state = loadIntoGap(state, page(501, 720, 720));
  expect(state.open!.gap).toBeNull();
  expect(seqs(state)).toEqual(stretch(96, 1000).map(({ seq }) => seq));
});

test('what changes in the gap waits for its page; what changes on either side is laid in', () => {
  const state = loadAround(newest, page(96, 145, 96, 145));
  expect(applyMessage(state, message(400)).open!.messages).toBe(state.open!.messages);
  expect(applyMessage(state, message(100, 2)).open!.messages[4]).toMatchObject({ seq: 100, version: 2 });
  expect(seqs(applyMessage(state, message(1001))).at(-1)).toBe(1001);
});
