import { Temporal } from 'temporal-polyfill';

/** A span of time in milliseconds since 1970: `from` belongs to it, `to` does not. An absent end is open. */
export interface Span {
  from?: number;
  to?: number;
}

export const dayWords = [
  'yesterday',
  'today',
  'tomorrow',
  'lastWeek',
  'thisWeek',
  'nextWeek',
  'lastMonth',
  'thisMonth',
  'nextMonth',
] as const;

/** Weeks begin on Monday (ISO 8601). */
export type DayWord = (typeof dayWords)[number];

/**
 * The span that a day word means for someone in `zone` at `now`. Days begin at the first instant the zone calls that day,
 * so one has 23 or 25 hours when clocks change, and begins at 01:00 where midnight was skipped.
 */
export function spanOfWord(word: DayWord, now: number, zone: string): Required<Span> {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const shift =
    word.startsWith('last') || word === 'yesterday'
      ? -1
      : word.startsWith('next') || word === 'tomorrow'
        ? 1
        : 0;
  if (word.endsWith('Week')) {
    const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: shift });
    return between(monday, monday.add({ weeks: 1 }), zone);
  }
  if (word.endsWith('Month')) {
    const first = today.with({ day: 1 }).add({ months: shift });
    return between(first, first.add({ months: 1 }), zone);
  }
  const day = today.add({ days: shift });
  return between(day, day.add({ days: 1 }), zone);
}

/** The span of a calendar day given as `2026-11-17`. */
export function spanOfDay(day: string, zone: string): Required<Span> {
  const date = Temporal.PlainDate.from(day);
  return between(date, date.add({ days: 1 }), zone);
}

/** A day that exists, of the years 1000 to 9998: its ends are instants that PostgreSQL and JavaScript write alike. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1000' || text > '9998-12-31') return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function between(first: Temporal.PlainDate, next: Temporal.PlainDate, zone: string): Required<Span> {
  return { from: startOf(first, zone), to: startOf(next, zone) };
}

function startOf(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}
