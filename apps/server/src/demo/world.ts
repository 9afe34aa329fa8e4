import type { Cast } from './cast.ts';
import { Turns } from './turns.ts';
import { Workdays } from './workdays.ts';

const day = 24 * 3_600_000;
/** How long the demo's history is: half a year. */
export const span = 182 * day;

/** What all conversations of one demo share. */
export interface World {
  cast: Cast;
  workdays: Workdays;
  /** Nothing happens later than this. */
  now: number;
  /** Only what nobody could do without: for fillings of millions. */
  isBrief: boolean;
  turns: Turns;
}

export function makeWorld(cast: Cast, now: number, isBrief: boolean): World {
  const workdays = new Workdays(now - span - 500 * day, now + 120 * day);
  return { cast, workdays, now: now - 60_000, isBrief, turns: new Turns(cast, workdays) };
}
