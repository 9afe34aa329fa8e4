import type { Verdict } from '@kontor/domain/condition/judge';
import type { Effect } from '@kontor/domain/rules/rule';
import type { Priority, Status } from './conversation.ts';

/** Who did it. `rule` names the rule and the version that fired; `system` is Kontor itself (a clock, a restart, a bounce). */
export type Actor =
  | { kind: 'agent'; id: string }
  | { kind: 'customer'; id: string }
  | { kind: 'rule'; id: string; version: number; name: string }
  | { kind: 'system' };

export interface Change<Value> {
  from: Value;
  to: Value;
}

/**
 * The one map of facts: past tense, written in the transaction of the change, never altered. They hold ids and the before
 * and after of fields, never text or personal data.
 */
export interface EventMap {
  /** `offers`: numbers in the subject that its sender could not join by. */
  'conversation.opened': {
    channelId: string;
    messageId: string | null;
    teamId: string | null;
    offers?: number[];
  };
  'customer.wrote': { messageId: string; channelId: string; stranger: boolean };
  'automatic.received': { messageId: string; channelId: string; automatic: string };
  'history.imported': { messageId: string; channelId: string };
  /** `draftId`: the author's draft, which went with it. `handedTo`: who got the conversation with it, by the same deed. */
  'note.written': { messageId: string; mentions: string[]; draftId?: string; handedTo?: string };
  'reply.accepted': { messageId: string; channelId: string; releaseAt: string | null; draftId?: string };
  /** `joined`: participants who take part from here on, for it goes to them. */
  'reply.released': { messageId: string; joined?: string[] };
  'reply.rescheduled': { messageId: string; releaseAt: string };
  'reply.undone': { messageId: string };
  'reply.returned': { messageId: string; newer: string[] };
  'message.sending': { messageId: string; attempt: number };
  'message.sent': { messageId: string; attempt: number; refused: number };
  'message.retrying': { messageId: string; attempt: number; dueAt: string };
  'message.failed': { messageId: string };
  'message.outcome_unknown': { messageId: string };
  'message.settled': { messageId: string; as: 'delivered' | 'sent again' };
  'message.delivered': { messageId: string };
  'message.read': { messageId: string };
  'message.bounced': { messageId: string; permanent: boolean };
  'abuse.reported': { messageId: string | null };
  /** `because`: nobody took it away from them on purpose; it was freed with all they had in hand. */
  'conversation.assigned': {
    assignee: Change<string | null>;
    considered?: string[];
    because?: 'was shut out' | 'left the team';
    /** Handed over with this note. */
    noteId?: string;
    /** Taken over by the new assignee from this colleague, who had it or was writing. */
    takenFrom?: string;
  };
  'conversation.team_changed': { team: Change<string | null> };
  'conversation.status_changed': { status: Change<Status>; snoozedUntil?: string };
  'conversation.tagged': { added: string[]; removed: string[] };
  'conversation.priority_changed': { priority: Change<Priority> };
  'conversation.type_changed': { type: Change<string> };
  'conversation.subject_changed': Record<string, never>;
  'conversation.followed': { agentId: string; reason: 'follows' | 'mentioned' };
  'conversation.unfollowed': { agentId: string };
  'participant.joined': { participantId: string; stranger: boolean };
  'participant.added_to_reply': { participantId: string };
  'participant.removed_from_reply': { participantId: string };
  'answer.not_needed': { messageId: string };
  /** It was marked as needing none, and somebody thought better of it. */
  'answer.needed': { messageId: string };
  /** `because`: the condition with the answer at each place; `explainVerdict` reads it to people. */
  'rule.fired': { ruleId: string; version: number; name: string; because: Verdict; did: Effect[] };
  'rule.failed': { ruleId: string; version: number; name: string; reason: { en: string; de: string } };
  /** `begun`: it was not there before. */
  'draft.saved': { draftId: string; agentId: string; kind: 'reply' | 'note'; begun?: true };
  'draft.discarded': { draftId: string; agentId: string; kind: 'reply' | 'note' };
  'conversation.read': { agentId: string; seq: number };
  'customer.created': { channelId: string | null };
  'customer.changed': { fields: string[] };
  'customer.blocked': Record<string, never>;
  'customer.unblocked': Record<string, never>;
  'company.created': { companyId: string };
  'company.changed': { companyId: string; fields: string[] };
  'team.changed': { teamId: string };
  'membership.changed': { agentId: string; teamId: string; member: boolean };
  'agent.changed': { agentId: string };
  'agent.availability_changed': { agentId: string; availability: 'available' | 'away' };
  'session.ended': { sessionId: string; agentId: string };
  'channel.changed': { channelId: string };
  'channel.teams_changed': { channelId: string; teamIds: string[]; before: string[] };
  'channel.health_changed': { channelId: string };
  'receipt.quarantined': { receipt: number; channelId: string };
  'receipt.settled': { receipt: number; channelId: string };
  /** There are new ones for this agent, or some were read. */
  'notifications.changed': { agentId: string };
  'bulk.progressed': { bulkId: string; agentId: string };
  'settings.changed': {
    what: 'attribute' | 'brand' | 'canned reply' | 'tag' | 'rule' | 'view' | 'webhook' | 'workspace';
  };
}

export type EventType = keyof EventMap;

/** One fact as the relay and its readers know it. */
export interface Fact<Type extends EventType = EventType> {
  type: Type;
  data: EventMap[Type];
  actor: Actor;
}
