import type { BulkAction } from '@kontor/contracts/bulk';
import type { EventType } from '@kontor/contracts/events';
import {
  assigned,
  type Decide,
  handedOver,
  prioritised,
  retagged,
  snoozedUntil,
  withStatus,
} from '../conversation/decisions.ts';

/** An action on a conversation itself; reading is the agent's own affair. */
export type Deed = Exclude<BulkAction, { do: 'read' | 'unread' }>;

export const isDeed = (action: BulkAction): action is Deed => action.do !== 'read' && action.do !== 'unread';

/** The same judgement as for one conversation alone. */
export function decisionOf(action: Deed): Decide {
  switch (action.do) {
    case 'assign':
      return assigned(action.assigneeId);
    case 'team':
      return handedOver(action.teamId);
    case 'tag':
      return retagged(action.add, action.remove);
    case 'priority':
      return prioritised(action.priority);
    case 'status':
      return withStatus(action.status);
    case 'not spam':
      return (conversation, tx, now) =>
        conversation.status === 'spam' ? withStatus('open')(conversation, tx, now) : undefined;
    case 'snooze':
      return snoozedUntil(new Date(action.until));
  }
}

/** The facts that say that somebody has changed the same thing since. */
export function factsThatTouch(action: Deed): EventType[] {
  switch (action.do) {
    case 'assign':
      return ['conversation.assigned'];
    case 'team':
      return ['conversation.team_changed', 'conversation.assigned'];
    case 'tag':
      return ['conversation.tagged'];
    case 'priority':
      return ['conversation.priority_changed'];
    case 'status':
    case 'not spam':
    case 'snooze':
      return ['conversation.status_changed'];
  }
}
