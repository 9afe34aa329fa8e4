import type { Trade } from './companies.ts';
import type { Origin } from './names.ts';
import type { Language } from './scenario.ts';

export interface DemoHandle {
  id: string;
  kind: 'email' | 'phone';
  address: string;
  verified: boolean;
  /** Mail to it bounces. */
  failing?: boolean;
}

export interface DemoCompany {
  id: string;
  name: string;
  trade: Trade;
  /** First label of its domain. */
  word: string;
}

export interface DemoCustomer {
  id: string;
  /** As lists show it: a person, or a company with its contact. */
  name: string;
  first: string;
  last: string;
  woman: boolean;
  origin: Origin;
  language: Language;
  kind: CustomerKind;
  company?: DemoCompany;
  /** True for the first customer of its company. */
  firstOfCompany: boolean;
  street: string;
  zip: string;
  city: string;
  phone: string;
  /** The e-mail address they write from is the first. */
  handles: DemoHandle[];
  /** Somebody of the same household or company, who is sometimes in copy. */
  partner: { first: string; name: string; address: string };
  tags: string[];
  /** What colleagues noted about them. */
  note?: string;
  number: string;
  manner: Manner;
  createdAt: number;
}

export type CustomerKind = 'private' | 'business' | 'press';

/** How somebody writes. */
export interface Manner {
  /** Formal people greet with "Sehr geehrte Damen und Herren", hasty ones hardly at all. */
  tone: 'formal' | 'friendly' | 'hasty';
  /** Picks among the greetings of the tone: people have habits. */
  habit: number;
  mobile: boolean;
  /** Answers above the quoted mail. */
  quotes: boolean;
}

export interface PeopleWishes {
  seed: number;
  count: number;
  /** When the conversations begin: seven in ten customers are older than that. */
  start: number;
  now: number;
}
