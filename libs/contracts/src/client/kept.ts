/**
 * What was fetched again and is as it was stays the same object, so that whoever draws it has nothing to draw. Answers come
 * as JSON, always written in the same order.
 */
export function kept<Thing>(before: Thing | undefined, after: Thing): Thing {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** The same for each of many; the list itself stays when all of them do. */
export function keptItems<Item extends { id: string }>(before: Item[] | undefined, after: Item[]): Item[] {
  if (!before) return after;
  const known = new Map(before.map((item) => [item.id, item]));
  const items = after.map((item) => kept(known.get(item.id), item));
  const isSame = items.length === before.length && items.every((item, i) => item === before[i]);
  return isSame ? before : items;
}
