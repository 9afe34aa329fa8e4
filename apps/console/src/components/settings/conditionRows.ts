import type { Comparison, Condition, Operator, Value } from '@kontor/domain/condition/tree';
import type { Operand } from '@kontor/domain/condition/operators';
import { operandOf } from '@kontor/domain/condition/operators';

/** A condition as the simple builder shows it: rows that all have to hold, or one of which has to. */
export interface ConditionRows {
  joint: 'all' | 'any';
  rows: Comparison[];
}

/** Null for a tree that has groups in groups or a "not": it is shown as a sentence and stays as it is. */
export function rowsOf(condition: Condition): ConditionRows | null {
  if ('field' in condition) return { joint: 'all', rows: [condition] };
  if ('not' in condition) return null;
  const [joint, parts] =
    'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return parts.every((part) => 'field' in part) ? { joint, rows: parts as Comparison[] } : null;
}

export function conditionOf({ joint, rows }: ConditionRows): Condition {
  return joint === 'all' ? { all: rows } : { any: rows };
}

/** What a fresh row holds for this operator. */
export function emptyValue(op: Operator, type: string): Value | undefined {
  const operand: Operand = operandOf(op);
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
