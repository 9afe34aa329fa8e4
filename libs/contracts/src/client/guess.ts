import type { ConversationRow } from '../conversation.ts';
import { withNewestCustomer } from './customer.ts';
import { applyRow } from './list.ts';
import type { ClientContext, ClientState } from './state.ts';

/**
 * Shows a change before the server has confirmed it. Versions stay as they were, so whatever the server says next wins;
 * when it refuses, guess the old row again.
 */
export function guess(state: ClientState, row: ConversationRow, context: ClientContext): ClientState {
  const versions = state.list?.versions;
  const unversioned = state.list
    ? { ...state, list: { ...state.list, versions: { ...versions, [row.id]: -1 } } }
    : state;
  const { list, asks, reads } = applyRow(unversioned, row, context);
  const { readSeq: _, ...plain } = { readSeq: 0, ...row };
  const open =
    state.open?.detail.id === row.id
      ? { ...state.open, detail: { ...state.open.detail, ...withNewestCustomer(plain, state.open.detail) } }
      : state.open;
  return { ...state, open, reads, asks, list: list && { ...list, versions: versions ?? {} } };
}
