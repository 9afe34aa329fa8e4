import type { QuarantineList } from '@kontor/contracts/settings';

export type QuarantinedItem = QuarantineList['items'][number];
/** What became of one that was fetched again: it has left, or it is here still. */
export type Outcome = 'left' | 'still here';

/** What is watched, each with how many more looks one that left is given: it may come back, not understood. */
export type Watched = ReadonlyMap<number, number>;
export interface Seen {
  items: QuarantinedItem[];
  watched: Watched;
  outcomes: ReadonlyMap<number, Outcome>;
}

const looks = 5;

/** The list as it stands now. One that was being fetched and has left keeps its place, so that people see what became of it. */
export function lookAgain(before: Seen, fresh: QuarantinedItem[]): Seen {
  const now = new Map(fresh.map((item) => [item.number, item]));
  const watched = new Map<number, number>();
  const outcomes = new Map(before.outcomes);
  for (const { number, fetching } of fresh) {
    if (fetching) watched.set(number, looks);
    if (fetching) outcomes.delete(number);
  }
  for (const [number, left] of before.watched) {
    if (watched.has(number)) continue;
    outcomes.set(number, now.has(number) ? 'still here' : 'left');
    if (!now.has(number) && left > 1) watched.set(number, left - 1);
  }
  const gone = before.items.filter(({ number }) => outcomes.get(number) === 'left' && !now.has(number));
  return { items: [...fresh, ...gone].toSorted((a, b) => b.number - a.number), watched, outcomes };
}
