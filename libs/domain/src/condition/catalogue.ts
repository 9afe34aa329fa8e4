import type { Moment } from '../time/moment.ts';
import type { ConversationFacts } from './facts.ts';
import type { Money } from './tree.ts';

/**
 * The field catalogue: what a condition can ask about, each field declared once, with how it is read in memory and in SQL.
 * It is open: `catalogueOf([...conversationFields, ...attributeFields(definitions), ...more])`.
 */
export interface Catalogue {
  /** In the order a builder shows them. */
  fields: readonly Field[];
  /** Throws `UnknownField`. */
  field(id: string): Field;
  find(id: string): Field | undefined;
}

export type Field =
  | TextField
  | ChoiceField
  | IdField
  | TagsField
  | AgentsField
  | NumberField
  | MoneyField
  | InstantField
  | BooleanField;

export type FieldType = Field['type'];

/** Words in the two languages of the interface, as they stand inside a sentence (see `heading`). */
export interface Words {
  en: string;
  de: string;
}

export type Locale = keyof Words;

/** The tables beside the conversation (`c`), left-joined under these aliases: `cu`, `co`, `ch`. */
export type Join = 'customer' | 'company' | 'channel';

interface Common {
  id: string;
  label: Words;
  /** `message` facts exist only while an event is handled: a rule may ask for them, a view cannot. */
  scope: 'conversation' | 'message';
  /** What was found in it must not be written into the event log. */
  personal?: true;
}

/**
 * An SQL expression over the aliases, null where the value is absent. It is made of names that the application chose,
 * never of anything a person typed, and holds no parameter.
 */
export interface Sql {
  expression: string;
  joins: readonly Join[];
}

/** Compared by `textKey`, in memory of what is read, in SQL on the stored key. A text without a key is absent. */
export interface TextField extends Common {
  type: 'text';
  read(facts: ConversationFacts): string | null | undefined;
  /** The text read is already a key. */
  readsKey?: true;
  sql?: Sql;
}

/** One of several words that the application chose, compared exactly. */
export interface ChoiceField extends Common {
  type: 'choice';
  /** Absent when the choices are data of the workspace (types, languages, kinds of channel). */
  options?: readonly { value: string; label: Words }[];
  /** How Kontor's own are called where the workspace may add others: no limit to what can be chosen. */
  known?: readonly { value: string; label: Words }[];
  read(facts: ConversationFacts): string | null | undefined;
  sql?: Sql;
}

export type Referred = 'team' | 'agent' | 'channel' | 'brand' | 'customer' | 'company';

/** A reference to a row by its UUID. */
export interface IdField extends Common {
  type: 'id';
  refers: Referred;
  read(facts: ConversationFacts): string | null | undefined;
  sql?: Sql;
}

/** A set of words, compared exactly. An empty set is absent. In SQL a `text[]`. */
export interface TagsField extends Common {
  type: 'tags';
  read(facts: ConversationFacts): readonly string[] | null | undefined;
  sql?: Sql;
}

/** A set of agents: who did something, one row for each in a table of its own. An empty set is absent. */
export interface AgentsField extends Common {
  type: 'agents';
  refers: 'agent';
  /** How it is said of whoever looks: "I am mentioned"; else "<label> include me". */
  saysMe?: { has: Words; hasNone: Words };
  read(facts: ConversationFacts): readonly string[] | null | undefined;
  /** `expression` stands behind `from`: the rows of conversation `c` under the alias `x`, with a `where`. `agent` is one's id. */
  sql?: Sql & { agent: string };
}

export interface NumberField extends Common {
  type: 'number';
  /** Whole numbers only: in SQL an integer column, whose index stays usable. */
  whole?: true;
  read(facts: ConversationFacts): number | null | undefined;
  sql?: Sql;
}

export interface MoneyField extends Common {
  type: 'money';
  read(facts: ConversationFacts): Money | null | undefined;
  /** `expression` is the minor units. */
  sql?: Sql & { currency: string };
}

export interface InstantField extends Common {
  type: 'instant';
  /** What is read is a calendar day like 2026-11-17: it begins when the zone of whoever asks calls it so. */
  isDay?: true;
  read(facts: ConversationFacts): Moment | null | undefined;
  /** `as: 'milliseconds'` for an instant that is stored as a number, `'day'` for a day that is stored as text. */
  sql?: Sql & { as?: 'milliseconds' | 'day' };
}

export interface BooleanField extends Common {
  type: 'boolean';
  /** How it is said when it is true and when it is false; else "<label> is yes". */
  says?: { yes: Words; no: Words };
  read(facts: ConversationFacts): boolean | null | undefined;
  sql?: Sql;
}

/** Its label is a plural: "tags include …". */
export function isSet(field: Field): field is TagsField | AgentsField {
  return field.type === 'tags' || field.type === 'agents';
}

/** A tree names a field that is not, or no longer, in the catalogue. */
export class UnknownField extends Error {
  readonly field: string;
  constructor(field: string) {
    super(`There is no field "${field}". It may have been an attribute that was deleted.`);
    this.name = 'UnknownField';
    this.field = field;
  }
}

export function catalogueOf(fields: readonly Field[]): Catalogue {
  const byId = new Map(fields.map((field) => [field.id, field]));
  if (byId.size !== fields.length) throw new Error('Two fields of a catalogue have the same id.');
  const find = (id: string) => byId.get(id);
  return {
    fields,
    find,
    field(id) {
      const field = byId.get(id);
      if (!field) throw new UnknownField(id);
      return field;
    },
  };
}

/** A label as it stands at the beginning of a sentence or alone. */
export function heading(words: string): string {
  const [first = ''] = words;
  return first.toUpperCase() + words.slice(first.length);
}
