import { operandOf } from '@kontor/domain/condition/operators';
import {
  isAll,
  isAny,
  isNot,
  type Comparison,
  type Condition,
  type Operator,
  type Value,
} from '@kontor/domain/condition/tree';

/** A condition as the builder shows it: all of the parts have to hold, one of them, or none. Parts may be groups again. */
export interface ConditionGroup {
  joint: Joint;
  parts: (Comparison | ConditionGroup)[];
}
export const joints = ['all', 'any', 'none'] as const;
export type Joint = (typeof joints)[number];

export const isGroup = (part: Comparison | ConditionGroup): part is ConditionGroup => 'joint' in part;

/** Every tree is a group: `not` of something is "none of" it. */
export function groupOf(condition: Condition): ConditionGroup {
  if (isAll(condition)) return { joint: 'all', parts: condition.all.map(partOf) };
  if (isAny(condition)) return { joint: 'any', parts: condition.any.map(partOf) };
  if (!isNot(condition)) return { joint: 'all', parts: [condition] };
  const denied = condition.not;
  return { joint: 'none', parts: isAny(denied) ? denied.any.map(partOf) : [partOf(denied)] };
}
const partOf = (condition: Condition) => ('field' in condition ? condition : groupOf(condition));

export function conditionOf({ joint, parts }: ConditionGroup): Condition {
  const inner = parts.map((part) => (isGroup(part) ? conditionOf(part) : part));
  if (joint === 'all') return { all: inner };
  return joint === 'any' ? { any: inner } : { not: { any: inner } };
}

/** What a fresh row holds for this operator. */
export function emptyValue(op: Operator, type: string): Value | undefined {
  const operand = operandOf(op);
  if (operand === 'nothing') return undefined;
  if (operand === 'list') return [];
  if (operand === 'duration') return { amount: 1, unit: 'days' };
  if (operand === 'day') return 'today';
  if (type === 'boolean') return true;
  if (operand === 'pair') return type === 'instant' ? ['', ''] : [0, 0];
  return type === 'number' ? 0 : '';
}

export function comparison(field: string, op: Operator, type: string): Comparison {
  const value = emptyValue(op, type);
  return { field, op, ...(value !== undefined && { value }) };
}
