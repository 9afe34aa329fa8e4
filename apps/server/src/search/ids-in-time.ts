/** Ids are UUIDv7: the first 48 bits are milliseconds, so that ids and times have the same order. */
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const firstId = '00000000-0000-0000-0000-000000000000';

/** The lowest id of this moment. */
export function lowestIdAt(milliseconds: number): string {
  const hex = Math.max(0, Math.min(milliseconds, 2 ** 48 - 1))
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** Time in slices of so many milliseconds, 4.7 hours: the ids of one slice have the first six digits in common. */
const slice = 2 ** 24;
const digits = 6;

export function sliceOfId(id: string): number {
  return Number.parseInt(id.slice(0, digits), 16);
}

/** The slice of the last id below this one. */
export function sliceBelow(id: string): number {
  const own = sliceOfId(id);
  return id === lowestIdOfSlice(own) ? own - 1 : own;
}

export function lowestIdOfSlice(number: number): string {
  return lowestIdAt(number * slice);
}

/** First digits of ids that have together the ids of these slices and no others; as few as can be. */
export function beginningsOf(first: number, last: number): string[] {
  const beginnings: string[] = [];
  for (let from = first; from <= last;) {
    const wide = [256, 16, 1].find((width) => from % width === 0 && from + width - 1 <= last)!;
    beginnings.push(
      from
        .toString(16)
        .padStart(digits, '0')
        .slice(0, digits - Math.log2(wide) / 4),
    );
    from += wide;
  }
  return beginnings;
}

/** So many slices, as far down as a beginning of one digit less or two begins: that needs few of them. */
export function roundedDown(first: number, span: number): number {
  return first - (first % (span >= 512 ? 256 : span >= 32 ? 16 : 1));
}

/** The ends of what has one beginning, and in it this slice: at least so long, if there is such. */
export function oneSlice(slice: number, span: number): [first: number, last: number] {
  const width = [1, 16].find((wide) => wide >= span) ?? 256;
  const first = slice - (slice % width);
  return [first, first + width - 1];
}
