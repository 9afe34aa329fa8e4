import { milliseconds } from '../time/moment.ts';
import { isStorable, textKey } from '../text/key.ts';
import { isDay } from '../time/day.ts';
import type { Field, Words } from './catalogue.ts';
import type { ConversationFacts } from './facts.ts';
import type { Money } from './tree.ts';

/** An attribute of customers or of companies that the workspace defined. */
export interface AttributeDefinition {
  of: 'customer' | 'company';
  /** Lower-case letters, digits and `_`, beginning with a letter: it becomes part of SQL. */
  key: string;
  /** `date` is a calendar day, the same one in every zone. `link` is text that is an address of the web. */
  type: 'text' | 'link' | 'choice' | 'number' | 'money' | 'date' | 'instant' | 'boolean';
  label: Words;
  options?: readonly { value: string; label: Words }[];
}

/**
 * The field `customer.attribute.<key>` or `company.attribute.<key>` for each definition.
 *
 * Attributes lie in one `jsonb` column, `{ "<key>": stored }`, in the form that `storeAttribute` makes and `readAttribute`
 * reads: text as `{ "text", "key" }` (so that SQL compares the application's key), an instant as milliseconds since 1970,
 * money as `{ "minor", "currency" }`, the others as they are. A value of another form, left from a definition that was
 * changed, counts as absent on both sides.
 */
export function attributeFields(definitions: readonly AttributeDefinition[]): Field[] {
  return definitions.map(attributeField);
}

export const attributeKey = /^[a-z][a-z0-9_]{0,62}$/;

export type AttributeValue = string | number | boolean | Money;

/** Null when the value does not fit the definition. Instants are given as ISO 8601. */
export function storeAttribute(definition: AttributeDefinition, value: unknown): unknown {
  switch (definition.type) {
    case 'text':
      return storedText(value);
    case 'link':
      return typeof value === 'string' && isWebAddress(value) ? storedText(value) : null;
    case 'choice':
      return typeof value === 'string' && value !== '' && isStorable(value) ? value : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'money':
      return money(value);
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : null;
    case 'instant':
      return typeof value === 'string' ? milliseconds(value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
  }
}

function storedText(value: unknown) {
  if (typeof value !== 'string' || !isStorable(value) || textKey(value) === '') return null;
  return { text: value, key: textKey(value) };
}

/** What people see of a stored attribute: the text itself, the instant as ISO 8601. */
export function readAttribute(definition: AttributeDefinition, stored: unknown): AttributeValue | null {
  switch (definition.type) {
    case 'text':
    case 'link':
      return textPart(stored, 'text') ?? null;
    case 'date':
      return typeof stored === 'string' && isDay(stored) ? stored : null;
    case 'instant':
      return typeof stored === 'number' && milliseconds(stored) !== null
        ? new Date(stored).toISOString()
        : null;
    case 'money':
      return money(stored);
    default:
      return typeof stored === javascriptTypes[definition.type] ? (stored as AttributeValue) : null;
  }
}

const javascriptTypes = { choice: 'string', number: 'number', boolean: 'boolean' } as const;

function attributeField(definition: AttributeDefinition): Field {
  const { of, key, type, label, options } = definition;
  if (!attributeKey.test(key)) throw new Error(`"${key}" cannot be the key of an attribute.`);
  const common = { id: `${of}.attribute.${key}`, label, scope: 'conversation', personal: true } as const;
  const stored = (facts: ConversationFacts) => {
    const attributes = of === 'customer' ? facts.customer?.attributes : facts.customer?.company?.attributes;
    return attributes && Object.hasOwn(attributes, key) ? attributes[key] : null;
  };
  const column = `${of === 'customer' ? 'cu' : 'co'}.attributes -> '${key}'`;
  const text = only('string', column);
  const number = `${only('number', column)}::numeric`;
  const joins = [of] as const;

  switch (type) {
    case 'text':
    case 'link':
      return {
        ...common,
        type: 'text',
        readsKey: true,
        read: (facts) => textPart(stored(facts), 'key'),
        sql: { expression: only('string', `${column} -> 'key'`), joins },
      };
    case 'choice':
      return {
        ...common,
        type,
        ...(options && { options }),
        read: (facts) => ofType(stored(facts), 'string'),
        sql: { expression: text, joins },
      };
    case 'number':
      return {
        ...common,
        type,
        read: (facts) => ofType(stored(facts), 'number'),
        sql: { expression: number, joins },
      };
    case 'money':
      return {
        ...common,
        type,
        read: (facts) => money(stored(facts)),
        sql: {
          expression: `${only('number', `${column} -> 'minor'`)}::numeric`,
          currency: only('string', `${column} -> 'currency'`),
          joins,
        },
      };
    case 'date':
      return {
        ...common,
        type: 'instant',
        isDay: true,
        read: (facts) => ofType(stored(facts), 'string'),
        sql: { expression: `substring(${text} from '^[1-9]\\d{3}-\\d\\d-\\d\\d$')`, as: 'day', joins },
      };
    case 'instant':
      return {
        ...common,
        type,
        read: (facts) => ofType(stored(facts), 'number'),
        sql: { expression: number, as: 'milliseconds', joins },
      };
    case 'boolean':
      return {
        ...common,
        type,
        read: (facts) => ofType(stored(facts), 'boolean'),
        sql: { expression: `${only('boolean', column)}::boolean`, joins },
      };
  }
}

/** Nothing that a browser would run instead of opening it. */
export function isWebAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : null;
  return address !== null && (address.protocol === 'https:' || address.protocol === 'http:');
}

/** The text of a JSON value, null when it is of another type: a cast of what was left over must not end the query. */
function only(type: string, json: string): string {
  return `(case when jsonb_typeof(${json}) = '${type}' then (${json}) #>> '{}' end)`;
}

interface Primitives {
  string: string;
  number: number;
  boolean: boolean;
}

function ofType<T extends keyof Primitives>(value: unknown, type: T): Primitives[T] | null {
  return typeof value === type ? (value as Primitives[T]) : null;
}

function textPart(stored: unknown, part: 'text' | 'key'): string | undefined {
  const value = (stored as { text?: unknown; key?: unknown } | null)?.[part];
  return typeof value === 'string' ? value : undefined;
}

function money(value: unknown): Money | null {
  const { minor, currency } = (value ?? {}) as Partial<Money>;
  if (!Number.isSafeInteger(minor) || typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
    return null;
  return { minor: minor!, currency };
}
