/**
 * The one language that says "for which?": views, rules, promises, segments and reports all hold such a tree.
 *
 * It is plain JSON:
 *
 * ```json
 * { "all": [
 *   { "field": "status", "op": "is", "value": "open" },
 *   { "any": [
 *     { "field": "assignee", "op": "is", "value": { "placeholder": "me" } },
 *     { "not": { "field": "tags", "op": "has", "value": "vip" } } ] } ] }
 * ```
 *
 * Two-valued: any comparison with an absent value is false (also `isNot` and `doesNotContain`), and `not` is the plain
 * complement: `not (team is Support)` holds for a conversation without a team, `team isNot Support` does not. Absence has
 * its own operators. `{ "all": [] }` holds for everything.
 */
export type Condition = All | Any | Not | Comparison;

export interface All {
  all: Condition[];
}
export interface Any {
  any: Condition[];
}
export interface Not {
  not: Condition;
}
export interface Comparison {
  field: string;
  op: Operator;
  /** Missing for `absent` and `present`. */
  value?: Value;
}

export type Operator =
  | 'is'
  | 'isNot'
  | 'isAnyOf'
  | 'isNoneOf'
  | 'contains'
  | 'doesNotContain'
  | 'has'
  | 'hasAny'
  | 'hasAll'
  | 'hasNone'
  | 'greater'
  | 'atLeast'
  | 'less'
  | 'atMost'
  | 'between'
  | 'before'
  | 'after'
  | 'withinLast'
  | 'olderThan'
  | 'withinNext'
  | 'on'
  | 'absent'
  | 'present';

/** Stands for the one who looks (`me`: an agent) or their teams (`myTeams`: in `isAnyOf` and `isNoneOf` of a team). */
export interface Placeholder {
  placeholder: 'me' | 'myTeams';
}

/** Of fixed length: a day is 24 hours, a week seven of them. Calendar days are said with `on`. */
export interface Duration {
  amount: number;
  unit: 'minutes' | 'hours' | 'days' | 'weeks';
}

/** Integer minor units (Rappen, cents) and an ISO 4217 code. Amounts in different currencies do not compare. */
export interface Money {
  minor: number;
  currency: string;
}

export type Single = string | number | boolean | Money | Placeholder;

/**
 * By type of field: text, choice, id, tag: a string (or a list for the operators on several); number; money; instant: ISO
 * 8601 in UTC (`2026-11-17T08:00:00.000Z`), a calendar day (`2026-11-17`), a day word or a duration; boolean. `between`
 * takes a list of two, both ends included.
 */
export type Value = Single | Duration | Single[];

export function isAll(condition: Condition): condition is All {
  return 'all' in condition;
}
export function isAny(condition: Condition): condition is Any {
  return 'any' in condition;
}
export function isNot(condition: Condition): condition is Not {
  return 'not' in condition;
}
export function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && 'placeholder' in value;
}

/** Each comparison of the tree, from left to right. */
export function* comparisons(condition: Condition): Generator<Comparison> {
  if (isAll(condition)) for (const part of condition.all) yield* comparisons(part);
  else if (isAny(condition)) for (const part of condition.any) yield* comparisons(part);
  else if (isNot(condition)) yield* comparisons(condition.not);
  else yield condition;
}
