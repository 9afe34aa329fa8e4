import { statuses, type Status } from './fields.ts';
import { isAll, isAny, isNot, type Comparison, type Condition, type Operator } from './tree.ts';

/** The statuses that a conversation can have for which the condition holds; rather too many than too few. */
export function possibleStatuses(condition: Condition): Set<Status> {
  return statusesOf(condition, false);
}

/** Whether only conversations without an end belong to it: there are few of them, however long a company exists. */
export function isOverUnresolved(condition: Condition): boolean {
  const possible = possibleStatuses(condition);
  return !possible.has('resolved') && !possible.has('spam');
}

/** Whether it holds only for what is of one of these: the field must be one of the values that the condition names. */
export function isBoundTo(condition: Condition, fields: readonly string[]): boolean {
  if (isAll(condition)) return condition.all.some((part) => isBoundTo(part, fields));
  if (isAny(condition)) return condition.any.every((part) => isBoundTo(part, fields));
  if (isNot(condition)) return false;
  return fields.includes(condition.field) && naming.includes(condition.op);
}

/** Operators that hold only for what has a value which is named. */
const naming: readonly Operator[] = ['is', 'isAnyOf', 'has', 'hasAny', 'hasAll'];

function statusesOf(condition: Condition, isNegated: boolean): Set<Status> {
  if (isNot(condition)) return statusesOf(condition.not, !isNegated);
  const parts = isAll(condition) ? condition.all : isAny(condition) ? condition.any : undefined;
  if (!parts) return statusesOfOne(condition as Comparison, isNegated);
  const sets = parts.map((part) => statusesOf(part, isNegated));
  const holdTogether = isAll(condition) !== isNegated;
  return new Set(
    statuses.filter((status) =>
      holdTogether ? sets.every((set) => set.has(status)) : sets.some((set) => set.has(status)),
    ),
  );
}

function statusesOfOne({ field, op, value }: Comparison, isNegated: boolean): Set<Status> {
  if (field !== 'status') return new Set(statuses);
  const named = [value].flat() as unknown[];
  const isNamed = op === 'is' || op === 'isAnyOf';
  if (!isNamed && op !== 'isNot' && op !== 'isNoneOf') return new Set(statuses);
  return new Set(statuses.filter((status) => named.includes(status) === (isNamed !== isNegated)));
}

/**
 * The same condition, with what it demands of the status said by naming statuses: what indexes know, and how many there are
 * of each. "Not resolved" is one of the four others.
 */
export function namingStatuses(condition: Condition): Condition {
  if (isAll(condition)) return { all: condition.all.map(namingStatuses) };
  const negated = isNot(condition) ? condition.not : condition;
  if (isAll(negated) || isAny(negated) || isNot(negated) || negated.field !== 'status') return condition;
  if (!isNot(condition) && naming.includes(negated.op)) return condition;
  return { field: 'status', op: 'isAnyOf', value: [...possibleStatuses(condition)] };
}
