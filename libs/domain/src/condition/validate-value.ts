import { isStorable, textKey } from '../text/key.ts';
import { dayWords, isDay } from '../time/day.ts';
import { milliseconds } from '../time/moment.ts';
import type { Field, Words } from './catalogue.ts';
import { lengthOf, unitLengths } from './instants.ts';
import { limits } from './limits.ts';
import { operandOf } from './operators.ts';
import { isPlaceholder, type Duration, type Money, type Operator } from './tree.ts';

/** What is wrong with the value beside an operator that the field has; null when it fits. */
export function faultOfValue(field: Field, op: Operator, value: unknown): Words | null {
  switch (operandOf(op)) {
    case 'nothing':
      return null;
    case 'duration':
      return isDuration(value) ? null : wordsFor.duration;
    case 'day':
      return (dayWords as readonly unknown[]).includes(value) || (typeof value === 'string' && isDay(value))
        ? null
        : wordsFor.day;
    case 'pair':
      return faultOfPair(field, value);
    case 'list':
      if (!Array.isArray(value) || value.length === 0 || value.length > limits.list) return wordsFor.list;
      return value.map((one) => faultOfOne(field, one, true)).find((fault) => fault !== null) ?? null;
    case 'one':
      return faultOfOne(field, value, false);
  }
}

function faultOfOne(field: Field, value: unknown, inList: boolean): Words | null {
  switch (field.type) {
    case 'text':
      return isText(value) && textKey(value) !== '' ? null : wordsFor.text;
    case 'choice':
      if (!isText(value)) return wordsFor.text;
      if (!field.options || field.options.some((option) => option.value === value)) return null;
      return oneOf(field.options.map((option) => option.value));
    case 'id':
    case 'agents':
      return isUuid(value) || isFittingPlaceholder(field.refers, value, inList) ? null : wordsFor.id;
    case 'tags':
      return isText(value) ? null : wordsFor.text;
    case 'number':
      return isNumber(value, field.whole) ? null : field.whole ? wordsFor.whole : wordsFor.number;
    case 'money':
      return isMoney(value) ? null : wordsFor.money;
    case 'instant':
      return isInstant(value) ? null : wordsFor.instant;
    case 'boolean':
      return typeof value === 'boolean' ? null : wordsFor.boolean;
  }
}

function faultOfPair(field: Field, value: unknown): Words | null {
  if (!Array.isArray(value) || value.length !== 2) return wordsFor.pair;
  const fault = value.map((one) => faultOfOne(field, one, true)).find((one) => one !== null);
  if (fault) return fault;
  const currencies = new Set(value.map((one) => (one as Money).currency));
  return currencies.size > 1 ? wordsFor.currencies : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= limits.text && isStorable(value);
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

function isFittingPlaceholder(refers: string, value: unknown, inList: boolean): boolean {
  if (!isPlaceholder(value) || Object.keys(value).length !== 1) return false;
  return refers === 'agent'
    ? value.placeholder === 'me'
    : refers === 'team' && inList && value.placeholder === 'myTeams';
}

function isNumber(value: unknown, whole?: boolean): boolean {
  return whole ? Number.isSafeInteger(value) : Number.isFinite(value);
}

function isMoney(value: unknown): boolean {
  const { minor, currency, ...rest } = (value ?? {}) as Record<string, unknown>;
  const known = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
  return Number.isSafeInteger(minor) && known && Object.keys(rest).length === 0;
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (
    isDay(value) ||
    (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(value) && milliseconds(value) !== null)
  );
}

/** At most a hundred years. */
function isDuration(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).toSorted().join() !== 'amount,unit')
    return false;
  const { amount, unit } = value as Duration;
  if (!Number.isSafeInteger(amount) || amount < 1 || !Object.hasOwn(unitLengths, unit)) return false;
  return lengthOf({ amount, unit }) <= 36_525 * unitLengths.days;
}

function oneOf(values: string[]): Words {
  return { en: `Expected one of ${values.join(', ')}.`, de: `Erwartet wird eines von ${values.join(', ')}.` };
}

const wordsFor = {
  text: {
    en: 'Expected a text of 1 to 500 characters that can be read.',
    de: 'Erwartet wird ein lesbarer Text von 1 bis 500 Zeichen.',
  },
  id: {
    en: 'Expected the id of what is chosen, or {"placeholder": "me"} for an agent, or "myTeams" in a list of teams.',
    de: 'Erwartet wird die Id des Gewählten, oder {"placeholder": "me"} bei Agenten, oder «myTeams» in einer Liste von Teams.',
  },
  number: { en: 'Expected a number.', de: 'Erwartet wird eine Zahl.' },
  whole: { en: 'Expected a whole number.', de: 'Erwartet wird eine ganze Zahl.' },
  money: {
    en: 'Expected {"minor", "currency"}: whole minor units and a currency like CHF.',
    de: 'Erwartet wird {"minor", "currency"}: ganze kleinste Einheiten und eine Währung wie CHF.',
  },
  currencies: {
    en: 'Both amounts must have one currency.',
    de: 'Beide Beträge müssen dieselbe Währung haben.',
  },
  instant: {
    en: 'Expected a day like 2026-11-17 or a time like 2026-11-17T08:00:00Z.',
    de: 'Erwartet wird ein Tag wie 2026-11-17 oder eine Zeit wie 2026-11-17T08:00:00Z.',
  },
  boolean: { en: 'Expected true or false.', de: 'Erwartet wird true oder false.' },
  list: { en: 'Expected a list of 1 to 100 values.', de: 'Erwartet wird eine Liste von 1 bis 100 Werten.' },
  pair: { en: 'Expected a list of two values.', de: 'Erwartet wird eine Liste von zwei Werten.' },
  duration: {
    en: 'Expected {"amount", "unit"}: a whole amount of minutes, hours, days or weeks, a hundred years at most.',
    de: 'Erwartet wird {"amount", "unit"}: eine ganze Zahl von minutes, hours, days oder weeks, höchstens hundert Jahre.',
  },
  day: {
    en: `Expected a day like 2026-11-17 or one of ${dayWords.join(', ')}.`,
    de: `Erwartet wird ein Tag wie 2026-11-17 oder eines von ${dayWords.join(', ')}.`,
  },
} satisfies Record<string, Words>;
