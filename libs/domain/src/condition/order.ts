import { compareCodePoints } from '../text/key.ts';
import { milliseconds } from '../time/moment.ts';
import type { Words } from './catalogue.ts';
import type { ConversationFacts } from './facts.ts';
import { priorities } from './fields.ts';

/** One thing a list is sorted by. Absent values come last, in either direction. */
interface Key {
  direction: 'asc' | 'desc';
  column: string;
  type: 'timestamptz' | 'int';
  /** The column is `not null`. */
  always?: true;
  read(facts: ConversationFacts): number | null;
}

const waiting: Key = {
  direction: 'asc',
  column: 'c.waiting_since',
  type: 'timestamptz',
  read: (facts) => milliseconds(facts.waitingSince),
};
const lastMessage = (direction: Key['direction']): Key => ({
  direction,
  column: 'c.last_message_at',
  type: 'timestamptz',
  always: true,
  read: (facts) => milliseconds(facts.lastMessageAt),
});
const priority: Key = {
  direction: 'desc',
  column: 'c.priority_rank',
  type: 'int',
  always: true,
  read: (facts) => Math.max(0, (priorities as readonly string[]).indexOf(facts.priority)),
};
const snoozed: Key = {
  direction: 'asc',
  column: 'c.snoozed_until',
  type: 'timestamptz',
  read: (facts) => milliseconds(facts.snoozedUntil),
};

/**
 * The orders a list can have. Every order ends with the conversation's id (UUIDv7, so by age), in the direction of its last
 * key, and is therefore total: pages neither repeat nor skip.
 */
export const orders = {
  waiting: { label: { en: 'Longest waiting first', de: 'Am längsten wartend zuerst' }, keys: [waiting] },
  newest: {
    label: { en: 'Newest message first', de: 'Neueste Nachricht zuerst' },
    keys: [lastMessage('desc')],
  },
  oldest: {
    label: { en: 'Oldest message first', de: 'Älteste Nachricht zuerst' },
    keys: [lastMessage('asc')],
  },
  priority: {
    label: { en: 'Highest priority first', de: 'Höchste Priorität zuerst' },
    keys: [priority, waiting],
  },
  snoozed: { label: { en: 'First to come back first', de: 'Nächste Wiedervorlage zuerst' }, keys: [snoozed] },
} satisfies Record<string, { label: Words; keys: Key[] }>;

export type OrderName = keyof typeof orders;

/** Where a page ended: what a cursor holds. One value for each key (ISO 8601, number, null when absent), then the id. */
export type Position = (string | number | null)[];

export function isOrderName(name: string): name is OrderName {
  return Object.hasOwn(orders, name);
}

/** Sorts rows as `orderToSql` does. */
export function compareBy(name: OrderName): (a: ConversationFacts, b: ConversationFacts) => number {
  const keys = orders[name].keys;
  const byId = idDirection(keys) === 'asc' ? 1 : -1;
  return (a, b) => {
    for (const key of keys) {
      const difference = compareKeys(key, key.read(a), key.read(b));
      if (difference !== 0) return difference;
    }
    return byId * compareCodePoints(a.id, b.id);
  };
}

/** On which side of a place in the list a row stands: below zero before it, zero on it, above zero behind. */
export function compareToPosition(name: OrderName, facts: ConversationFacts, position: Position): number {
  const keys = orders[name].keys;
  for (const [i, key] of keys.entries()) {
    const place = position[i]!;
    const value = typeof place === 'string' ? milliseconds(place) : place;
    const difference = compareKeys(key, key.read(facts), value);
    if (difference !== 0) return difference;
  }
  const byId = compareCodePoints(facts.id, String(position[keys.length]));
  return idDirection(keys) === 'asc' ? byId : -byId;
}

function idDirection(keys: Key[]): Key['direction'] {
  return keys.at(-1)!.direction;
}

function compareKeys(key: Key, a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return key.direction === 'asc' ? a - b : b - a;
}

/** For `order by`. */
export function orderToSql(name: OrderName): string {
  const keys = orders[name].keys;
  const sorted = keys.map(
    (key) => `${key.column} ${key.direction}${key.always || key.direction === 'asc' ? '' : ' nulls last'}`,
  );
  return [...sorted, `c.id ${idDirection(keys)}`].join(', ');
}

/** Where a page that ends with this row ends. */
export function positionOf(name: OrderName, facts: ConversationFacts): Position {
  const values = orders[name].keys.map((key) => {
    const value = key.read(facts);
    return key.type === 'timestamptz' && value !== null ? new Date(value).toISOString() : value;
  });
  return [...values, facts.id];
}

/** Whether something that came from outside is a place in a list of this order. */
export function isPosition(name: OrderName, place: unknown[]): place is Position {
  const keys: Key[] = orders[name].keys;
  const id = place[keys.length];
  return (
    place.length === keys.length + 1 &&
    typeof id === 'string' &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) &&
    keys.every((key, i) => isPlaceOf(key, place[i]))
  );
}

function isPlaceOf(key: Key, value: unknown): boolean {
  if (value === null) return !key.always;
  if (key.type === 'int') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  // As `positionOf` writes it, and nothing that only a lenient reader takes for a date.
  const written = typeof value === 'string' && /^\d{4}-.{18}Z$/.test(value) ? Date.parse(value) : NaN;
  return !Number.isNaN(written) && new Date(written).toISOString() === value && written > 0;
}

/** The rows behind a position, as a condition for `where` (never null). */
export function behindToSql(
  name: OrderName,
  position: Position,
  { firstParameter = 1 }: { firstParameter?: number } = {},
): { sql: string; parameters: unknown[]; parts: string[] } {
  const parameters: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${firstParameter + parameters.push(value) - 1}::${type}`;
  const keys = orders[name].keys;
  const sql = keys.every((key) => key.always && key.direction === keys[0]!.direction)
    ? rowComparison(keys, position, bind)
    : lexicographic(keys, position, idDirection(keys), bind);
  return { sql, parameters, parts: sql.split(/\$\d+/) };
}

type Bind = (value: unknown, type: string) => string;

/** One comparison of rows lets an index jump to the place. */
function rowComparison(keys: Key[], position: Position, bind: Bind): string {
  const values = keys.map((key, i) => bind(position[i], key.type));
  const columns = keys.map((key) => key.column).join(', ');
  const sign = keys[0]!.direction === 'asc' ? '>' : '<';
  return `(${columns}, c.id) ${sign} (${values.join(', ')}, ${bind(position[keys.length], 'uuid')})`;
}

function lexicographic(
  [key, ...rest]: Key[],
  position: Position,
  lastDirection: Key['direction'],
  bind: Bind,
): string {
  const [value, ...others] = position;
  const sign = (direction: Key['direction']) => (direction === 'asc' ? '>' : '<');
  if (!key) return `c.id ${sign(lastDirection)} ${bind(value, 'uuid')}`;
  if (value === null)
    return `(${key.column} is null and ${lexicographic(rest, others, lastDirection, bind)})`;
  const later = `${key.column} ${sign(key.direction)} ${bind(value, key.type)}`;
  const same = `(${key.column} = ${bind(value, key.type)} and ${lexicographic(rest, others, lastDirection, bind)})`;
  return key.always ? `(${later} or ${same})` : `((${later} or ${same} or ${key.column} is null) is true)`;
}
