/**
 * The form in which the demo's matters are written down. A text is prose in backticks: lines of a paragraph are
 * joined, an empty line begins the next one, `⏎` breaks a line. `{slot}` is filled from the conversation's facts and
 * stays the same throughout it; `<one|other>` chooses a wording.
 */
export type Language = 'de' | 'en';

export type TeamName = 'Support' | 'Returns' | 'HR' | 'Social';

export type TypeKey =
  'question' | 'service_request' | 'complaint' | 'sales_enquiry' | 'order' | 'tender' | 'application';

export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** What kind of customer writes about this; `gastro` are cafés and hotels. */
export type Writer = 'private' | 'business' | 'anyone' | 'press' | 'gastro' | 'café' | 'hotel' | 'office';

/** Attachments by what they show; the file's name and bytes are made from it. */
export type FileKind =
  | 'crack'
  | 'dent'
  | 'leak'
  | 'display'
  | 'beans'
  | 'gauge'
  | 'receipt'
  | 'invoice'
  | 'label'
  | 'offer'
  | 'requirements'
  | 'contract'
  | 'delivery-note'
  | 'cv'
  | 'estimate'
  | 'reminder';

interface Step {
  /** Hours after the step before: office hours for colleagues, plain hours for customers. */
  after: number;
  /** The n-th text goes with the n-th opening. */
  match?: true;
  /** The n-th text goes with the n-th text of the step before. */
  echo?: true;
  /** Only after these openings. At the head of an alternative: it is one only then. */
  on?: number[];
  files?: FileKind[];
}

/** The customer writes. */
export interface CustomerStep extends Step {
  customer: string[];
  /** Written by the person in Cc. */
  copied?: boolean;
  /** Sent by a machine (out of office). */
  automatic?: boolean;
}

/** A colleague answers. */
export interface AgentStep extends Step {
  agent: string[];
  by?: Colleague;
}

/** A colleague writes a note; `@lena` in it mentions her. */
export interface NoteStep extends Step {
  note: string[];
  by?: Colleague;
}

/** The conversation is put away for some working days. */
export interface SnoozeStep {
  snooze: number;
  on?: number[];
}

export interface MaybeStep {
  /** Share of the conversations in which the steps happen. */
  maybe: number;
  steps: Course;
  on?: number[];
}

export interface EitherStep {
  either: Course[];
}

/** A first mail that only some customers would write, or that has subjects of its own. */
export interface Opening {
  by?: Writer;
  subjects?: string[];
  text: string;
}

export type Course = (CustomerStep | AgentStep | NoteStep | SnoozeStep | MaybeStep | EitherStep)[];

/** Who acts: the one who has the conversation, the team's lead, or somebody by name. */
export type Colleague = 'owner' | 'lead' | 'lena' | 'mara' | 'tim' | 'nora' | 'admin';

export interface Scenario {
  id: string;
  /** Local part of the address written to. */
  to: 'support' | 'info' | 'returns' | 'jobs';
  team: TeamName;
  type: TypeKey;
  priority?: Priority;
  tags?: string[];
  from: Writer;
  /** How common the matter is; 2 when absent. */
  weight?: number;
  /** A second person of the household or the company is in copy from the first message on. */
  copy?: boolean;
  /** Files of the first message. */
  files?: FileKind[];
  /** One of these is chosen for a conversation and fills the slots named like its keys. */
  cases?: Record<string, string>[];
  /** For the openings without subjects of their own. */
  subjects?: string[];
  openings: (string | Opening)[];
  course: Course;
  /** How it ends; `waiting`: the customer never comes back and it is closed after some days. Absent: resolved. */
  ends?: 'resolved' | 'waiting';
}
