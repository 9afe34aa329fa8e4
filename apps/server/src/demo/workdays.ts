/** One day in Bern. */
export interface Day {
  /** Its midnight. */
  start: number;
  year: number;
  /** From 1. */
  month: number;
  date: number;
  /** 0 is Sunday. */
  weekday: number;
  /** The office is open. */
  works: boolean;
}

const hour = 3_600_000;
const opens = 8 * hour;
const closes = 18 * hour;

/**
 * The days around the demo in the company's zone, looked up once: converting a million instants by Intl would take longer
 * than writing them. Between midnight and three on the two nights of the clock change, times are an hour off.
 */
export class Workdays {
  readonly days: Day[] = [];

  constructor(from: number, to: number, zone = 'Europe/Zurich') {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      hourCycle: 'h23',
    });
    for (let noon = from - (from % (24 * hour)) + 12 * hour; noon <= to + 24 * hour; noon += 24 * hour) {
      const parts = Object.fromEntries(
        format.formatToParts(noon).map((part) => [part.type, Number(part.value)]),
      );
      const [year, month, date] = [parts['year']!, parts['month']!, parts['day']!];
      const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
      this.days.push({
        start: noon - parts['hour']! * hour,
        year,
        month,
        date,
        weekday,
        works: weekday % 6 !== 0 && !isHoliday(year, month, date),
      });
    }
  }

  indexOf(at: number): number {
    const { days } = this;
    let i = Math.floor((at - days[0]!.start) / (24 * hour));
    while (i > 0 && days[i]!.start > at) i--;
    while (i < days.length - 1 && days[i + 1]!.start <= at) i++;
    return i;
  }

  dayOf(at: number): Day {
    return this.days[this.indexOf(at)]!;
  }

  isOffice(at: number): boolean {
    const day = this.dayOf(at);
    return day.works && at >= day.start + opens && at < day.start + closes;
  }

  /** The day so many working days on, or back. */
  workday(at: number, steps: number): Day {
    let i = this.indexOf(at);
    for (let left = Math.abs(steps); left > 0;) {
      i += Math.sign(steps);
      if (this.days[i]!.works) left--;
    }
    return this.days[i]!;
  }

  /** When somebody at the office has worked so long since `from`; `slack` is how long after opening the day's first work begins. */
  afterWork(from: number, hours: number, slack: number): number {
    let i = this.indexOf(from);
    let at = from;
    let left = hours * hour;
    for (;;) {
      const day = this.days[i]!;
      if (day.works && at < day.start + closes) {
        if (at < day.start + opens) at = day.start + opens + slack * hour;
        const room = day.start + closes - at;
        if (left < room) return at + left;
        left -= Math.max(room, 0);
      }
      at = this.days[++i]!.start;
    }
  }

  /** The office opens. */
  opening(day: Day): number {
    return day.start + opens;
  }
}

/** Days on which shop and workshop in Bern are closed. */
function isHoliday(year: number, month: number, date: number): boolean {
  if (['1-1', '1-2', '8-1', '12-25', '12-26'].includes(`${month}-${date}`)) return true;
  const sinceEaster = Math.round((Date.UTC(year, month - 1, date) - easter(year)) / (24 * hour));
  return [-2, 1, 39, 50].includes(sinceEaster);
}

/** Easter Sunday, by the anonymous Gregorian reckoning. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}
