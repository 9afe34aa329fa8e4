import type { ConversationRow, ListedConversation } from '../conversation.ts';
import { belongs, compareRows, isLoadedPart } from './belongs.ts';
import { withNewestCustomer } from './customer.ts';
import type { ClientContext, ClientState, ListState } from './state.ts';

/** A conversation changed: it enters the list, leaves it, or moves to its place. */
export function applyRow(state: ClientState, row: ConversationRow, context: ClientContext): ClientState {
  const { list } = state;
  if (!list) return state;
  if ((list.versions[row.id] ?? -1) >= row.version) return withCustomerOf(state, list, row);
  const versions = { ...list.versions, [row.id]: row.version };
  const place = list.rows.findIndex(({ id }) => id === row.id);
  const is = belongs(row, list.wants, context);

  if (is === null) {
    const rows = place < 0 ? list.rows : resorted(list, withRead(list.rows[place]!, row), place);
    return { ...state, list: { ...list, rows, versions }, asks: { ...state.asks, list: true } };
  }
  if (!is || !isLoadedPart(list, row)) {
    const rows = place < 0 ? list.rows : list.rows.toSpliced(place, 1);
    return { ...state, list: { ...list, rows, versions } };
  }
  if (place >= 0) {
    const rows = resorted(list, withRead(list.rows[place]!, row), place);
    return { ...state, list: { ...list, rows, versions } };
  }
  const readSeq = state.reads[row.id];
  const rows = inserted(list, { ...row, readSeq: readSeq ?? 0 });
  const reads = readSeq === undefined ? [...new Set([...state.asks.reads, row.id])] : state.asks.reads;
  return { ...state, list: { ...list, rows, versions }, asks: { ...state.asks, reads } };
}

/** A row that is not newer may still have been read after its customer changed. */
function withCustomerOf(state: ClientState, list: ListState, row: ConversationRow): ClientState {
  const place = list.rows.findIndex(({ id }) => id === row.id);
  const old = list.rows[place];
  const kept = old && withNewestCustomer(old, row);
  return kept === old ? state : { ...state, list: { ...list, rows: list.rows.with(place, kept!) } };
}

/** It can no longer be seen. */
export function dropRow(state: ClientState, conversationId: string): ClientState {
  const { list } = state;
  if (!list?.rows.some(({ id }) => id === conversationId)) return state;
  return { ...state, list: { ...list, rows: list.rows.filter(({ id }) => id !== conversationId) } };
}

/** How far this agent has read: the newest word counts, for a conversation can be marked as unread. */
export function applyRead(state: ClientState, conversationId: string, seq: number): ClientState {
  const reads = { ...state.reads, [conversationId]: seq };
  const asks = { ...state.asks, reads: state.asks.reads.filter((id) => id !== conversationId) };
  const list = state.list && {
    ...state.list,
    rows: state.list.rows.map((row) => (row.id === conversationId ? { ...row, readSeq: seq } : row)),
  };
  const open =
    state.open?.detail.id === conversationId
      ? { ...state.open, detail: { ...state.open.detail, readSeq: seq } }
      : state.open;
  return { ...state, reads, asks, list, open };
}

function withRead(old: ListedConversation, row: ConversationRow): ListedConversation {
  return { ...withNewestCustomer(row, old), readSeq: old.readSeq };
}

function resorted(list: ListState, row: ListedConversation, place: number): ListedConversation[] {
  return inserted({ ...list, rows: list.rows.toSpliced(place, 1) }, row);
}

function inserted(list: ListState, row: ListedConversation): ListedConversation[] {
  const compare = compareRows(list.wants);
  let low = 0;
  let high = list.rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list.rows[middle]!, row) < 0) low = middle + 1;
    else high = middle;
  }
  return list.rows.toSpliced(low, 0, row);
}
