/** When a snoozed conversation comes back, in the reader's own days. */
export interface SnoozeTime {
  id: 'laterToday' | 'tomorrow' | 'inTwoDays' | 'nextWeek';
  at: Date;
}

const morning = 8;

export function snoozeTimes(now: Date): SnoozeTime[] {
  const day = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(morning, 0, 0, 0);
    return at;
  };
  const later = new Date(Math.ceil((now.getTime() + 3 * 3_600_000) / 900_000) * 900_000);
  const toMonday = ((8 - now.getDay()) % 7 || 7) as number;
  const all: SnoozeTime[] = [
    ...(later.getDate() === now.getDate() ? [{ id: 'laterToday' as const, at: later }] : []),
    { id: 'tomorrow', at: day(1) },
    { id: 'inTwoDays', at: day(2) },
    { id: 'nextWeek', at: day(toMonday) },
  ];
  // On a Sunday tomorrow is next week: one moment is offered once.
  return all.filter(({ at }, i) => all.findIndex((one) => one.at.getTime() === at.getTime()) === i);
}
