import { describe, expect, test } from 'vitest';
import { guard, newestForeign, newSince, type Seeable } from './send-guard.ts';
import { oldestUnanswered, type Answerable } from './unanswered.ts';

const at = (time: string) => new Date(`2026-11-17T${time}:00.000Z`);
let seq = 0;
const inbound = (time: string, more: Partial<Answerable> = {}): Answerable => ({
  seq: ++seq,
  kind: 'inbound',
  automatic: false,
  receivedAt: at(time),
  ...more,
});
const outbound = (time: string, more: Partial<Answerable> = {}): Answerable =>
  inbound(time, { kind: 'outbound', counts: true, ...more });

describe('what is owed', () => {
  test.each<[string, Answerable[], Date | null]>([
    ['nothing in an empty conversation', [], null],
    ['the oldest of two messages', [inbound('08:00'), inbound('09:00')], at('08:00')],
    ['nothing after a reply', [inbound('08:00'), outbound('09:00')], null],
    ['what came after the reply', [inbound('08:00'), outbound('09:00'), inbound('10:00')], at('10:00')],
    [
      'the original after the reply has failed',
      [inbound('08:00'), outbound('09:00', { counts: false })],
      at('08:00'),
    ],
    [
      'nothing when an earlier reply got through',
      [inbound('08:00'), outbound('09:00'), outbound('10:00', { counts: false })],
      null,
    ],
    [
      'the original after a machine answered',
      [inbound('08:00'), outbound('08:00', { automatic: true })],
      at('08:00'),
    ],
    ['the original after a note', [inbound('08:00'), inbound('09:00', { kind: 'note' })], at('08:00')],
    ['nothing for an out-of-office note', [outbound('08:00'), inbound('08:01', { automatic: true })], null],
    [
      'nothing for a thank-you that needs no answer',
      [outbound('08:00'), inbound('08:01', { needsNoAnswer: true })],
      null,
    ],
    ['the earliest received, in whatever order they came', [inbound('09:00'), inbound('08:00')], at('08:00')],
  ])('is %s', (_name, messages, expected) => {
    expect(oldestUnanswered(messages.toReversed())).toEqual(expected);
  });
});

describe("a reply of Lena's", () => {
  const message = (number: number, authorId: string | null, more: Partial<Seeable> = {}): Seeable => ({
    id: `message ${number}`,
    seq: number,
    authorId,
    automatic: false,
    ...more,
  });
  const first = message(1, null);
  const mine = message(2, 'lena');
  const news = message(3, null);
  const note = message(4, 'mara');
  const machine = message(5, null, { automatic: true });
  const takenBack = message(6, 'mara', { withdrawn: true });

  test.each<[string, Seeable[], { seq: number } | null, Seeable[]]>([
    ['goes when she saw the newest', [first, mine, news], news, []],
    ['goes when only her own is newer', [first, mine], first, []],
    ['goes when only automatic messages are newer', [first, machine], first, []],
    ["goes when a colleague's was taken back", [first, takenBack], first, []],
    ['is held up by a message and by a note', [first, mine, news, note], mine, [news, note]],
    ['is held up when she saw nothing', [first], null, [first]],
    ['goes when there is nothing to see', [], null, []],
  ])('%s', (_name, messages, seen, expected) => {
    expect(newSince(messages, seen, 'lena')).toEqual(expected);
    expect(guard(seen, newestForeign(messages, 'lena'))).toBe(
      expected.length > 0 ? 'newer_messages' : 'goes',
    );
  });
});
