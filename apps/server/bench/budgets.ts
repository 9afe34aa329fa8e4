/** What we promise, on two cores. A figure with a dash (`search.p95-rare`) is judged by the name before it. */
export interface Budget {
  unit: string;
  /** Exactly one of both. */
  atMost?: number;
  atLeast?: number;
}

export const budgets: Record<string, Budget> = {
  'arrival.p50': { unit: 'ms', atMost: 40 },
  'arrival.p99': { unit: 'ms', atMost: 150 },
  'intake.ratio': { unit: 'ratio', atLeast: 0.6 },
  'list.p95': { unit: 'ms', atMost: 25 },
  'list.queries': { unit: 'queries', atMost: 3 },
  'list-saved.p95': { unit: 'ms', atMost: 250 },
  'open.p95': { unit: 'ms', atMost: 40 },
  'open.paint': { unit: 'ms', atMost: 100 },
  'step.paint': { unit: 'ms', atMost: 100 },
  'typing.script': { unit: 'ms', atMost: 16 },
  'scrolling.frame': { unit: 'ms', atMost: 50 },
  'hour.memory': { unit: 'ratio', atMost: 1.2 },
  'search.p95': { unit: 'ms', atMost: 100 },
  'reply.p95': { unit: 'ms', atMost: 60 },
  'chat-idle.ratio': { unit: 'ratio', atMost: 1.4 },
  'widget-size.loader': { unit: 'kB', atMost: 4 },
  'widget-size.chat': { unit: 'kB', atMost: 50 },
  'console-size.gzip': { unit: 'kB', atMost: 200 },
  'start.again': { unit: 's', atMost: 3 },
  'start.first': { unit: 's', atMost: 25 },
  'access-lost.p99': { unit: 's', atMost: 1 },
  'fill.minutes': { unit: 'min', atMost: 15 },
};

/**
 * Budgets that are not met yet, with what was reached when last looked at, and why. They are said in every table. CI holds
 * the figure to what was reached, with the same allowance as a budget; the list may only shrink.
 */
export const missed: Record<string, { reached: number; because: string }> = {
  'intake.ratio': {
    reached: 0.4,
    because:
      'reading a mail takes its threads three milliseconds, and search and sockets share the two cores',
  },
  'arrival.p50': { reached: 160, because: 'beside other work; 57 alone' },
  'arrival.p99': { reached: 1_000, because: 'beside other work; 469 alone' },
  'step.paint': {
    reached: 770,
    because: 'looked at only beside much other work, where a bare frame took 190',
  },
  'scrolling.frame': {
    reached: 150,
    because: 'looked at only beside much other work, where scrolling alone took 117',
  },
  'open.paint': {
    reached: 450,
    because:
      'measured for the first time, in a Chromium that draws without a graphics card; not looked into yet',
  },
};

/** The budget a figure is judged by, if there is one: its own name, or the name before the dash. */
export function budgetOf(figure: string): Budget | undefined {
  const names = Object.keys(budgets).filter((name) => figure === name || figure.startsWith(`${name}-`));
  const closest = names.toSorted((a, b) => b.length - a.length)[0];
  return closest === undefined ? undefined : budgets[closest];
}

/** CI's machines are what they are: there a figure fails only beyond three times its budget. */
export function isWithin(value: number, budget: Budget, times = 1): boolean {
  if (budget.atMost !== undefined) return value <= budget.atMost * times;
  return value >= (budget.atLeast ?? 0) / times;
}
