import type { ConversationRow, EventView } from '../conversation.ts';
import type { DraftView, MessageView } from '../message.ts';
import { withNewestCustomer } from './customer.ts';
import type { ClientState, OpenConversation } from './state.ts';

/** The row's part of the open conversation. Who is in the reply may follow from it, and only a fetch tells. */
export function applyRowToOpen(state: ClientState, row: ConversationRow): ClientState {
  const { open } = state;
  if (open?.detail.id !== row.id) return withOtherOfCustomer(state, row);
  if (open.detail.version >= row.version)
    return { ...state, open: { ...open, detail: withNewestCustomer(open.detail, row) } };
  const addressed =
    open.detail.subject !== row.subject ||
    open.detail.customer.id !== row.customer.id ||
    open.detail.brandId !== row.brandId ||
    open.detail.seq !== row.seq;
  const asks = addressed ? { ...state.asks, open: true } : state.asks;
  return {
    ...state,
    asks,
    open: { ...open, detail: { ...open.detail, ...withNewestCustomer(row, open.detail) } },
  };
}

/** Another conversation of the same customer may hold the same mail: where, and whether one sees it, only a fetch tells. */
function withOtherOfCustomer(state: ClientState, row: ConversationRow): ClientState {
  const { open } = state;
  if (!open || open.detail.customer.id !== row.customer.id) return state;
  const known = open.detail.sameMail.find(({ id }) => id === row.id);
  if (known?.teamId === row.teamId && known.subject === row.subject) return state;
  return { ...state, asks: { ...state.asks, open: true } };
}

/** One that cannot be seen any more is not named, either. */
export function withoutSameMail(state: ClientState, conversationId: string): ClientState {
  const { open } = state;
  if (!open?.detail.sameMail.some(({ id }) => id === conversationId)) return state;
  const sameMail = open.detail.sameMail.filter(({ id }) => id !== conversationId);
  const asks = { ...state.asks, open: true };
  return { ...state, asks, open: { ...open, detail: { ...open.detail, sameMail } } };
}

export function applyMessage(state: ClientState, message: MessageView): ClientState {
  const { open } = state;
  if (open?.detail.id !== message.conversationId) return state;
  return { ...state, open: { ...open, messages: withMessage(open, message) } };
}

export function withMessage(open: OpenConversation, message: MessageView): MessageView[] {
  const place = open.messages.findIndex(({ id }) => id === message.id);
  if (place >= 0) {
    const fresh = open.messages[place]!.version < message.version;
    return fresh ? open.messages.with(place, message) : open.messages;
  }
  const oldest = open.messages[0];
  if (open.before !== null && oldest && message.seq < oldest.seq) return open.messages;
  const isInGap = open.gap && message.seq > open.gap.after && message.seq < open.gap.before;
  if (isInGap) return open.messages;
  return [...open.messages, message].toSorted((a, b) => a.seq - b.seq);
}

/** What changes who is in the conversation and how a reply is addressed, and is not in the row. */
const askedAbout = [
  'participant.joined',
  'participant.added_to_reply',
  'participant.removed_from_reply',
  'conversation.followed',
  'conversation.unfollowed',
  'conversation.subject_changed',
  'message.bounced',
];

export function applyEvent(state: ClientState, conversationId: string, event: EventView): ClientState {
  const { open } = state;
  if (open?.detail.id !== conversationId || open.events.some(({ id }) => id === event.id)) return state;
  const oldest = open.events[0];
  const asks =
    askedAbout.includes(event.type) || event.data.joined ? { ...state.asks, open: true } : state.asks;
  if (open.eventsBefore !== null && oldest && event.seq < oldest.seq) return { ...state, asks };
  const events = [...open.events, event].toSorted((a, b) => a.seq - b.seq);
  return { ...state, asks, open: { ...open, events } };
}

export function applyDraft(state: ClientState, draft: DraftView): ClientState {
  const { open } = state;
  if (open?.detail.id !== draft.conversationId || open.goneDrafts.includes(draft.id)) return state;
  const old = open.drafts.find(({ id }) => id === draft.id);
  if (old && old.version >= draft.version) return state;
  const drafts = [...open.drafts.filter((other) => other !== old), draft];
  return { ...state, open: { ...open, drafts } };
}

export function dropDraft(
  state: ClientState,
  gone: { conversationId: string; draftId: string },
): ClientState {
  const { open } = state;
  if (open?.detail.id !== gone.conversationId || open.goneDrafts.includes(gone.draftId)) return state;
  const drafts = open.drafts.filter(({ id }) => id !== gone.draftId);
  return { ...state, open: { ...open, drafts, goneDrafts: [...open.goneDrafts, gone.draftId] } };
}
