import { isDay, spanOfDay, spanOfWord, type DayWord, type Span } from '../time/day.ts';
import { milliseconds } from '../time/moment.ts';
import { nowIn, type Context } from './context.ts';
import type { Comparison, Duration } from './tree.ts';

/**
 * Every comparison of an instant is one question: does it lie in this span? Memory and SQL ask it with the same numbers, so
 * zones and daylight saving are reckoned in one place.
 *
 * A calendar day counts as a whole: before it, after it, and in `between` with both ends included. `withinLast` and
 * `olderThan` leave no gap and do not overlap.
 */
export function spanOf({ field, op, value }: Comparison, context: Context): Span {
  switch (op) {
    case 'before':
      return { to: edge(field, value, context).from };
    case 'after':
      return { from: edge(field, value, context).to };
    case 'between': {
      const [first, last] = value as unknown[];
      return { from: edge(field, first, context).from, to: edge(field, last, context).to };
    }
    case 'on':
      return isDay(String(value))
        ? spanOfDay(String(value), context.zone)
        : spanOfWord(value as DayWord, nowIn(context), context.zone);
    case 'withinLast':
      return { from: nowIn(context) - lengthOf(value as Duration), to: nowIn(context) + 1 };
    case 'olderThan':
      return { to: nowIn(context) - lengthOf(value as Duration) };
    case 'withinNext':
      return { from: nowIn(context), to: nowIn(context) + lengthOf(value as Duration) + 1 };
    default:
      throw new Error(`"${op}" is no question about a span of time.`);
  }
}

export const unitLengths = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
} as const;

export function lengthOf({ amount, unit }: Duration): number {
  return Math.round(amount * unitLengths[unit]);
}

/** A point in time as the millisecond that it is, a calendar day from its beginning to the next one's. */
function edge(field: string, value: unknown, context: Context): Required<Span> {
  if (typeof value === 'string' && isDay(value)) return spanOfDay(value, context.zone);
  const at = milliseconds(value as string);
  if (at === null)
    throw new Error(`The field "${field}" is compared with "${String(value)}", which is no time.`);
  return { from: at, to: at + 1 };
}
