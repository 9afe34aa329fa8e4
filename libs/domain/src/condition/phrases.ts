import { isSet, type Field, type Locale } from './catalogue.ts';
import type { Names } from './names.ts';
import { dayPhrase, durationPhrase } from './time-phrases.ts';
import {
  isPlaceholder,
  type Comparison,
  type Duration,
  type Operator,
  type Single,
  type Value,
} from './tree.ts';
import { valueText } from './value-text.ts';

/** A comparison as it stands inside a sentence. */
export function comparisonPhrase(
  comparison: Comparison,
  field: Field | undefined,
  names: Names,
  locale: Locale,
): string {
  if (!field) return locale === 'en' ? 'an unknown field' : 'ein unbekanntes Feld';
  const { op, value } = comparison;
  const special = specialPhrase(field, op, value, locale);
  if (special) return special;
  const said = (one: Single) => valueText(field, one, names, locale);
  const phrase = predicates[locale][isSet(field) ? 'many' : 'one'];
  return `${field.label[locale]} ${predicate(phrase, field, op, value, said, locale)}`;
}

type Said = (value: Single) => string;
type Predicates = { [op in Operator]?: string };

function predicate(
  words: Predicates,
  field: Field,
  op: Operator,
  value: Value | undefined,
  said: Said,
  locale: Locale,
): string {
  const word = words[op] ?? op;
  switch (op) {
    case 'absent':
    case 'present':
      return word;
    case 'withinLast':
    case 'olderThan':
    case 'withinNext':
      return word.replace('%', durationPhrase(value as Duration, locale, op === 'withinNext'));
    case 'on':
      return dayPhrase(String(value), locale);
    case 'between': {
      const [first, last] = value as [Single, Single];
      const the = locale === 'de' && field.type === 'instant' ? 'dem ' : '';
      return `${word} ${the}${said(first)}${andWord[locale]}${the}${said(last)}`;
    }
    case 'isNoneOf':
    case 'hasNone':
      return noneOf(words, op, (value as Single[]).map(said), locale);
    case 'isAnyOf':
    case 'hasAny':
      return `${word} ${listed((value as Single[]).map(said), orWord[locale])}`;
    case 'hasAll':
      return `${word} ${listed((value as Single[]).map(said), andWord[locale])}`;
    default:
      return `${word} ${said(value as Single)}`;
  }
}

function listed(words: string[], last: string): string {
  return words.length < 2 ? words.join() : words.slice(0, -1).join(', ') + last + words.at(-1);
}

function noneOf(words: Predicates, op: Operator, said: string[], locale: Locale): string {
  if (said.length === 1) return `${words[op === 'hasNone' ? 'doesNotContain' : 'isNot']} ${said[0]}`;
  return `${words[op]} ${said.join(locale === 'en' ? ' nor ' : ' noch ')}`;
}

/** Where a field has better words of its own than "<label> is <value>". */
function specialPhrase(
  field: Field,
  op: Operator,
  value: Value | undefined,
  locale: Locale,
): string | undefined {
  if (field.type === 'boolean' && op === 'is' && field.says)
    return field.says[value === true ? 'yes' : 'no'][locale];
  if (field.type === 'agents') {
    const asked = [value].flat();
    if (asked.length !== 1 || !isPlaceholder(asked[0])) return undefined;
    return field.saysMe?.[op === 'hasNone' ? 'hasNone' : 'has'][locale];
  }
  if (field.id !== 'assignee') return undefined;
  if (op === 'absent') return locale === 'en' ? 'nobody is assigned' : 'niemand ist zuständig';
  if (op === 'present') return locale === 'en' ? 'somebody is assigned' : 'jemand ist zuständig';
  if (locale === 'en' || !isPlaceholder(value)) return undefined;
  return op === 'is' ? 'ich bin zuständig' : 'jemand anderes ist zuständig';
}

const andWord = { en: ' and ', de: ' und ' } as const;
const orWord = { en: ' or ', de: ' oder ' } as const;

/** `one` for a field with one value, `many` for a set, whose label is plural. */
const predicates: Record<Locale, { one: Predicates; many: Predicates }> = {
  en: {
    one: {
      is: 'is',
      isNot: 'is not',
      isAnyOf: 'is',
      isNoneOf: 'is neither',
      contains: 'contains',
      doesNotContain: 'does not contain',
      greater: 'is greater than',
      atLeast: 'is at least',
      less: 'is less than',
      atMost: 'is at most',
      between: 'is between',
      before: 'is before',
      after: 'is after',
      withinLast: 'is within the last %',
      olderThan: 'is more than % ago',
      withinNext: 'is within the next %',
      absent: 'is missing',
      present: 'is there',
    },
    many: {
      has: 'include',
      hasAny: 'include',
      hasAll: 'include',
      hasNone: 'include neither',
      doesNotContain: 'do not include',
      absent: 'are missing',
      present: 'are there',
    },
  },
  de: {
    one: {
      is: 'ist',
      isNot: 'ist nicht',
      isAnyOf: 'ist',
      isNoneOf: 'ist weder',
      contains: 'enthält',
      doesNotContain: 'enthält nicht',
      greater: 'liegt über',
      atLeast: 'beträgt mindestens',
      less: 'liegt unter',
      atMost: 'beträgt höchstens',
      between: 'liegt zwischen',
      before: 'liegt vor dem',
      after: 'liegt nach dem',
      withinLast: 'liegt höchstens % zurück',
      olderThan: 'liegt mehr als % zurück',
      withinNext: 'liegt in höchstens %',
      absent: 'fehlt',
      present: 'ist vorhanden',
    },
    many: {
      has: 'enthalten',
      hasAny: 'enthalten',
      hasAll: 'enthalten',
      hasNone: 'enthalten weder',
      doesNotContain: 'enthalten nicht',
      absent: 'fehlen',
      present: 'sind vorhanden',
    },
  },
};
