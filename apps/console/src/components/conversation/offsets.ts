/** Where each begins when they stand one below the other, and at last where all end. */
export function offsetsOf<Entry>(entries: readonly Entry[], heightOf: (entry: Entry) => number): number[] {
  const offsets = [0];
  let at = 0;
  for (const entry of entries) offsets.push((at += heightOf(entry)));
  return offsets;
}

/** Which one covers this height: the first one above all, the last one below all. */
export function placeAt(offsets: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle + 1]! <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
