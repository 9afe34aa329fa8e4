import type { Status } from '../condition/fields.ts';
import { moved, type ConversationState, type Done } from './state.ts';

/** What of an inbound message decides over the conversation. */
export interface Arrival {
  /** Ours: when it was received. For history, when it was sent. */
  receivedAt: Date;
  /** Written by a machine: `reply` is an out-of-office note, `notice` and `list` are other automatic mail. */
  automatic?: 'reply' | 'notice' | 'list';
  /** Older than the channel's first connection: stored, with its own date, and nothing else. */
  history: boolean;
}

/**
 * How a conversation begins. The customer's first message is owed an answer; history is none of our business any more; an
 * automatic message is owed nothing, and an out-of-office note that belongs nowhere is no work.
 */
export function begin(arrival: Arrival): ConversationState {
  const settled = arrival.history || arrival.automatic === 'reply';
  return {
    status: settled ? 'resolved' : 'open',
    waitingSince: settled || arrival.automatic ? null : arrival.receivedAt,
    snoozedUntil: null,
    resolvedAt: settled ? arrival.receivedAt : null,
    lastMessageAt: arrival.receivedAt,
  };
}

/**
 * An inbound message joined. It ends a pause and reopens what was resolved, always: also while someone is about to snooze it,
 * also when a stranger wrote it, for somebody has to look. Automatic mail and history never do. Spam stays spam.
 */
export function arrive(state: ConversationState, arrival: Arrival, now: Date): Done {
  const lastMessageAt = latest(state.lastMessageAt, arrival.receivedAt);
  const raised = lastMessageAt > state.lastMessageAt ? { lastMessageAt } : {};
  if (arrival.automatic || arrival.history || state.status === 'spam') return { changes: raised, events: [] };

  const { changes, events } = asleep.includes(state.status) ? moved(state, 'open', now) : nothing;
  const waitingSince = state.waitingSince
    ? earliest(state.waitingSince, arrival.receivedAt)
    : arrival.receivedAt;
  const waits = waitingSince.getTime() === state.waitingSince?.getTime() ? {} : { waitingSince };
  return { changes: { ...changes, ...waits, ...raised }, events };
}

const asleep: readonly Status[] = ['waiting', 'snoozed', 'resolved'];
const nothing: Done = { changes: {}, events: [] };

function latest(a: Date, b: Date): Date {
  return a >= b ? a : b;
}
function earliest(a: Date, b: Date): Date {
  return a <= b ? a : b;
}
