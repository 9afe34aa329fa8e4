/** What of a message decides whether an answer is owed. */
export interface Answerable {
  /** Orders a conversation. */
  seq: number;
  kind: 'inbound' | 'outbound' | 'note';
  automatic: boolean;
  receivedAt: Date;
  /** Outbound: was released and has not failed since. A held, scheduled, undone or returned one was not. */
  counts?: boolean;
  /** Inbound: a rule or an agent said that it needs no answer. */
  needsNoAnswer?: boolean;
}

/**
 * When the oldest inbound message without an answer was received; null when nothing is owed. Reckoned from the messages
 * themselves: after a reply has failed (the customer waits on, from the original start), a merge, a mistaken resolution.
 */
export function oldestUnanswered(messages: readonly Answerable[]): Date | null {
  const inOrder = messages.toSorted((a, b) => a.seq - b.seq);
  const answered = inOrder.findLastIndex(
    (message) => message.kind === 'outbound' && !message.automatic && message.counts,
  );
  const owed = inOrder
    .slice(answered + 1)
    .filter((message) => message.kind === 'inbound' && !message.automatic && !message.needsNoAnswer)
    .map((message) => message.receivedAt.getTime());
  return owed.length === 0 ? null : new Date(Math.min(...owed));
}
