import { catalogueIn, type Context } from './context.ts';
import { holds } from './evaluate.ts';
import type { ConversationFacts } from './facts.ts';
import { found, type Found } from './found.ts';
import { isAll, isAny, isNot, type Comparison, type Condition } from './tree.ts';

/**
 * Why a condition held or did not: the tree again, with the answer at each place and what was found there. Plain JSON with
 * ids and no names, made to be kept in the event log: what was found in a personal field is left out. `explain` reads it to
 * people, years later too, with the names of that day.
 */
export type Verdict = GroupVerdict | NotVerdict | ComparisonVerdict;

export interface GroupVerdict {
  held: boolean;
  group: 'all' | 'any';
  parts: Verdict[];
}
export interface NotVerdict {
  held: boolean;
  not: Verdict;
}
export interface ComparisonVerdict {
  held: boolean;
  comparison: Comparison;
  /** Null when absent. Missing when it is personal. */
  found?: Found | null;
}

/** Looks at every branch, also where the answer is already clear. Its `held` is what `evaluate` says. */
export function judge(condition: Condition, facts: ConversationFacts, context: Context): Verdict {
  if (isAll(condition)) {
    const parts = condition.all.map((part) => judge(part, facts, context));
    return { held: parts.every((part) => part.held), group: 'all', parts };
  }
  if (isAny(condition)) {
    const parts = condition.any.map((part) => judge(part, facts, context));
    return { held: parts.some((part) => part.held), group: 'any', parts };
  }
  if (isNot(condition)) {
    const not = judge(condition.not, facts, context);
    return { held: !not.held, not };
  }
  const field = catalogueIn(context).field(condition.field);
  const value = found(field, facts);
  const held = holds(condition, field, value, context);
  return { held, comparison: condition, ...(!field.personal && { found: value }) };
}
