import { Temporal } from 'temporal-polyfill';
import type { Context } from '../src/condition/context.ts';
import type { ConversationFacts } from '../src/condition/facts.ts';
import type { Comparison, Condition, Duration } from '../src/condition/tree.ts';
import { textKey } from '../src/text/key.ts';
import type { Moment } from '../src/time/moment.ts';

/**
 * The meaning of a condition, said a second time and as plainly as possible: no catalogue, no spans, zones reckoned on the
 * local calendar. `evaluate` must agree with it.
 */
export function reference(condition: Condition, facts: ConversationFacts, context: Context): boolean {
  if ('all' in condition) return !condition.all.some((part) => !reference(part, facts, context));
  if ('any' in condition) return condition.any.filter((part) => reference(part, facts, context)).length > 0;
  if ('not' in condition) return reference(condition.not, facts, context) === false;
  return compares(condition, valueOf(condition.field, facts), context);
}

/** Everything a stored attribute or a value may have. */
interface Parts {
  key?: unknown;
  minor?: number;
  currency?: string;
  placeholder?: string;
}

type Reading =
  | { text: string }
  | { word: string }
  | { number: number }
  | { minor: number; currency: string }
  | { at: number }
  | { day: string }
  | { flag: boolean }
  | { set: readonly string[] };

const textForm = (stored: unknown) => {
  const { key } = (stored ?? {}) as Parts;
  return typeof key === 'string' && key !== '' ? { text: key } : null;
};
const numberForm = (stored: unknown) => (typeof stored === 'number' ? { number: stored } : null);
const dayForm = (stored: unknown) => (typeof stored === 'string' && isDate(stored) ? { day: stored } : null);

const attributeForms: Record<string, (stored: unknown) => Reading | null> = {
  note: textForm,
  site: textForm,
  sector: textForm,
  seats: numberForm,
  birthday: dayForm,
  founded: dayForm,
  tier: (stored) => (typeof stored === 'string' ? { word: stored } : null),
  machines: numberForm,
  turnover: (stored) => {
    const { minor, currency } = (stored ?? {}) as Parts;
    return typeof minor === 'number' ? { minor, currency: currency! } : null;
  },
  since: (stored) => (typeof stored === 'number' ? { at: stored } : null),
  contract: (stored) => (typeof stored === 'boolean' ? { flag: stored } : null),
};

function valueOf(field: string, f: ConversationFacts): Reading | null {
  const word = (value: string | null | undefined) => (value ? { word: value } : null);
  const text = (value: string | null | undefined) =>
    value && textKey(value) ? { text: textKey(value) } : null;
  const at = (value: Moment | null | undefined) => (value ? { at: Date.parse(String(value)) } : null);
  const [, of, key] = /^(customer|company)\.attribute\.(\w+)$/.exec(field) ?? [];
  if (key)
    return attributeForms[key]!((of === 'customer' ? f.customer : f.customer?.company)?.attributes[key]);
  const values: Record<string, () => Reading | null> = {
    status: () => word(f.status),
    type: () => word(f.type),
    priority: () => word(f.priority),
    team: () => word(f.teamId),
    assignee: () => word(f.assigneeId),
    brand: () => word(f.brandId),
    channel: () => word(f.channelId),
    'channel.kind': () => word(f.channelKind),
    subject: () => text(f.subject),
    number: () => ({ number: f.number }),
    tags: () => ({ set: f.tags }),
    language: () => word(f.language),
    openedAt: () => at(f.openedAt),
    lastMessageAt: () => at(f.lastMessageAt),
    waitingSince: () => at(f.waitingSince),
    unanswered: () => ({ flag: Boolean(f.waitingSince) }),
    snoozedUntil: () => at(f.snoozedUntil),
    resolvedAt: () => at(f.resolvedAt),
    hasFailedDelivery: () => ({ flag: f.failedDeliveries !== 0 }),
    mentioned: () => ({ set: f.mentionedIds }),
    drafting: () => ({ set: f.drafterIds }),
    answeredBy: () => ({ set: f.answererIds }),
    customer: () => word(f.customer?.id),
    'customer.name': () => text(f.customer?.name),
    'customer.tags': () => ({ set: f.customer ? f.customer.tags : [] }),
    'customer.language': () => word(f.customer?.language),
    'customer.blocked': () => ({ flag: Boolean(f.customer?.blockedAt) }),
    company: () => word(f.customer?.companyId),
    'company.name': () => text(f.customer?.company?.name),
  };
  return values[field]!();
}

