import type { EventMap, EventType } from '@kontor/contracts/events';
import type { AgentKey, ChannelKey } from './cast.ts';
import type { DemoFile } from './files/attachments.ts';
import type { DemoCustomer } from './customer.ts';
import type { Language, Priority, TeamName, TypeKey } from './scenario.ts';

export interface DemoAddress {
  address: string;
  name?: string;
}

/** A message or note, in the order of its conversation. Times are milliseconds. */
export interface DemoMessage {
  id: string;
  seq: number;
  kind: 'inbound' | 'outbound' | 'note';
  at: number;
  /** Of an inbound one: without quote and signature block. */
  text: string;
  /** All of it, when there is more. */
  fullText?: string;
  author?: AgentKey;
  sender?: DemoAddress;
  /** True when the customer's own address wrote it, and not somebody in copy. */
  byCustomer: boolean;
  to: DemoAddress[];
  cc: DemoAddress[];
  subject?: string;
  automatic?: 'reply';
  mentions: AgentKey[];
  files: DemoFile[];
  externalId?: string;
  digest?: string;
  token?: string;
  replyTo?: string;
  then?: { status: 'waiting' | 'resolved' };
}

export type DemoActor =
  | { kind: 'agent'; id: string }
  | { kind: 'customer'; id: string }
  | { kind: 'rule'; id: string; version: number; name: string }
  | { kind: 'system' };

/** A fact of the contract's event map, ids and all. */
export type DemoEvent = {
  [Type in EventType]: { type: Type; data: EventMap[Type]; id: string; at: number; actor: DemoActor };
}[EventType];

export interface DemoParticipant {
  id: string;
  address: string;
  name?: string;
  role: 'customer' | 'cc';
  sinceSeq: number;
}

export interface DemoConversation {
  id: string;
  number: number;
  scenario: string;
  /** Which of the scenario's openings it began with. */
  opening: number;
  customer: DemoCustomer;
  channel: ChannelKey;
  writtenTo: string;
  subject: string;
  language: Language;
  team: TeamName;
  assignee: AgentKey | null;
  type: TypeKey;
  priority: Priority;
  tags: string[];
  status: 'open' | 'waiting' | 'snoozed' | 'resolved';
  waitingSince: number | null;
  snoozedUntil: number | null;
  resolvedAt: number | null;
  openedAt: number;
  lastMessageAt: number;
  participants: DemoParticipant[];
  followers: { agent: AgentKey; at: number }[];
  reads: { agent: AgentKey; seq: number; at: number }[];
  messages: DemoMessage[];
  events: DemoEvent[];
}
