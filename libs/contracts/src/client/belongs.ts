import { evaluate } from '@kontor/domain/condition/evaluate';
import { compareBy, compareToPosition } from '@kontor/domain/condition/order';
import type { ConversationRow } from '../conversation.ts';
import { canTell, factsOf } from './facts.ts';
import type { ClientContext, ListState, ListWants } from './state.ts';

/** Is this conversation in the list? Null where only the server can tell. */
export function belongs(row: ConversationRow, wants: ListWants, context: ClientContext): boolean | null {
  if (wants.teamId && row.teamId !== wants.teamId) return false;
  if (wants.channelId && row.channelId !== wants.channelId) return false;
  if (wants.customerId && row.customer.id !== wants.customerId) return false;
  if (wants.query || !canTell(wants.condition)) return null;
  return evaluate(wants.condition, factsOf(row), {
    now: context.now,
    zone: context.zone,
    viewer: { id: context.me, teamIds: context.teamIds },
  });
}

export function compareRows(wants: ListWants): (a: ConversationRow, b: ConversationRow) => number {
  const compare = compareBy(wants.order);
  return (a, b) => compare(factsOf(a), factsOf(b));
}

/** Whether the row stands in the part that is loaded; otherwise it comes with a later page. */
export function isLoadedPart(list: ListState, row: ConversationRow): boolean {
  if (list.next === null) return true;
  if (list.searchedTo) return compareToPosition(list.wants.order, factsOf(row), list.searchedTo) <= 0;
  return list.edge === null || compareRows(list.wants)(row, list.edge) <= 0;
}