function compares({ op, value }: Comparison, found: Reading | null, context: Context): boolean {
  const absent = found === null || ('set' in found && found.set.length === 0);
  if (op === 'absent') return absent;
  if (op === 'present') return !absent;
  if (found === null) return false;
  if ('text' in found) return comparesText(op, found.text, textKey(value as string));
  if ('word' in found) return comparesWord(op, found.word, meant(value, context));
  if ('set' in found) return comparesSet(op, new Set(found.set), setMeant(value, context));
  if ('number' in found) return comparesNumber(op, found.number, [value].flat() as number[]);
  if ('at' in found) return comparesTime(op, found.at, value, context);
  if ('day' in found) {
    const begins = Temporal.PlainDate.from(found.day).toZonedDateTime(context.zone);
    return comparesTime(op, begins.epochMilliseconds, value, context);
  }
  if ('flag' in found) return found.flag === value;
  const amounts = [value].flat() as { minor: number; currency: string }[];
  if (amounts[0]!.currency !== found.currency) return false;
  return comparesNumber(
    op,
    found.minor,
    amounts.map((amount) => amount.minor),
  );
}

function meant(value: unknown, { viewer }: Context): string[] {
  return [value].flat().flatMap((one) => {
    const { placeholder } = one as Parts;
    if (placeholder === 'me') return viewer?.id ?? [];
    if (placeholder === 'myTeams') return viewer?.teamIds ?? [];
    return one as string;
  });
}

/** Whoever is not there is in no set, and has the name of nobody. */
function setMeant(value: unknown, context: Context): string[] {
  return [value].flat().flatMap((one) => {
    const known = meant(one, context);
    return known.length ? known : ['nobody'];
  });
}

function comparesText(op: string, text: string, asked: string): boolean {
  if (op === 'is') return text === asked;
  if (op === 'isNot') return text !== asked;
  return op === 'contains' ? text.split(asked).length > 1 : text.split(asked).length === 1;
}

function comparesWord(op: string, word: string, asked: string[]): boolean {
  if (op === 'isNot') return asked.length === 1 && asked[0] !== word;
  const among = asked.filter((one) => one === word).length > 0;
  return op === 'isNoneOf' ? !among : among;
}

function comparesSet(op: string, set: Set<string>, asked: string[]): boolean {
  const common = asked.filter((one) => set.has(one)).length;
  if (op === 'hasNone') return common === 0;
  return op === 'hasAny' ? common > 0 : common === asked.length;
}

function comparesNumber(op: string, number: number, [first, last]: number[]): boolean {
  const answers: Record<string, boolean> = {
    is: number === first,
    isNot: number !== first,
    greater: number > first!,
    atLeast: number > first! || number === first,
    less: number < first!,
    atMost: number < first! || number === first,
    between: !(number < first!) && !(number > last!),
  };
  return answers[op]!;
}

function isDate(value: string): boolean {
  return value.length === 10;
}

function monday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

function comparesTime(op: string, at: number, given: unknown, context: Context): boolean {
  const now = Date.parse(context.now as string);
  const units: Record<string, number> = { minutes: 60e3, hours: 3600e3, days: 86400e3, weeks: 604800e3 };
  const ago = now - at;
  const duration = given as Duration;
  const length = duration.amount * units[duration.unit]!;
  if (op === 'withinLast') return ago >= 0 && ago <= length;
  if (op === 'olderThan') return ago > length;
  if (op === 'withinNext') return ago <= 0 && -ago <= length;
  const value = given as string;
  const dateOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(context.zone).toPlainDate();
  const compareTo = (one: string) =>
    isDate(one) ? Temporal.PlainDate.compare(dateOf(at), one) : at - Date.parse(one);
  if (op === 'before') return compareTo(value) < 0;
  if (op === 'after') return compareTo(value) > 0;
  if (op === 'between' && Array.isArray(given)) return compareTo(given[0]) >= 0 && compareTo(given[1]) <= 0;
  if (isDate(value)) return compareTo(value) === 0;
  const [there, here] = [dateOf(at), dateOf(now)];
  const days = there.since(here, { largestUnit: 'days' }).days;
  const weeks = monday(there).since(monday(here), { largestUnit: 'weeks' }).weeks;
  const months = (there.year - here.year) * 12 + there.month - here.month;
  const distance = value.endsWith('Week') ? weeks : value.endsWith('Month') ? months : days;
  const wanted = /^(last|yesterday)/.test(value) ? -1 : /^(next|tomorrow)/.test(value) ? 1 : 0;
  return distance === wanted;
}
