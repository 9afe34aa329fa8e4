import { after, type ConversationState, type Done } from './state.ts';
import { pause, resolve, snooze } from './status.ts';

/** What else is asked for at the moment a reply is released; nothing leaves the status as it is. */
export type Then = { status: 'open' | 'waiting' | 'resolved' } | { status: 'snoozed'; until: Date };

/**
 * A reply was released to its channel: from now on it counts, whatever becomes of its delivery (`oldestUnanswered` says what
 * is owed once it has failed). An answer written by a machine answers nothing.
 *
 * `then` is carried out now, not when the key was pressed. A snooze whose time has passed meanwhile is over already, and
 * what the customer wrote while the reply was held is still owed: then the status is theirs to wait in.
 *
 * @param reply `owedSince`: of the oldest message that came after it and wants an answer; null when there is none.
 */
export function release(
  state: ConversationState,
  reply: { at: Date; automatic: boolean; owedSince: Date | null },
  then: Then | undefined,
  now: Date,
): Done {
  const lastMessageAt = reply.at > state.lastMessageAt ? { lastMessageAt: reply.at } : {};
  const answered = !reply.automatic && state.waitingSince !== null ? { waitingSince: reply.owedSince } : {};
  const replied: Done = { changes: { ...lastMessageAt, ...answered }, events: [] };
  const moved = carryOut(after(state, replied), reply.owedSince ? undefined : then, now);
  return { changes: { ...replied.changes, ...moved.changes }, events: moved.events };
}

function carryOut(state: ConversationState, then: Then | undefined, now: Date): Done {
  const asked = !then || then.status === 'open' ? undefined : follow(state, then, now);
  return asked && !('refused' in asked) ? asked : { changes: {}, events: [] };
}

function follow(state: ConversationState, then: Exclude<Then, { status: 'open' }>, now: Date) {
  if (then.status === 'snoozed') return snooze(state, then.until, now);
  return then.status === 'waiting' ? pause(state, now) : resolve(state, now);
}
