import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrive, begin, type Arrival } from './arriving.ts';
import { release, type Then } from './replying.ts';
import { after, statusVerb, type ConversationState, type Done, type Refused } from './state.ts';
import { markSpam, pause, reopen, resolve, setStatus, snooze, unmarkSpam, wake } from './status.ts';

const at = (time: string) => new Date(`2026-11-17T${time}:00.000Z`);
const now = at('12:00');
const open: ConversationState = {
  status: 'open',
  waitingSince: at('08:00'),
  snoozedUntil: null,
  resolvedAt: null,
  lastMessageAt: at('09:00'),
};
const waiting = { ...open, status: 'waiting', waitingSince: null } as const;
const snoozed = { ...open, status: 'snoozed', snoozedUntil: at('18:00') } as const;
const resolved = { ...open, status: 'resolved', waitingSince: null, resolvedAt: at('10:00') } as const;
const spam = { ...open, status: 'spam', waitingSince: null } as const;
const written = (more: Partial<Arrival> = {}): Arrival => ({ receivedAt: now, history: false, ...more });

/** The state after, and the verb of what happened. */
function outcome(state: ConversationState, done: Done | Refused) {
  if ('refused' in done) return done.refused;
  const [event] = done.events;
  return { ...after(state, done), verb: event && statusVerb(event.data.status.from, event.data.status.to) };
}

describe("the customer's message", () => {
  test.each([
    ['waiting', waiting, 'resumed'],
    ['snoozed', snoozed, 'resumed'],
    ['resolved', resolved, 'reopened'],
  ] as const)('brings back what is %s, always', (_name, state, verb) => {
    expect(outcome(state, arrive(state, written(), now))).toEqual({
      status: 'open',
      waitingSince: state.waitingSince ?? now,
      snoozedUntil: null,
      resolvedAt: null,
      lastMessageAt: now,
      verb,
    });
  });

  test('does not move the start of an answer that is owed already', () => {
    expect(arrive(open, written(), now)).toEqual({ changes: { lastMessageAt: now }, events: [] });
  });

  test('that was received earlier than another moves the start back, as after an outage', () => {
    const late = written({ receivedAt: at('07:30') });
    expect(arrive(open, late, now)).toEqual({ changes: { waitingSince: at('07:30') }, events: [] });
  });

  test.each([
    ['automatic', written({ automatic: 'reply' })],
    ['history', written({ history: true })],
  ])('changes neither status nor what is owed when it is %s', (_name, arrival) => {
    for (const state of [open, waiting, snoozed, resolved])
      expect(arrive(state, arrival, now)).toEqual({ changes: { lastMessageAt: now }, events: [] });
  });

  test('leaves spam where it is', () => {
    expect(arrive(spam, written(), now)).toEqual({ changes: { lastMessageAt: now }, events: [] });
  });
});

test.each([
  ['a message', written(), 'open', now, null],
  ['a newsletter', written({ automatic: 'list' }), 'open', null, null],
  ['an out-of-office note', written({ automatic: 'reply' }), 'resolved', null, now],
  ['history', written({ history: true }), 'resolved', null, now],
] as const)('%s begins a conversation', (_name, arrival, status, waitingSince, resolvedAt) => {
  expect(begin(arrival)).toMatchObject({
    status,
    waitingSince,
    resolvedAt,
    snoozedUntil: null,
    lastMessageAt: now,
  });
});

describe('a reply', () => {
  const reply = { at: now, automatic: false, owedSince: null };
  test('answers what was owed and leaves the status as it is', () => {
    expect(release(open, reply, undefined, now)).toEqual({
      changes: { lastMessageAt: now, waitingSince: null },
      events: [],
    });
    expect(release(resolved, reply, { status: 'open' }, now)).toEqual({
      changes: { lastMessageAt: now },
      events: [],
    });
  });

  test.each<[Then, object, string]>([
    [{ status: 'waiting' }, { status: 'waiting' }, 'paused'],
    [{ status: 'resolved' }, { status: 'resolved', resolvedAt: now }, 'resolved'],
    [{ status: 'snoozed', until: at('18:00') }, { status: 'snoozed', snoozedUntil: at('18:00') }, 'snoozed'],
  ])('does what was asked for at its release: %j', (then, expected, verb) => {
    expect(outcome(open, release(open, reply, then, now))).toMatchObject({
      ...expected,
      waitingSince: null,
      verb,
    });
  });

  test('with a snooze that is over at its release only answers', () => {
    const then: Then = { status: 'snoozed', until: at('11:59') };
    expect(release(open, reply, then, now).events).toEqual([]);
  });

  test('leaves owed what came while it was held, and the status for it to wait in', () => {
    const owedSince = at('11:58');
    for (const status of ['waiting', 'resolved'] as const)
      expect(release(open, { ...reply, owedSince }, { status }, now)).toEqual({
        changes: { lastMessageAt: now, waitingSince: owedSince },
        events: [],
      });
  });

  test('by a machine answers nothing', () => {
    expect(release(open, { ...reply, automatic: true }, undefined, now).changes).toEqual({
      lastMessageAt: now,
    });
  });
});

