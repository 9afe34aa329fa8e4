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

/** Months since the year 0, in UTC: as the index counts them. */
export function monthOfId(id: string): number {
  return monthAt(timeOfId(id));
}

/** The month of the last id below this one. */
export function monthBelow(id: string): number {
  return monthAt(id.endsWith('-0000-0000-000000000000') ? timeOfId(id) - 1 : timeOfId(id));
}

function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function monthAt(milliseconds: number): number {
  const at = new Date(milliseconds);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

export function lowestIdOfMonth(month: number): string {
  return lowestIdAt(Date.UTC(Math.floor(month / 12), month % 12));
}
