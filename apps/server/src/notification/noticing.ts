import type { Actor, EventMap, EventType } from '@kontor/contracts/events';
import type { NotificationCause, NotificationKind } from '@kontor/contracts/notification';
import type { Status } from '@kontor/contracts/conversation';

/** Under this name the place is kept up to which everybody was told. */
export const reader = 'notifications';

/** Who is concerned by a conversation. */
export interface Concerned {
  assigneeId: string | null;
  followers: readonly string[];
  status: Status;
}

/** The message a fact speaks of. */
export interface Spoken {
  seq: number;
  authorId: string | null;
}

export interface Notice {
  agentId: string;
  kind: NotificationKind;
  cause: NotificationCause;
}

interface Happened {
  type: string;
  data: unknown;
  actor: Actor;
}

/** Whom a fact is told, and as what: each person once, and nobody what they did themselves. */
export function noticesOf(fact: Happened, concerned: Concerned, message: Spoken | undefined): Notice[] {
  const told = new Map<string, Notice>();
  const tell = (agentId: string | null | undefined, kind: NotificationKind) => {
    const isOwn = fact.actor.kind === 'agent' && fact.actor.id === agentId;
    if (agentId && !isOwn && !told.has(agentId))
      told.set(agentId, { agentId, kind, cause: fact.type as NotificationCause });
  };
  const tellReaders = () => {
    tell(concerned.assigneeId, 'answered');
    for (const follower of concerned.followers) tell(follower, 'followed');
  };

  const is = <Type extends EventType>(type: Type, then: (data: EventMap[Type]) => void) => {
    if (fact.type === type) then(fact.data as EventMap[Type]);
  };
  is('note.written', ({ mentions, handedTo }) => {
    // Whoever got the conversation with it hears so by that.
    for (const agentId of mentions) if (agentId !== handedTo) tell(agentId, 'mentioned');
    tell(concerned.assigneeId === handedTo ? null : concerned.assigneeId, 'answered');
    for (const follower of concerned.followers) if (follower !== handedTo) tell(follower, 'followed');
  });
  is('conversation.assigned', ({ assignee, takenFrom }) => {
    tell(assignee.to, 'assigned');
    // Who wrote in it or had it may look elsewhere; being freed of it by a third is no news of theirs.
    const isTaken = fact.actor.kind === 'agent' && fact.actor.id === assignee.to;
    tell(takenFrom ?? (isTaken ? assignee.from : null), 'takenOver');
  });
  is('customer.wrote', () => {
    // The first message is the conversation itself.
    if (concerned.status !== 'spam' && message && message.seq > 1) tellReaders();
  });
  is('reply.released', tellReaders);
  is('reply.returned', () => tell(message?.authorId, 'failed'));
  is('message.failed', () => tell(message?.authorId ?? concerned.assigneeId, 'failed'));
  is('message.outcome_unknown', () => tell(message?.authorId ?? concerned.assigneeId, 'failed'));
  is('message.bounced', ({ permanent }) => {
    if (permanent) tell(message?.authorId ?? concerned.assigneeId, 'failed');
  });
  return [...told.values()];
}

/** The facts of which anybody may be told. */
export const noticed: readonly string[] = [
  'note.written',
  'conversation.assigned',
  'customer.wrote',
  'reply.released',
  'reply.returned',
  'message.failed',
  'message.outcome_unknown',
  'message.bounced',
] satisfies NotificationCause[];
