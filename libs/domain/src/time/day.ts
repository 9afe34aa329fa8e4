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

/** A calendar day, as the milliseconds its midnight has in UTC. */
type Day = number;
const dayLength = 86_400_000;

/**
 * The span that a day word means for someone in `zone` at `now`. Days begin at the first instant the zone calls that day,
 * so one has 23 or 25 hours when clocks change, and begins at 01:00 where midnight was skipped.
 */
export function spanOfWord(word: DayWord, now: number, zone: string): Required<Span> {
  const local = now + offsetAt(now, zone);
  const today = local - modulo(local, dayLength);
  const shift =
    word.startsWith('last') || word === 'yesterday'
      ? -1
      : word.startsWith('next') || word === 'tomorrow'
        ? 1
        : 0;
  if (word.endsWith('Week')) {
    // 1 January 1970 was a Thursday.
    const monday = today - modulo(today / dayLength + 3, 7) * dayLength + shift * 7 * dayLength;
    return between(monday, monday + 7 * dayLength, zone);
  }
  if (word.endsWith('Month')) {
    return between(firstOfMonth(today, shift), firstOfMonth(today, shift + 1), zone);
  }
  const day = today + shift * dayLength;
  return between(day, day + dayLength, zone);
}

/** The span of a calendar day given as `2026-11-17`. */
export function spanOfDay(day: string, zone: string): Required<Span> {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return between(midnight, midnight + dayLength, zone);
}

/**
 * The first calendar day that begins at this instant or later. So whether a day begins before an instant is asked of the
 * days as they are written, without reckoning with the zone again.
 */
export function firstDayFrom(at: number, zone: string): string {
  if (at <= firstDay) return '1000-01-01';
  if (at >= lastDay) return '9998-12-31';
  const local = at + offsetAt(at, zone);
  let day = local - modulo(local, dayLength) - dayLength;
  while (startOf(day, zone) < at) day += dayLength;
  // A day that a zone left out begins with the next one.
  while (startOf(day - dayLength, zone) >= at) day -= dayLength;
  return new Date(day).toISOString().slice(0, 10);
}

const firstDay = Date.parse('1000-01-03T00:00:00Z');
const lastDay = Date.parse('9998-12-29T00:00:00Z');

/** A day that exists, of the years 1000 to 9998: its ends are instants that PostgreSQL and JavaScript write alike. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1000' || text > '9998-12-31') return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(text);
}

export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

function between(first: Day, next: Day, zone: string): Required<Span> {
  return { from: startOf(first, zone), to: startOf(next, zone) };
}

/** The first instant that the zone calls this day. No zone changes its clocks twice within two days. */
function startOf(day: Day, zone: string): number {
  const before = offsetAt(day - dayLength, zone);
  const after = offsetAt(day + dayLength, zone);
  const starts = [day - before, day - after].filter((at) => at + offsetAt(at, zone) === day);
  if (starts.length > 0) return Math.min(...starts);
  return whenClocksChange(day - dayLength, day + dayLength, zone);
}

function whenClocksChange(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let [unchanged, changed] = [from, to];
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    if (offsetAt(middle, zone) === before) unchanged = middle;
    else changed = middle;
  }
  return changed;
}

function firstOfMonth(day: Day, shift: number): Day {
  const date = new Date(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift, 1);
}

/** How far the zone's clocks are ahead of UTC at this instant. */
export function offsetAt(at: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return local - (at - modulo(at, 1000));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}
