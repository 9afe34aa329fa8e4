import { offsetAt } from './day.ts';

/** Minutes since midnight; `to` may pass 1440 for a span over midnight. `day` 1 is Monday. */
export interface WeekSpan {
  day: number;
  from: number;
  to: number;
}

const minute = 60_000;
const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** Whether somebody whose clocks are those of `zone` works at this instant. */
export function isWorkingTime(spans: readonly WeekSpan[], zone: string, at: number): boolean {
  return holds(spans, at + offsetAt(at, zone));
}

/**
 * The first instant from `at` on at which they work, to the minute; `at` itself when they do now, and undefined when they
 * never do. Looked for by the clock on the wall: hours that are skipped or come twice are what that clock says.
 */
export function nextWorkingTime(spans: readonly WeekSpan[], zone: string, at: number): number | undefined {
  if (spans.length === 0) return undefined;
  if (isWorkingTime(spans, zone, at)) return at;
  const first = at - (at % minute) + minute;
  // Clocks are changed at quarters of an hour.
  let quarter = NaN;
  let offset = 0;
  for (let then = first; then <= at + (weekMinutes + dayMinutes) * minute; then += minute) {
    if (then - (then % (15 * minute)) !== quarter) {
      quarter = then - (then % (15 * minute));
      offset = offsetAt(quarter, zone);
    }
    if (holds(spans, then + offset)) return then;
  }
  return undefined;
}

/** @param local the wall clock's reading, as the milliseconds it has in UTC. */
function holds(spans: readonly WeekSpan[], local: number): boolean {
  const minutes = Math.floor(local / minute);
  // 1 January 1970 was a Thursday.
  const now = (((minutes + 3 * dayMinutes) % weekMinutes) + weekMinutes) % weekMinutes;
  return spans.some((span) => {
    const from = (span.day - 1) * dayMinutes + span.from;
    return (now - from + weekMinutes) % weekMinutes < span.to - span.from;
  });
}
