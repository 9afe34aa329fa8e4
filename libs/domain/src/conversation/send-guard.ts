/** What of a message, note or merge decides whether a reply's author should have seen it. */
export interface Seeable {
  id: string;
  seq: number;
  /** The agent who wrote it; null for the customer's. */
  authorId: string | null;
  automatic: boolean;
  /** Outbound: taken back before it left. */
  withdrawn?: boolean;
}

/** The newest that is neither the author's own nor automatic; null when there is none. */
export function newestForeign<M extends Seeable>(messages: readonly M[], authorId: string): M | null {
  return foreign(messages, authorId).at(-1) ?? null;
}

/**
 * A reply knows what its author had seen. `seen` is the newest message or note that stood on the author's screen, null when
 * there was none (or when it is not in this conversation any more). Gives what is new since, oldest first: empty lets the
 * reply go, anything else refuses it with just these, and the agent decides.
 */
export function newSince<M extends Seeable>(
  messages: readonly M[],
  seen: { seq: number } | null,
  authorId: string,
): M[] {
  return foreign(messages, authorId).filter((message) => message.seq > (seen?.seq ?? 0));
}

/** The same by numbers alone, where only the newest is known. */
export function guard(
  seen: { seq: number } | null,
  newest: { seq: number } | null,
): 'goes' | 'newer_messages' {
  return newest !== null && newest.seq > (seen?.seq ?? 0) ? 'newer_messages' : 'goes';
}

function foreign<M extends Seeable>(messages: readonly M[], authorId: string): M[] {
  return messages
    .filter((message) => message.authorId !== authorId && !message.automatic && !message.withdrawn)
    .toSorted((a, b) => a.seq - b.seq);
}
