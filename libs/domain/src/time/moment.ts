/**
 * An instant as its holder has it: a `Date` from the database, ISO text from the wire, milliseconds from a calculation.
 * Kontor's instants have milliseconds, no more: columns are `timestamptz(3)`.
 */
export type Moment = Date | string | number;

/** Milliseconds since 1970, or null for what is no instant that PostgreSQL and JavaScript both know (years 1 to 9999). */
export function milliseconds(moment: Moment | null | undefined): number | null {
  if (moment === null || moment === undefined) return null;
  const value =
    typeof moment === 'number' ? moment : moment instanceof Date ? moment.getTime() : Date.parse(moment);
  return Number.isFinite(value) && value >= earliest && value <= latest ? Math.floor(value) : null;
}

const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');
