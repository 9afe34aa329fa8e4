import type { Status } from '../condition/fields.ts';
import { moved, type ConversationState, type Done, type Refused } from './state.ts';

/** Nothing more is to be done. Whatever was still owed is closed without an answer, and no longer waits. */
export function resolve(state: ConversationState, now: Date): Done | Refused {
  if (state.status === 'spam') return isSpam;
  return withWaiting(state, moved(state, 'resolved', now), null);
}

/**
 * The customer has to do something. What we owe stays owed and goes on being shown: setting "waiting" over an unanswered
 * message is no way to stop its clock.
 */
export function pause(state: ConversationState, now: Date): Done | Refused {
  return state.status === 'spam' ? isSpam : moved(state, 'waiting', now);
}

/** Out of the way until a time. What is owed stays owed. */
export function snooze(state: ConversationState, until: Date, now: Date): Done | Refused {
  if (state.status === 'spam') return isSpam;
  if (!(until.getTime() > now.getTime())) return notInFuture;
  if (until.getTime() - now.getTime() > farthest) return tooFar;
  return moved(state, 'snoozed', now, until);
}

/** The snooze is over. Nothing happens when it was ended or prolonged meanwhile. */
export function wake(state: ConversationState, now: Date): Done {
  const over = state.status === 'snoozed' && state.snoozedUntil !== null && state.snoozedUntil <= now;
  return over ? moved(state, 'open', now) : { changes: {}, events: [] };
}

/**
 * Someone takes it up again, by hand. Resolving had closed what was owed: if it was resolved by mistake the customer still
 * waits since then, so the caller hands in `oldestUnanswered` of its messages.
 */
export function reopen(state: ConversationState, oldestUnanswered: Date | null, now: Date): Done | Refused {
  if (state.status === 'spam') return isSpam;
  const done = moved(state, 'open', now);
  return state.status === 'resolved' ? withWaiting(state, done, oldestUnanswered) : done;
}

/** Nothing is owed to a spammer, and later messages of the conversation change nothing. */
export function markSpam(state: ConversationState, now: Date): Done {
  return withWaiting(state, moved(state, 'spam', now), null);
}

/** It was none: the customer has waited all the time. */
export function unmarkSpam(
  state: ConversationState,
  oldestUnanswered: Date | null,
  now: Date,
): Done | Refused {
  if (state.status !== 'spam') return notSpam;
  return withWaiting(state, moved(state, 'open', now), oldestUnanswered);
}

/** For an interface that sets a status by its name. `snoozed` needs a time and has its own verb. */
export function setStatus(
  state: ConversationState,
  to: Exclude<Status, 'snoozed'>,
  oldestUnanswered: Date | null,
  now: Date,
): Done | Refused {
  if (to === 'spam') return markSpam(state, now);
  if (state.status === 'spam' && to === 'open') return unmarkSpam(state, oldestUnanswered, now);
  if (to === 'resolved') return resolve(state, now);
  return to === 'waiting' ? pause(state, now) : reopen(state, oldestUnanswered, now);
}

/** Three years: beyond it, it was a slip of the keyboard. */
const farthest = 3 * 366 * 86_400_000;

function withWaiting(state: ConversationState, done: Done, waitingSince: Date | null): Done {
  if (done.events.length === 0 || state.waitingSince?.getTime() === waitingSince?.getTime()) return done;
  return { ...done, changes: { ...done.changes, waitingSince } };
}

const isSpam: Refused = {
  refused: 'is_spam',
  text: {
    en: 'This conversation is marked as spam. Say first that it is none.',
    de: 'Diese Konversation ist als Spam markiert. Zuerst die Markierung entfernen.',
  },
};
const notSpam: Refused = {
  refused: 'not_spam',
  text: {
    en: 'This conversation is not marked as spam.',
    de: 'Diese Konversation ist nicht als Spam markiert.',
  },
};
const notInFuture: Refused = {
  refused: 'not_in_future',
  text: { en: 'Choose a time in the future.', de: 'Einen Zeitpunkt in der Zukunft wählen.' },
};
const tooFar: Refused = {
  refused: 'too_far',
  text: { en: 'Choose a time within three years.', de: 'Einen Zeitpunkt innerhalb von drei Jahren wählen.' },
};
