const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: Record<string, number> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
const day = 24 * 60 * 60 * 1000;
const written =
  /^(?:[a-zäöü]{2,10}\.?,?\s+)?(\d{1,2})[\s-]+([a-zäöü]{3,9})\.?[\s-]+(\d{2,4})\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([+-]\d{4}|[a-z]{1,5}))?/i;
const iso = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A Date header as ISO 8601 in UTC; `undefined` when it is missing or nonsense: unreadable, before mail existed, or more than
 * two days after the mail arrived (a clock may be wrong, and a day line lies between us). An unknown zone counts as UTC.
 */
export function parseMailDate(value: string | undefined, receivedAt: string): string | undefined {
  const at = value === undefined ? Number.NaN : instant(value.trim());
  if (!(at >= Date.UTC(1980, 0, 1) && at <= Date.parse(receivedAt) + 2 * day)) return undefined;
  return new Date(at).toISOString();
}

function instant(value: string): number {
  if (iso.test(value)) return Date.parse(value.replace(' ', 'T'));
  const found = written.exec(value);
  if (!found) return Number.NaN;
  const [, date = '', name = '', year = '', hour = '', minute = '', second = '0', zone = ''] = found;
  const month = monthOf(name.toLowerCase());
  if (month < 0 || +date < 1 || +date > 31 || +hour > 23 || +minute > 59 || +second > 60) return Number.NaN;
  const full =
    year.length === 2 ? +year + (+year < 50 ? 2000 : 1900) : year.length === 3 ? +year + 1900 : +year;
  return Date.UTC(full, month, +date, +hour, +minute, +second) - offset(zone) * 60_000;
}

function monthOf(name: string): number {
  const german: Record<string, number> = { mär: 2, mrz: 2, mai: 4, okt: 9, dez: 11 };
  return german[name.slice(0, 3)] ?? months.indexOf(name.slice(0, 3));
}

/** Minutes east of Greenwich. */
function offset(zone: string): number {
  if (/^[+-]/.test(zone)) return (zone[0] === '-' ? -1 : 1) * (+zone.slice(1, 3) * 60 + +zone.slice(3));
  return zones[zone.toLowerCase()] ?? 0;
}
