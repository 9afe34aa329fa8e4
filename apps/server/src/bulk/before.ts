import type { Priority, Status } from '@kontor/contracts/conversation';
import { setStatus, snooze } from '@kontor/domain/conversation/status';
import type { Sql } from '../platform/database/tables.ts';
import {
  assigned,
  decided,
  type Decide,
  type Decision,
  prioritised,
  tagged,
} from '../conversation/decisions.ts';
import { oldestUnansweredIn, stateOf } from '../conversation/state.ts';
import type { ConversationRow } from '../timeline/recording.ts';
import type { Deed } from './acting.ts';

/** What an action replaced in a conversation: as little as undoing needs. */
export interface Before {
  teamId: string | null;
  assigneeId: string | null;
  tags: string[];
  priority: Priority;
  status: Status;
  snoozedUntil: string | null;
  resolvedAt: string | null;
}

export function beforeOf(row: ConversationRow): Before {
  return {
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    tags: row.tags,
    priority: row.priority,
    status: row.status,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  };
}

/** Puts back what the action replaced, and nothing else. */
export function putBack(action: Deed, before: Before): Decide {
  switch (action.do) {
    case 'assign':
      return assigned(before.assigneeId);
    case 'team':
      return backToTeam(before);
    case 'tag':
      return tagged(before.tags);
    case 'priority':
      return prioritised(before.priority);
    case 'status':
    case 'not spam':
    case 'snooze':
      return (conversation, tx, now) => backToStatus(conversation, tx, before, now);
  }
}

/** Handing over may have taken it from whoever had it: they get it again. */
function backToTeam({ teamId, assigneeId }: Before): Decide {
  return ({ team_id, assignee_id }) => {
    const changes = { team_id: teamId, assignee_id: assigneeId };
    const moved = {
      type: 'conversation.team_changed' as const,
      data: { team: { from: team_id, to: teamId } },
    };
    if (assignee_id === assigneeId) return { changes, facts: [moved] };
    const given = { from: assignee_id, to: assigneeId };
    return { changes, facts: [moved, { type: 'conversation.assigned', data: { assignee: given } }] };
  };
}

/** What is owed follows from the messages; a snooze whose time has come meanwhile is over. */
async function backToStatus(
  conversation: ConversationRow,
  tx: Sql,
  { status, snoozedUntil, resolvedAt }: Before,
  now: Date,
): Promise<Decision> {
  const owed = await oldestUnansweredIn(tx, conversation.id);
  const until = snoozedUntil === null ? null : new Date(snoozedUntil);
  if (conversation.status === 'spam' && status !== 'open' && status !== 'spam') {
    // Spam is left for "open" alone; from there it goes on to where it was.
    const opened = decided(setStatus(stateOf(conversation), 'open', owed, now))!;
    const open = { ...conversation, ...opened.changes };
    const rest = await backToStatus(open, tx, { status, snoozedUntil, resolvedAt } as Before, now);
    const said = {
      type: 'conversation.status_changed' as const,
      data: {
        status: { from: 'spam' as const, to: rest?.changes.status ?? 'open' },
        ...(rest?.changes.snoozed_until && { snoozedUntil: rest.changes.snoozed_until.toISOString() }),
      },
    };
    return { changes: { ...opened.changes, ...rest?.changes }, facts: [said] };
  }
  if (status === 'snoozed')
    return until && until > now
      ? decided(snooze(stateOf(conversation), until, now))
      : decided(setStatus(stateOf(conversation), 'open', owed, now));
  const decision = decided(setStatus(stateOf(conversation), status, owed, now));
  if (decision && status === 'resolved' && resolvedAt) decision.changes.resolved_at = new Date(resolvedAt);
  return decision;
}
