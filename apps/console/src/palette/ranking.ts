import { type Entry, type Group, groups } from './entries.ts';
import { fitOf } from './fuzzy.ts';

export interface Ranked {
  entry: Entry;
  met: number[];
}
export interface RankedGroup {
  group: Group;
  items: Ranked[];
}

const mostInGroup = 8;

/** What fits, by group; the group with the best one first, what cannot be done now last. What is the same to choose comes once. */
export function rank(typed: string, entries: Entry[]): RankedGroup[] {
  const byGroup = new Map<Group, (Ranked & { score: number })[]>();
  for (const entry of entries) {
    const fit = fitOf(typed, entry.label);
    if (!fit) continue;
    const ranked = { entry, met: fit.met, score: fit.score };
    byGroup.set(entry.group, [...(byGroup.get(entry.group) ?? []), ranked]);
  }
  const isTyped = typed.trim() !== '';
  const found = groups.flatMap((group) => {
    const items = byGroup.get(group) ?? [];
    if (items.length === 0) return [];
    const sorted = isTyped ? items.toSorted((a, b) => b.score - a.score).slice(0, mostInGroup) : items;
    return [{ group, items: sorted, best: group === 'notNow' ? -1000 : sorted[0]!.score }];
  });
  return isTyped ? found.toSorted((a, b) => b.best - a.best) : found;
}
