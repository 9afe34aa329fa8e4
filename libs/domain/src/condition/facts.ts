import type { Moment } from '../time/moment.ts';

/**
 * What is known about one conversation, as far as conditions can ask: the row and what is joined to it. Server and browser
 * build the same. `null` means absent; nothing may be left out, since what is left out would quietly count as absent.
 */
export interface ConversationFacts {
  id: string;
  number: number;
  status: string;
  type: string;
  priority: string;
  teamId: string | null;
  assigneeId: string | null;
  brandId: string;
  channelId: string;
  channelKind: string;
  subject: string | null;
  tags: readonly string[];
  /** BCP 47. */
  language: string | null;
  openedAt: Moment;
  lastMessageAt: Moment | null;
  /** When the oldest inbound message without an answer was received; absent when nothing is owed. */
  waitingSince: Moment | null;
  snoozedUntil: Moment | null;
  resolvedAt: Moment | null;
  failedDeliveries: number;
  /** Agents whom a note mentions. */
  mentionedIds: readonly string[];
  /** Agents who have a draft in it. */
  drafterIds: readonly string[];
  /** Agents of whom a reply was released. */
  answererIds: readonly string[];
  customer: CustomerFacts | null;
  /** Only in rules on events: the message that caused the event. */
  message?: MessageFacts;
}

export interface CustomerFacts {
  id: string;
  name: string | null;
  tags: readonly string[];
  language: string | null;
  blockedAt: Moment | null;
  companyId: string | null;
  company: CompanyFacts | null;
  /** As stored: see `storeAttribute`. */
  attributes: Readonly<Record<string, unknown>>;
}

export interface CompanyFacts {
  name: string;
  /** As stored: see `storeAttribute`. */
  attributes: Readonly<Record<string, unknown>>;
}

export interface MessageFacts {
  /** The sender's address. */
  from: string;
  /** The address of ours that was written to. */
  to: string | null;
  subject: string | null;
  text: string;
  automatic: boolean;
  hasAttachment: boolean;
  authenticity: 'aligned' | 'failed' | 'none';
}
