import type { AgentKey } from './cast.ts';
import type { CustomerKind } from './customer.ts';
import type { Random } from './random.ts';
import type { TeamName } from './scenario.ts';
import type { Workdays } from './workdays.ts';

const hour = 3_600_000;

/** Nobody writes in the small hours; companies write while they work. */
export function writingTime(at: number, kind: CustomerKind, workdays: Workdays, random: Random): number {
  const day = workdays.dayOf(at);
  const into = (at - day.start) / hour;
  if (kind === 'private') {
    if (into >= 6.5 && into < 23.5) return Math.floor(at);
    const start = into < 6.5 ? day.start : day.start + 24 * hour;
    return Math.floor(start + (6.5 + random.share() * 3) * hour);
  }
  if (day.works && into >= 7 && into < 18.5) return Math.floor(at);
  const start = day.works && into < 7 ? day.start : workdays.workday(at, 1).start;
  return Math.floor(start + (7 + random.share() * 4) * hour);
}

/** Who of a team takes it, if no rule has said so. */
export function usualOwner(team: TeamName, random: Random): AgentKey {
  if (team === 'HR') return 'admin';
  if (team === 'Social') return 'nora';
  if (team === 'Support') return random.chance(0.68) ? 'lena' : 'tim';
  return random.chance(0.78) ? 'mara' : 'tim';
}
