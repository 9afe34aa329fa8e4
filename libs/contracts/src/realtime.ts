import type { BulkChange } from './bulk.ts';
import type { ConversationRow, Counts, EventView } from './conversation.ts';
import type { CompanyView, CustomerView } from './customer.ts';
import type { DraftView, MessageView } from './message.ts';

/**
 * The agents' socket (`/agent`). A client subscribes to rooms first (the answer has each room's epoch and number), then
 * fetches; a room's frames are numbered without a gap. A hole, a new epoch or a reconnect means: fetch again what is on
 * the screen.
 *
 * Rooms: `agent:<own id>`; `team:<id>` for each own team and `everything` for admins (lists); `conversation:<id>`;
 * `customer:<id>`.
 */
export type Room = string;

export interface CustomerInRows {
  id: string;
  version: number;
  /** Null when they have none: then each row names them as they first wrote (`wroteAs`). */
  name: string | null;
}

/** One thing that changed. What has a version is applied only when newer. */
export type Thing =
  | { thing: 'conversation'; row: ConversationRow }
  /** It can no longer be seen by whoever gets this. Says nothing else. */
  | { thing: 'gone'; conversationId: string }
  /** The same of a customer. */
  | { thing: 'customer gone'; customerId: string }
  | { thing: 'message'; message: MessageView }
  | { thing: 'event'; conversationId: string; event: EventView }
  | { thing: 'draft'; draft: DraftView }
  | { thing: 'draft gone'; conversationId: string; draftId: string }
  | { thing: 'read'; conversationId: string; seq: number }
  | { thing: 'customer'; customer: CustomerView }
  /** In the rooms of its customers. */
  | { thing: 'company'; company: CompanyView }
  /** What rows say of a customer: told once in each list, however many conversations they have. */
  | { thing: 'customer in rows'; customer: CustomerInRows }
  /** Rows may have changed in a way that is not told: fetch the list again. */
  | { thing: 'lists' }
  | { thing: 'counts'; counts: Counts }
  /** My notifications changed: fetch them again. */
  | { thing: 'notifications' }
  /** How far what I do to many conversations is. */
  | { thing: 'bulk'; change: BulkChange }
  | { thing: 'colleague'; agentId: string; availability: 'available' | 'away' }
  /** Names, teams, channels, tags or views changed: fetch the directory again. */
  | { thing: 'directory' }
  /** Own rights changed: fetch the session and the lists again. */
  | { thing: 'rights' };

export interface Frame {
  room: Room;
  epoch: string;
  n: number;
  things: Thing[];
}

/** The head of a room: the newest number given out in this epoch. */
export type Head = { epoch: string; n: number };
export type SubscribeAnswer = { heads: Record<Room, Head>; refused: Room[] };

export interface PresenceOf {
  agentId: string;
  typing: 'reply' | 'note' | null;
}

export interface ServerToAgent {
  frame: (frame: Frame) => void;
  /** Every ten seconds: the heads of the rooms this socket is in. */
  heads: (heads: Record<Room, Head>) => void;
  presence: (of: { conversationId: string; agents: PresenceOf[] }) => void;
  /** Before the server disconnects: the session ended, or another reason for people. */
  bye: (reason: 'session ended' | 'server stopping') => void;
}

export interface AgentToServer {
  subscribe: (rooms: Room[], answer: (result: SubscribeAnswer) => void) => void;
  unsubscribe: (rooms: Room[]) => void;
  /** What I am looking at and whether I type there; null when I left. */
  presence: (at: { conversationId: string | null; typing: 'reply' | 'note' | null }) => void;
}
