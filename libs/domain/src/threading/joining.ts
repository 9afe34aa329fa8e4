import { isAtHome, type Reach, type Served } from './several-channels.ts';

/**
 * Which conversation does an inbound mail belong to? The caller looks up, these functions decide:
 *
 * 1. `evidenceOf(message)` says what to look up: ids the mail refers to, tokens of ours, numbers in its subject.
 * 2. One query finds the conversations behind them, and for each how the sender stands in it (see `Candidate`): the ids and
 *    tokens by `message_identity` and `message.token`, the numbers by `conversation.number`, left-joined with the
 *    participant of the sender's address key and with whether we wrote to that key there.
 * 3. `whereItBelongs(candidates)` decides.
 *
 * Nobody gets into a conversation by guessing or forwarding. A reference or a token proves that one has seen a mail of the
 * conversation: a participant joins by it, anyone else joins as a marked stranger, who is in no reply until an agent adds
 * them and whose mail verifies nothing. A number can be guessed: it lets in only those who are in already. All else opens a
 * new conversation, which offers those that were named.
 */

/** What of a message names conversations, as its envelope has it. */
export interface Naming {
  /** External ids of earlier messages, nearest first. */
  references: readonly string[];
  /** Reply tokens of ours. */
  tokens: readonly string[];
  /** Numbers in the subject. */
  numbers: readonly number[];
}

/** A way in which a message names a conversation, and its place among the others: the smallest decides. */
export type Evidence =
  { by: 'reference' | 'token'; value: string; rank: number } | { by: 'number'; value: number; rank: number };

/** How the sender's address stands in a conversation. */
export type Standing =
  /** One of its participants, or an address that we wrote to in it. */
  | 'participant'
  /** Came in earlier by a reference or token that was not theirs, and no agent has added them. */
  | 'stranger'
  /** Not in it. */
  | 'nobody';

/** A conversation that was found behind a piece of evidence. */
export interface Candidate {
  evidence: Evidence;
  /** The conversation to join: the survivor, when the one that was named is merged away. */
  conversationId: string;
  /** The one that was named: where undoing the merge sends the message home to. */
  namedId: string;
  number: number;
  standing: Standing;
  /** Who has the conversation. */
  reach?: Reach;
  /** The mail that was referred to: the same in two conversations when it came to two teams. */
  mail?: string | null;
}

export type Belonging =
  | {
      to: 'conversation';
      conversationId: string;
      /** Differs from `conversationId` when a merge lies between. */
      wouldJoin: string;
      as: 'participant' | 'stranger';
      evidence: Evidence;
    }
  | {
      to: 'new conversation';
      /** "Belongs to #1042?", for those who may see it. */
      offers: { conversationId: string; number: number }[];
    };

/** Mail clients send long lists; what is farther away than this is never the only evidence of a thread. */
const most = { references: 50, tokens: 10, numbers: 5 } as const;

/** What to look up: without doubles, in the order in which it counts. Reference before token before number. */
export function evidenceOf({ references, tokens, numbers }: Naming): Evidence[] {
  const distinct = <T>(values: readonly T[], count: number) => [...new Set(values)].slice(0, count);
  const named = [
    ...distinct(references, most.references).map((value) => ({ by: 'reference' as const, value })),
    ...distinct(tokens, most.tokens).map((value) => ({ by: 'token' as const, value })),
    ...distinct(numbers.filter(Number.isSafeInteger), most.numbers).map((value) => ({
      by: 'number' as const,
      value,
    })),
  ];
  return named.map((evidence, rank) => ({ ...evidence, rank }));
}

/**
 * The nearest conversation that the sender is in already; else the nearest that a reference or token names, as a stranger;
 * else a new one. A number together with a sender that is refuted is two guesses and lets nobody in. Someone who answers one thread
 * with another's mail quoted beside it stays where they belong. Who answers a mail that stands in two conversations, for it
 * was written to two teams, joins the one of the channel it came `through`.
 */
export function whereItBelongs(
  candidates: readonly Candidate[],
  authenticity: 'aligned' | 'failed' | 'none' = 'none',
  through?: Served,
): Belonging {
  const nearestFirst = candidates.toSorted((a, b) => a.evidence.rank - b.evidence.rank);
  const own = nearestFirst.find(
    ({ standing, evidence }) =>
      standing === 'participant' && !(authenticity === 'failed' && evidence.by === 'number'),
  );
  const shown = nearestFirst.find((candidate) => candidate.evidence.by !== 'number');
  const nearest = own ?? shown;
  const joined = nearest && through ? ofItsChannel(nearest, nearestFirst, through) : nearest;
  if (!joined) return { to: 'new conversation', offers: offersOf(nearestFirst) };
  return {
    to: 'conversation',
    conversationId: joined.conversationId,
    wouldJoin: joined.namedId,
    as: joined.standing === 'participant' ? 'participant' : 'stranger',
    evidence: joined.evidence,
  };
}

/** Of two conversations that hold the same mail, the one that those whom it came to now have. */
function ofItsChannel(nearest: Candidate, nearestFirst: Candidate[], through: Served): Candidate {
  const mails = new Set(
    nearestFirst.flatMap(({ conversationId, mail }) =>
      conversationId === nearest.conversationId && mail ? [mail] : [],
    ),
  );
  const linked = nearestFirst.filter(
    ({ mail, standing }) => mail && mails.has(mail) && standing === nearest.standing,
  );
  const began = linked.find(({ reach }) => reach?.channel.channelId === through.channelId);
  const isAt = ({ reach }: Candidate) => reach !== undefined && isAtHome(through, reach);
  return began ?? (isAt(nearest) ? nearest : (linked.find(isAt) ?? nearest));
}

function offersOf(candidates: Candidate[]): { conversationId: string; number: number }[] {
  const byId = new Map(
    candidates.map(({ conversationId, number }) => [conversationId, { conversationId, number }]),
  );
  return [...byId.values()];
}
