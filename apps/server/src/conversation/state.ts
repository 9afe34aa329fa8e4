import type { ConversationState, Done } from '@kontor/domain/conversation/state';
import { oldestUnanswered } from '@kontor/domain/conversation/unanswered';
import type { Sql } from '../platform/database/tables.ts';
import type { ConversationChanges, ConversationRow } from '../timeline/recording.ts';

/** The part of a row that the verbs in `@kontor/domain/conversation` look at. */
export function stateOf(row: ConversationRow): ConversationState {
  return {
    status: row.status,
    waitingSince: row.waiting_since,
    snoozedUntil: row.snoozed_until,
    resolvedAt: row.resolved_at,
    lastMessageAt: row.last_message_at,
  };
}

/** What a verb changed, as columns. */
export function columnsOf({ changes }: Pick<Done, 'changes'>): ConversationChanges {
  const columns: ConversationChanges = {};
  if ('status' in changes) columns.status = changes.status;
  if ('waitingSince' in changes) columns.waiting_since = changes.waitingSince;
  if ('snoozedUntil' in changes) columns.snoozed_until = changes.snoozedUntil;
  if ('resolvedAt' in changes) columns.resolved_at = changes.resolvedAt;
  if ('lastMessageAt' in changes) columns.last_message_at = changes.lastMessageAt;
  return columns;
}

const notReleased = new Set(['held', 'scheduled', 'undone', 'returned', 'failed']);

/** When the oldest inbound message without an answer was received, reckoned from the messages themselves. */
export async function oldestUnansweredIn(tx: Sql, conversationId: string): Promise<Date | null> {
  const messages = await tx
    .selectFrom('message')
    .select(['seq', 'kind', 'automatic', 'received_at', 'state', 'needs_no_answer'])
    .where('conversation_id', '=', conversationId)
    .where('kind', 'in', ['inbound', 'outbound'])
    .execute();
  return oldestUnanswered(
    messages.map((message) => ({
      seq: message.seq,
      kind: message.kind,
      automatic: message.automatic !== null,
      receivedAt: message.received_at,
      counts: message.kind === 'outbound' && !notReleased.has(message.state ?? ''),
      needsNoAnswer: message.needs_no_answer,
    })),
  );
}
