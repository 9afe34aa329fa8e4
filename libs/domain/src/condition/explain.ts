import { heading, isSet, type Catalogue, type Locale } from './catalogue.ts';
import { catalogueIn, type Context } from './context.ts';
import type { ConversationFacts } from './facts.ts';
import { standardCatalogue } from './fields.ts';
import { judge, type ComparisonVerdict, type Verdict } from './judge.ts';
import type { Names } from './names.ts';
import { comparisonPhrase } from './phrases.ts';
import { joints } from './sentence.ts';
import type { Condition } from './tree.ts';
import { valueText } from './value-text.ts';

export interface Explanation {
  held: boolean;
  /** "Matched because status is open and team is Support" or "Did not match because team is Returns". */
  because: string;
  verdict: Verdict;
}

/** Which branches made the condition hold, or fail, for this conversation. */
export function explain(
  condition: Condition,
  facts: ConversationFacts,
  context: Context,
  names: Names,
  locale: Locale,
): Explanation {
  return explainVerdict(judge(condition, facts, context), names, locale, catalogueIn(context));
}

/** Reads a verdict that was kept. Only the branches that decided are named: of an `any` that held, those that held. */
export function explainVerdict(
  verdict: Verdict,
  names: Names,
  locale: Locale,
  catalogue: Catalogue = standardCatalogue,
): Explanation {
  const reason = (part: Verdict, inside: boolean): string => {
    if ('not' in part) return reason(part.not, inside);
    if ('comparison' in part) return comparisonReason(part, catalogue, names, locale);
    const deciding = part.parts.filter((one) => one.held === part.held);
    if (deciding.length === 0) return always[locale][part.held ? 'held' : 'failed'];
    if (deciding.length === 1) return reason(deciding[0]!, inside);
    const joined = deciding.map((one) => reason(one, true)).join(joints[locale].all);
    return inside ? `(${joined})` : joined;
  };
  const { held } = verdict;
  return {
    held,
    because: heading(`${openings[locale][held ? 'held' : 'failed']} ${reason(verdict, false)}`),
    verdict,
  };
}

/** What held is said as it was asked; of what did not hold, what stood there instead. */
function comparisonReason(
  verdict: ComparisonVerdict,
  catalogue: Catalogue,
  names: Names,
  locale: Locale,
): string {
  const { comparison, held } = verdict;
  const field = catalogue.find(comparison.field);
  const asked = comparisonPhrase(comparison, field, names, locale);
  if (held) return asked;
  const denied = locale === 'en' ? `not (${asked})` : `nicht (${asked})`;
  if (!field || verdict.found === undefined) return denied;
  if (verdict.found === null)
    return `${field.label[locale]} ${missing[locale][isSet(field) ? 'many' : 'one']}`;
  if (field.type === 'boolean' && field.says)
    return field.says[verdict.found === true ? 'yes' : 'no'][locale];
  const verb = { en: ['is', 'are'], de: ['ist', 'sind'] }[locale][isSet(field) ? 1 : 0];
  return `${field.label[locale]} ${verb} ${valueText(field, verdict.found, names, locale)}`;
}

const openings = {
  en: { held: 'matched because', failed: 'did not match because' },
  de: { held: 'trifft zu:', failed: 'trifft nicht zu:' },
} as const;

/** Of a group without conditions. */
const always = {
  en: { held: 'it holds for every conversation', failed: 'it holds for none' },
  de: { held: 'gilt für jede Konversation', failed: 'gilt für keine' },
} as const;

const missing = {
  en: { one: 'is missing', many: 'are missing' },
  de: { one: 'fehlt', many: 'fehlen' },
} as const;
