import type { Condition } from '@kontor/domain/condition/tree';
import type { OrderName, Position } from '@kontor/domain/condition/order';
import type {
  ConversationDetail,
  ConversationRow,
  Counts,
  EventView,
  ListedConversation,
} from '../conversation.ts';
import type { CustomerView } from '../customer.ts';
import type { DraftView, MessageView } from '../message.ts';

/**
 * What a client has on screen, as plain data. It changes in two ways only: a fetch is laid in (`load.ts`), and a thing from
 * the socket is applied (`apply.ts`). Whatever order the two come in, the state ends as a fresh fetch would have it, or says
 * in `asks` what has to be fetched again.
 */
export interface ClientState {
  list: ListState | null;
  open: OpenConversation | null;
  customer: CustomerView | null;
  counts: Counts | null;
  /** How far this agent has read, by conversation: what is known from any fetch or frame. */
  reads: Record<string, number>;
  availability: Record<string, 'available' | 'away'>;
  asks: Asks;
}

/** What these things could not tell, and only a fetch can. Whoever fetches takes the mark away. */
export interface Asks {
  list: boolean;
  open: boolean;
  directory: boolean;
  session: boolean;
  /** Conversations that entered the list and whose read mark is unknown. */
  reads: string[];
}

/** What a list holds. Text search, and conditions on facts that a row does not carry, only the server can judge. */
export interface ListWants {
  condition: Condition;
  order: OrderName;
  teamId?: string;
  channelId?: string;
  customerId?: string;
  query?: string;
}

export interface ListState {
  wants: ListWants;
  rows: ListedConversation[];
  /** Opaque, for the next page; null when all is loaded. */
  next: string | null;
  /** The last row as it was when its page was fetched: what sorts behind it belongs to later pages. */
  edge: ConversationRow | null;
  /** How far a list was searched that is not full yet: stands for the edge. */
  searchedTo?: Position;
  /** The newest version met of each conversation, whether it is in the list or not. */
  versions: Record<string, number>;
}

/** Between the messages of these two numbers some are not loaded. */
export interface Gap {
  after: number;
  before: number;
}

export interface OpenConversation {
  detail: ConversationDetail;
  /** Of the newest answer that `detail` was laid in from; rows were applied to it since. */
  fetchedVersion: number;
  /** By `seq`, without a gap from the oldest loaded one to the newest but for the one that `gap` names. */
  messages: MessageView[];
  /** Somebody came for a message far back: what lies between its page and the newest ones is not loaded, ends included not. */
  gap: Gap | null;
  /** For the page of older messages; null when the first one is loaded. */
  before: string | null;
  events: EventView[];
  eventsBefore: string | null;
  drafts: DraftView[];
  /** Which were sent or thrown away: a late answer brings none of them back. */
  goneDrafts: readonly string[];
}

/** What an answer depends on besides the state. */
export interface ClientContext {
  me: string;
  teamIds: readonly string[];
  now: number;
  zone: string;
}

export const nothingAsked: Asks = { list: false, open: false, directory: false, session: false, reads: [] };

export const emptyState: ClientState = {
  list: null,
  open: null,
  customer: null,
  counts: null,
  reads: {},
  availability: {},
  asks: nothingAsked,
};
