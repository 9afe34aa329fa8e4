import type { Candidate } from './candidates.ts';

export type Place =
  /** `stranger`: in it and marked, in no reply until an agent adds them. */
  | { conversationId: string; stranger: boolean; unmergedId: string }
  /** A conversation of its own. `offers`: numbers it named but may not join by. */
  | { conversationId: undefined; offers: number[] };

/**
 * Nobody gets into a conversation by guessing or forwarding: a number in the subject joins only who takes part already; a
 * reference or token from anyone else joins as a marked stranger.
 */
export function place(candidates: Candidate[]): Place {
  const open = candidates.filter((c) => c.status !== 'spam');
  const joins =
    open.find((c) => c.participates && c.via !== 'number') ??
    open.find((c) => c.via !== 'number') ??
    open.find((c) => c.participates);
  if (!joins) return { conversationId: undefined, offers: [...new Set(open.map((c) => c.number))] };
  return {
    conversationId: joins.conversationId,
    stranger: !joins.participates,
    unmergedId: joins.unmergedId,
  };
}
