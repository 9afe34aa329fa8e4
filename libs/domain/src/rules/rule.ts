import type { Priority } from '../condition/fields.ts';
import type { Condition } from '../condition/tree.ts';
import type { Verdict } from '../condition/judge.ts';
import type { Moment } from '../time/moment.ts';

/** What happened that a rule can react to. */
export const ruleEvents = ['conversation.opened', 'conversation.begun', 'customer.wrote'] as const;
/** `opened` by a message of the customer's, `begun` by one of ours: what was made for the one does not touch the other. */
export type RuleEvent = (typeof ruleEvents)[number];

/** When this happens and the condition holds, do these things, in this order. One version of it never changes. */
export interface Rule {
  id: string;
  version: number;
  name: string;
  /** Rules run by place, the smallest first, in the order people gave them. */
  place: number;
  event: RuleEvent;
  /** Checked by `validateCondition(…, { scope: 'rule' })`: it may ask about the message. */
  condition: Condition;
  actions: readonly RuleAction[];
  /** When this rule has fired, no later one runs. */
  stop: boolean;
}

export type RuleAction =
  | { do: 'team'; teamId: string }
  | { do: 'assignee'; agentId: string }
  /** Among the available agents of this team, or of the conversation's own: longest since their last assignment. */
  | { do: 'round robin'; teamId?: string | undefined }
  | { do: 'tag'; tags: readonly string[] }
  | { do: 'priority'; priority: Priority };

/** Who is there, as of now. People who can no longer sign in are not part of it. */
export interface Staff {
  teams: readonly { id: string; agentIds: readonly string[] }[];
  agents: readonly StaffAgent[];
}

export interface StaffAgent {
  id: string;
  available: boolean;
  lastAssignedAt: Moment | null;
}

/** Someone a round robin looked at. */
export interface Considered {
  agentId: string;
  available: boolean;
  /** ISO 8601; null when never. */
  lastAssignedAt: string | null;
}

/** What a rule did, in ids, for the event log and for the caller to carry out. */
export type Effect =
  | { did: 'team'; from: string | null; to: string }
  | { did: 'assignee'; from: string | null; to: string | null; considered?: Considered[] }
  | { did: 'tag'; added: string[] }
  | { did: 'priority'; from: string; to: Priority }
  /** A round robin found no available agent: the conversation stays with its team. */
  | { did: 'nobody available'; teamId: string; considered: Considered[] };

interface OfRule {
  rule: { id: string; version: number; name: string };
}

/** `why`: the condition with the answer at each place (`explainVerdict` reads it to people). */
export type Decision =
  (OfRule & { fired: true; why: Verdict; effects: Effect[]; stopped: boolean }) | (OfRule & Failed);

/** The rule could not be judged or carried out. Nothing of it was done, and the next one went on. */
interface Failed {
  fired: false;
  fault: { en: string; de: string };
}
