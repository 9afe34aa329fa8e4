import type { Status } from '../condition/fields.ts';

/**
 * What the verbs of a conversation look at and change. Nobody else sets these five: a caller hands the row in, writes
 * `changes` into it and `events` beside it, in one transaction under the row's lock.
 */
export interface ConversationState {
  status: Status;
  /** When the oldest inbound message without an answer was received; null when nothing is owed. */
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
  lastMessageAt: Date;
}

export interface StatusChanged {
  type: 'conversation.status_changed';
  data: { status: { from: Status; to: Status }; snoozedUntil?: string };
}

/** Empty when there was nothing to do: resolving what is resolved is no event. */
export interface Done {
  changes: Partial<ConversationState>;
  events: StatusChanged[];
}

/** An expected failure: the code is stable, the words are for people. */
export interface Refused {
  refused: 'not_in_future' | 'too_far' | 'is_spam' | 'not_spam';
  text: { en: string; de: string };
}

/** Puts the state after the changes, for a caller that goes on with it. */
export function after(state: ConversationState, { changes }: Done): ConversationState {
  return { ...state, ...changes };
}

/** Sets the status with what belongs to it: a time of resolution only when resolved, an end only when snoozed. */
export function moved(
  state: ConversationState,
  to: Status,
  now: Date,
  snoozedUntil: Date | null = null,
): Done {
  const snoozedAlike = state.snoozedUntil?.getTime() === snoozedUntil?.getTime();
  if (state.status === to && (to !== 'snoozed' || snoozedAlike)) return { changes: {}, events: [] };
  return {
    changes: { status: to, snoozedUntil, resolvedAt: to === 'resolved' ? now : null },
    events: [
      {
        type: 'conversation.status_changed',
        data: {
          status: { from: state.status, to },
          ...(snoozedUntil && { snoozedUntil: snoozedUntil.toISOString() }),
        },
      },
    ],
  };
}

/** What a change of status means, in the past tense: for a timeline, a rule, a report. */
export function statusVerb(from: Status, to: Status): StatusVerb {
  if (from === 'spam') return 'unmarked_spam';
  if (to === 'open') return from === 'resolved' ? 'reopened' : 'resumed';
  const verbs = { waiting: 'paused', snoozed: 'snoozed', resolved: 'resolved', spam: 'marked_spam' } as const;
  return verbs[to];
}

export type StatusVerb =
  'resolved' | 'reopened' | 'paused' | 'resumed' | 'snoozed' | 'marked_spam' | 'unmarked_spam';
