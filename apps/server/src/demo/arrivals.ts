import type { People } from './people.ts';
import { type Random, runningSums } from './random.ts';
import { span, type World } from './world.ts';
import type { Day } from './workdays.ts';

const hour = 3_600_000;

/** Sunday first. */
const dayWeights = [0.5, 1.35, 1.15, 1.05, 1, 0.95, 0.6];
const hours = {
  private: [
    0.3, 0.1, 0.05, 0.05, 0.05, 0.2, 0.8, 2, 3, 3.5, 4, 3.5, 3.5, 3, 3, 3, 3, 3.5, 4, 5, 6, 5.5, 3, 1,
  ],
  business: [0, 0, 0, 0, 0, 0.2, 1, 4, 8, 9, 9, 7, 3, 6, 8, 8, 7, 4, 1.5, 0.8, 0.4, 0.2, 0, 0],
};
const hourSums = { private: runningSums(hours.private), business: runningSums(hours.business) };
/** Share of a day's mail that has come by each full hour. */
const byHour = hours.private.map(
  (_, i) => i && (hourSums.private[i - 1]! + hourSums.business[i - 1]!) / 163.5,
);

export interface Arrival {
  at: number;
  /** The customer's number. */
  customer: number;
}

/** When somebody opens a conversation, in order of time: fewer at weekends and half a year ago, most on Mondays. */
export function* arrivals(world: World, people: People, count: number, random: Random): Generator<Arrival> {
  const { workdays, now } = world;
  const first = workdays.indexOf(now - span) + 1;
  const last = workdays.indexOf(now);
  // The newest come minutes before now, whatever the hour: there is always something fresh.
  const fresh = Math.min(4, count);
  const weights = workdays.days.slice(first, last + 1).map((day, i) => {
    const growth = 0.75 + (0.5 * i) / (last - first);
    const passed = day === workdays.days[last] ? shareOfDay(now, day) : 1;
    return (day.works ? dayWeights[day.weekday]! : Math.min(0.6, dayWeights[day.weekday]!)) * growth * passed;
  });
  const sums = runningSums(weights);
  let placed = 0;
  for (let i = 0; i < weights.length; i++) {
    const upTo = Math.round((sums[i]! / sums.at(-1)!) * (count - fresh));
    const day = workdays.days[first + i]!;
    const until = Math.min(day.start + 24 * hour, now - 60 * 60_000);
    const those = Array.from({ length: upTo - placed }, () => someoneOn(day, until, people, random));
    yield* those.toSorted((a, b) => a.at - b.at);
    placed = upTo;
  }
  for (let i = 0; i < fresh; i++) {
    const at = now - Math.floor(([47, 26, 11, 4].at(i - fresh)! + random.share() * 3) * 60_000);
    yield { at, customer: pickCustomer(at, people, random) };
  }
}

function shareOfDay(now: number, day: Day): number {
  const passed = (now - 60 * 60_000 - day.start) / hour;
  return passed <= 0 ? 0.001 : byHour[Math.min(23, Math.floor(passed))]!;
}

function someoneOn(day: Day, until: number, people: People, random: Random): Arrival {
  let customer = pickCustomer(day.start, people, random);
  let { kind } = people.at(customer);
  // Companies hardly write on days off.
  for (let i = 0; i < 3 && kind !== 'private' && !day.works; i++) {
    customer = pickCustomer(day.start, people, random);
    ({ kind } = people.at(customer));
  }
  const sums = hourSums[kind === 'private' ? 'private' : 'business'];
  for (let i = 0; i < 8; i++) {
    const at = Math.floor(day.start + (random.weighted(sums) + random.share()) * hour);
    if (at < until) return { at, customer };
  }
  return { at: Math.floor(day.start + random.share() * Math.max(1, until - day.start)), customer };
}

/** Some write often, and who is new writes soon. */
function pickCustomer(at: number, people: People, random: Random): number {
  const joined = people.joinedBy(at);
  if (random.chance(0.1)) return joined - 1 - random.below(Math.max(1, Math.floor(joined / 12)));
  const anyone = random.below(joined);
  return random.chance(0.2) ? anyone - (anyone % 5) : anyone;
}
