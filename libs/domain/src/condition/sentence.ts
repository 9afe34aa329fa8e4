import { heading, type Catalogue, type Locale } from './catalogue.ts';
import { standardCatalogue } from './fields.ts';
import type { Names } from './names.ts';
import { comparisonPhrase } from './phrases.ts';
import { isAll, isAny, isNot, type Condition } from './tree.ts';

/**
 * A condition in plain words: "Status is open and (team is Support or tags include “vip”)". It says what the tree says, in
 * its order; a group in a group stands in brackets. A field that is gone is said to be unknown.
 */
export function sentence(
  condition: Condition,
  names: Names,
  locale: Locale,
  catalogue: Catalogue = standardCatalogue,
): string {
  return heading(clause(condition, names, locale, catalogue));
}

/** The same inside a longer sentence: "status is open and …". */
export function clause(
  condition: Condition,
  names: Names,
  locale: Locale,
  catalogue: Catalogue = standardCatalogue,
): string {
  const say = (part: Condition, inside: boolean): string => {
    if (isAll(part)) return group(part.all, 'all', inside);
    if (isAny(part)) return group(part.any, 'any', inside);
    if (isNot(part)) return `${joints[locale].not} (${say(part.not, false)})`;
    return comparisonPhrase(part, catalogue.find(part.field), names, locale);
  };
  const group = (parts: Condition[], kind: 'all' | 'any', inside: boolean): string => {
    if (parts.length === 0) return joints[locale].empty[kind];
    if (parts.length === 1) return say(parts[0]!, inside);
    const joined = parts.map((part) => say(part, true)).join(joints[locale][kind]);
    return inside ? `(${joined})` : joined;
  };
  return say(condition, false);
}

export const joints = {
  en: { all: ' and ', any: ' or ', not: 'not', empty: { all: 'every conversation', any: 'no conversation' } },
  de: {
    all: ' und ',
    any: ' oder ',
    not: 'nicht',
    empty: { all: 'jede Konversation', any: 'keine Konversation' },
  },
} as const;
