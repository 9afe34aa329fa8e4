import type { EventType } from './events.ts';

export const webhookAreas = ['conversation', 'message', 'customer', 'workspace'] as const;
export type WebhookArea = (typeof webhookAreas)[number];

/**
 * Each fact, and where it stands among those that a webhook may be told of. Null: nobody's business outside (what one
 * colleague reads or drafts), or Kontor's own bookkeeping. A new fact does not compile until it has its place here.
 */
const areaOf = {
  'conversation.opened': 'conversation',
  'conversation.assigned': 'conversation',
  'conversation.team_changed': 'conversation',
  'conversation.status_changed': 'conversation',
  'conversation.tagged': 'conversation',
  'conversation.priority_changed': 'conversation',
  'conversation.type_changed': 'conversation',
  'conversation.subject_changed': 'conversation',
  'conversation.followed': 'conversation',
  'conversation.unfollowed': 'conversation',
  'conversation.read': null,
  'participant.joined': 'conversation',
  'participant.added_to_reply': 'conversation',
  'participant.removed_from_reply': 'conversation',
  'answer.not_needed': 'conversation',
  'answer.needed': 'conversation',
  'rule.fired': 'conversation',
  'rule.failed': 'conversation',
  'customer.wrote': 'message',
  'automatic.received': 'message',
  'history.imported': 'message',
  'note.written': 'message',
  'reply.accepted': 'message',
  'reply.released': 'message',
  'reply.rescheduled': 'message',
  'reply.undone': 'message',
  'reply.returned': 'message',
  'message.sending': null,
  'message.sent': 'message',
  'message.retrying': 'message',
  'message.failed': 'message',
  'message.outcome_unknown': 'message',
  'message.settled': 'message',
  'message.delivered': 'message',
  'message.read': 'message',
  'message.bounced': 'message',
  'abuse.reported': 'message',
  'draft.saved': null,
  'draft.discarded': null,
  'customer.created': 'customer',
  'customer.changed': 'customer',
  'customer.blocked': 'customer',
  'customer.unblocked': 'customer',
  'company.created': 'customer',
  'company.changed': 'customer',
  'team.changed': 'workspace',
  'membership.changed': 'workspace',
  'agent.changed': 'workspace',
  'agent.availability_changed': 'workspace',
  'channel.changed': 'workspace',
  'channel.teams_changed': 'workspace',
  'channel.health_changed': 'workspace',
  'receipt.quarantined': 'workspace',
  'receipt.settled': 'workspace',
  'session.ended': null,
  'notifications.changed': null,
  'bulk.progressed': null,
  'settings.changed': 'workspace',
} as const satisfies Record<EventType, WebhookArea | null>;

export type WebhookKind = {
  [Type in EventType]: (typeof areaOf)[Type] extends null ? never : Type;
}[EventType];

const areas: Readonly<Record<string, WebhookArea | null>> = areaOf;

/** What a webhook can be told of, in the order in which people choose. */
export const webhookKinds = Object.keys(areaOf).filter((kind) => areas[kind] !== null) as WebhookKind[];

export const kindsOfArea = (area: WebhookArea): WebhookKind[] =>
  webhookKinds.filter((kind) => areas[kind] === area);
