export interface Typo {
  written: string;
  meant: string;
}

/**
 * Names that are no setting but close to one: up to two slips (a letter wrong, missing, too many, or two
 * swapped), one in names of four letters, where two would also catch HOME, NODE and MODE.
 */
export function probableTypos(written: string[], known: string[]): Typo[] {
  const typos: Typo[] = [];
  for (const name of written) {
    if (known.includes(name)) continue;
    const upper = name.toUpperCase();
    const near = known
      .map((meant) => ({ meant, slips: slipsBetween(upper, meant) }))
      .filter(({ meant, slips }) => slips <= (meant.length <= 4 ? 1 : 2))
      .toSorted((a, b) => a.slips - b.slips)[0];
    if (near) typos.push({ written: name, meant: near.meant });
  }
  return typos;
}

/** Edit distance that counts two swapped neighbours as one slip. */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(wrong, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
