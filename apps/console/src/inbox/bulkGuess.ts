import type { BulkAction } from '@kontor/contracts/bulk';
import type { ConversationRow, ListedConversation } from '@kontor/contracts/conversation';

/** What an action will most likely make of a conversation; nothing when it is so already, or when it is not for such a one. */
export function foreseen(
  row: ListedConversation,
  action: BulkAction,
  now: string,
): Partial<ConversationRow> | null {
  switch (action.do) {
    case 'assign':
      return action.assigneeId === row.assigneeId ? null : { assigneeId: action.assigneeId };
    case 'team':
      return action.teamId === row.teamId ? null : { teamId: action.teamId };
    case 'priority':
      return action.priority === row.priority ? null : { priority: action.priority };
    case 'tag': {
      const kept = row.tags.filter((tag) => !action.remove.includes(tag));
      return { tags: [...new Set([...kept, ...action.add])] };
    }
    case 'status':
      return action.status === row.status ? null : withStatus(action.status, now);
    case 'not spam':
      return row.status === 'spam' ? withStatus('open', now) : null;
    case 'snooze':
      return { status: 'snoozed', snoozedUntil: action.until };
    default:
      return null;
  }
}

const withStatus = (status: ConversationRow['status'], now: string): Partial<ConversationRow> => ({
  status,
  snoozedUntil: null,
  resolvedAt: status === 'resolved' ? now : null,
});

/** Up to which message it counts as read then; nothing when the action is about something else. */
export function readUpTo(row: ListedConversation, action: BulkAction): number | null {
  if (action.do === 'read') return row.seq;
  return action.do === 'unread' ? Math.min(row.readSeq, Math.max(0, row.seq - 1)) : null;
}
