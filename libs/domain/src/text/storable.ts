import { isStorable } from './key.ts';

/** Deeper than any shape of ours, and far from where a stack ends. */
const deepest = 100;

/** What cannot be kept, and where it stands. */
export interface Unstorable {
  /** The keys that lead there. */
  path: string[];
  fault: 'character' | 'depth';
}

interface Place {
  value: unknown;
  key: string;
  above: Place | undefined;
  depth: number;
}

/**
 * The first place in a value read from JSON that PostgreSQL would refuse: a text or a key with NUL or half a surrogate
 * pair, or nesting without end. For what people and programs send: they are told where it stands.
 */
export function findUnstorable(sent: unknown): Unstorable | undefined {
  // A stack of our own: what is nested a million times must not end ours.
  const open: Place[] = [{ value: sent, key: '', above: undefined, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth } = place;
    if (typeof value === 'string' && !isStorable(value)) return { path: pathTo(place), fault: 'character' };
    if (typeof value !== 'object' || value === null) continue;
    if (depth === deepest) return { path: pathTo(place).slice(0, 3), fault: 'depth' };
    for (const [key, inner] of Object.entries(value).toReversed()) {
      const below = { value: inner, key, above: place, depth: depth + 1 };
      if (!isStorable(key)) return { path: pathTo(place), fault: 'character' };
      open.push(below);
    }
  }
  return undefined;
}

function pathTo(place: Place): string[] {
  const path: string[] = [];
  for (let at = place; at.above; at = at.above) path.unshift(at.key);
  return path;
}

/** The text without NUL, half a pair as �. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/**
 * The same value with every text in it made storable. For what must never be refused (a customer's message), and for what
 * is only asked for and not kept (a search). Bytes and dates stay as they are.
 */
export function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value;
  if (Array.isArray(value)) return value.map(storable) as Value;
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]),
  ) as Value;
}

function isPlain(value: object): boolean {
  const above: unknown = Object.getPrototypeOf(value);
  return above === null || Object.getPrototypeOf(above) === null;
}