describe('what people do', () => {
  test.each<[string, ConversationState, Done | Refused, unknown]>([
    [
      'resolving closes what is owed',
      open,
      resolve(open, now),
      { status: 'resolved', resolvedAt: now, waitingSince: null, verb: 'resolved' },
    ],
    [
      'pausing does not stop what is owed',
      open,
      pause(open, now),
      { status: 'waiting', waitingSince: at('08:00'), verb: 'paused' },
    ],
    [
      'snoozing does not stop what is owed',
      open,
      snooze(open, at('18:00'), now),
      { status: 'snoozed', snoozedUntil: at('18:00'), waitingSince: at('08:00'), verb: 'snoozed' },
    ],
    [
      'snoozing again moves the end',
      snoozed,
      snooze(snoozed, at('20:00'), now),
      { snoozedUntil: at('20:00'), verb: 'snoozed' },
    ],
    [
      'snoozing what is resolved opens it again later',
      resolved,
      snooze(resolved, at('18:00'), now),
      { status: 'snoozed', resolvedAt: null },
    ],
    [
      'a mistaken resolution is taken back with the original start',
      resolved,
      reopen(resolved, at('08:00'), now),
      { status: 'open', resolvedAt: null, waitingSince: at('08:00'), verb: 'reopened' },
    ],
    [
      'a pause is ended by hand',
      snoozed,
      reopen(snoozed, null, now),
      { status: 'open', snoozedUntil: null, waitingSince: at('08:00'), verb: 'resumed' },
    ],
    [
      'nothing is owed to a spammer',
      snoozed,
      markSpam(snoozed, now),
      { status: 'spam', snoozedUntil: null, waitingSince: null, verb: 'marked_spam' },
    ],
    [
      'what was no spam has waited all the time',
      spam,
      unmarkSpam(spam, at('08:00'), now),
      { status: 'open', waitingSince: at('08:00'), verb: 'unmarked_spam' },
    ],
    [
      'a status set by its name is the same verb',
      spam,
      setStatus(spam, 'open', at('08:00'), now),
      { status: 'open', waitingSince: at('08:00'), verb: 'unmarked_spam' },
    ],
  ])('%s', (_name, state, done, expected) => {
    expect(outcome(state, done)).toMatchObject(expected as object);
  });

  test.each<[string, Done | Refused, string]>([
    ['a snooze until now', snooze(open, now, now), 'not_in_future'],
    ['a snooze until no time at all', snooze(open, new Date(Number.NaN), now), 'not_in_future'],
    ['a snooze for ten years', snooze(open, new Date('2036-01-01'), now), 'too_far'],
    ['snoozing spam', snooze(spam, at('18:00'), now), 'is_spam'],
    ['resolving spam', resolve(spam, now), 'is_spam'],
    ['unmarking what is no spam', unmarkSpam(open, null, now), 'not_spam'],
  ])('%s is refused', (_name, done, code) => {
    expect(done).toMatchObject({ refused: code });
  });

  test('doing what is done already is no event', () => {
    for (const done of [
      resolve(resolved, now),
      pause(waiting, now),
      snooze(snoozed, at('18:00'), now),
      markSpam(spam, now),
      reopen(open, null, now),
    ])
      expect(done).toEqual({ changes: {}, events: [] });
  });
});

test('a snooze ends when its time has come, and not when it was prolonged', () => {
  expect(outcome(snoozed, wake(snoozed, at('18:00')))).toMatchObject({
    status: 'open',
    snoozedUntil: null,
    verb: 'resumed',
  });
  expect(wake(snoozed, at('17:59')).events).toEqual([]);
  expect(wake(resolved, at('18:00')).events).toEqual([]);
});

test('whatever is done, in any order: fields fit the status, and a message ends every pause', () => {
  const steps = fc.constantFrom<(state: ConversationState, time: Date) => Done | Refused>(
    (state, time) => resolve(state, time),
    (state, time) => pause(state, time),
    (state, time) => snooze(state, new Date(time.getTime() + 1), time),
    (state, time) => reopen(state, null, time),
    (state, time) => markSpam(state, time),
    (state, time) => unmarkSpam(state, null, time),
    (state, time) => wake(state, time),
    (state, time) =>
      release(state, { at: time, automatic: false, owedSince: null }, { status: 'waiting' }, time),
    (state, time) => arrive(state, { receivedAt: time, history: false }, time),
    (state, time) => arrive(state, { receivedAt: time, history: false, automatic: 'notice' }, time),
  );
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 12 }), (taken) => {
      let state: ConversationState = open;
      for (const [minute, step] of taken.entries()) {
        const done = step(state, new Date(now.getTime() + minute * 60_000));
        if (!('refused' in done)) state = after(state, done);
        expect(state.snoozedUntil !== null).toBe(state.status === 'snoozed');
        expect(state.resolvedAt !== null).toBe(state.status === 'resolved');
        const closed = state.status === 'spam' || state.status === 'resolved';
        expect(closed && state.waitingSince !== null).toBe(false);
      }
      const last = after(state, arrive(state, written(), now));
      expect(last.status).toBe(state.status === 'spam' ? 'spam' : 'open');
    }),
    { seed: 5, numRuns: 1000 },
  );
});
