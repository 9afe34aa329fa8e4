import type { ConversationDetail, ConversationList, EventView, ListedConversation } from '../conversation.ts';
import type { DraftView, MessageList } from '../message.ts';
import { compareRows } from './belongs.ts';
import { kept, keptItems } from './kept.ts';
import type { ClientState, ListWants, OpenConversation } from './state.ts';

/**
 * Fetched answers laid into the state. An answer may be older than things that came while it was on its way: whoever fetches
 * keeps those things from the moment of the request and applies them again afterwards (`journal.ts`).
 */
export function loadList(state: ClientState, wants: ListWants, page: ConversationList): ClientState {
  return {
    ...state,
    list: {
      wants,
      rows: page.items,
      next: page.next,
      edge: page.items.at(-1) ?? null,
      ...(page.searchedTo && { searchedTo: page.searchedTo }),
      versions: versionsOf(page.items),
    },
    reads: { ...state.reads, ...readsOf(page.items) },
    asks: { ...state.asks, list: false },
  };
}

/** The next page. What has moved between the pages meanwhile stands once, as the page says. */
export function loadMore(state: ClientState, page: ConversationList): ClientState {
  const { list } = state;
  if (!list) return state;
  const compare = compareRows(list.wants);
  const fetched = new Set(page.items.map(({ id }) => id));
  const kept = list.rows.filter(({ id }) => !fetched.has(id));
  const rows = [...kept, ...page.items].toSorted(compare);
  const { searchedTo: _, ...before } = list;
  return {
    ...state,
    list: {
      ...before,
      rows,
      next: page.next,
      edge: page.items.at(-1) ?? list.edge,
      ...(page.searchedTo && { searchedTo: page.searchedTo }),
      // What belonged to no page that was loaded may belong to this one when it is applied again.
      versions: versionsOf(rows),
    },
    reads: { ...state.reads, ...readsOf(page.items) },
  };
}

export interface Fetched {
  detail: ConversationDetail;
  messages: MessageList;
  events: { items: EventView[]; next: string | null };
  drafts: DraftView[];
}

/** Messages and events come newest first and stand oldest first. What was there already and is the same stays the same object. */
export function loadConversation(state: ClientState, fetched: Fetched): ClientState {
  const before = state.open?.detail.id === fetched.detail.id ? state.open : undefined;
  const goneDrafts = before?.goneDrafts ?? [];
  const drafts = fetched.drafts.filter(({ id }) => !goneDrafts.includes(id));
  const open: OpenConversation = {
    ...newestDetail(before, fetched.detail),
    messages: keptItems(before?.messages, fetched.messages.items.toReversed()),
    before: fetched.messages.next,
    gap: null,
    events: keptItems(before?.events, fetched.events.items.toReversed()),
    eventsBefore: fetched.events.next,
    drafts: kept(before?.drafts, drafts),
    goneDrafts,
  };
  return {
    ...state,
    open,
    reads: { ...state.reads, [fetched.detail.id]: fetched.detail.readSeq },
    asks: { ...state.asks, open: false },
  };
}

/** Who is in it and how a reply is addressed, again; messages and events stay. */
export function loadDetail(state: ClientState, detail: ConversationDetail): ClientState {
  if (state.open?.detail.id !== detail.id) return state;
  return {
    ...state,
    open: { ...state.open, ...newestDetail(state.open, detail) },
    asks: { ...state.asks, open: false },
  };
}

/** Answers overtake each other: an older one takes nothing back that a newer one told. */
function newestDetail(
  before: OpenConversation | undefined,
  detail: ConversationDetail,
): Pick<OpenConversation, 'detail' | 'fetchedVersion'> {
  if (before && before.fetchedVersion > detail.version)
    return { detail: before.detail, fetchedVersion: before.fetchedVersion };
  return { detail: kept(before?.detail, detail), fetchedVersion: detail.version };
}

export function loadOlder(state: ClientState, page: MessageList): ClientState {
  const { open } = state;
  if (!open) return state;
  const known = new Set(open.messages.map(({ id }) => id));
  const older = page.items.filter(({ id }) => !known.has(id)).toReversed();
  return { ...state, open: { ...open, messages: [...older, ...open.messages], before: page.next } };
}

/** The page around a message further back than all that is loaded. */
export function loadAround(state: ClientState, page: MessageList): ClientState {
  const { open } = state;
  const last = page.items[0];
  const first = open?.messages[0];
  if (!open || !last || !first || open.gap) return state;
  const older = page.items.filter(({ seq }) => seq < first.seq).toReversed();
  const isApart = page.newer != null && last.seq < first.seq;
  return {
    ...state,
    open: {
      ...open,
      messages: [...older, ...open.messages],
      before: page.next,
      gap: isApart ? { after: last.seq, before: first.seq } : null,
    },
  };
}

/** What follows the page that somebody came for, until it meets what was there. */
export function loadIntoGap(state: ClientState, page: MessageList): ClientState {
  const { open } = state;
  if (!open?.gap) return state;
  const { after, before } = open.gap;
  const fresh = page.items.filter(({ seq }) => seq > after && seq < before).toReversed();
  const reached = page.items[0]?.seq ?? before;
  return {
    ...state,
    open: {
      ...open,
      messages: [...open.messages, ...fresh].toSorted((a, b) => a.seq - b.seq),
      gap: page.next !== null && reached < before ? { after: reached, before } : null,
    },
  };
}

/** The same from below: what comes before the newest ones. */
export function loadBeforeGap(state: ClientState, page: MessageList): ClientState {
  const { open } = state;
  if (!open?.gap) return state;
  const { after, before } = open.gap;
  const fresh = page.items.filter(({ seq }) => seq > after && seq < before).toReversed();
  const reached = page.items.at(-1)?.seq ?? after;
  return {
    ...state,
    open: {
      ...open,
      messages: [...open.messages, ...fresh].toSorted((a, b) => a.seq - b.seq),
      gap: page.next !== null && reached > after ? { after, before: reached } : null,
    },
  };
}

export function loadOlderEvents(
  state: ClientState,
  page: { items: EventView[]; next: string | null },
): ClientState {
  const { open } = state;
  if (!open) return state;
  const known = new Set(open.events.map(({ id }) => id));
  const older = page.items.filter(({ id }) => !known.has(id)).toReversed();
  return { ...state, open: { ...open, events: [...older, ...open.events], eventsBefore: page.next } };
}

function versionsOf(rows: ListedConversation[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
}

function readsOf(rows: ListedConversation[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ id, readSeq }) => [id, readSeq]));
}
