import type { FieldType } from './catalogue.ts';
import type { Operator } from './tree.ts';

/** Which operators a type of field has, in the order a builder offers them. */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: ['contains', 'doesNotContain', 'is', 'isNot', 'present', 'absent'],
  choice: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'present', 'absent'],
  id: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'present', 'absent'],
  tags: ['has', 'hasAny', 'hasAll', 'hasNone', 'present', 'absent'],
  agents: ['has', 'hasAny', 'hasAll', 'hasNone', 'present', 'absent'],
  number: ['is', 'isNot', 'greater', 'atLeast', 'less', 'atMost', 'between', 'present', 'absent'],
  money: ['is', 'isNot', 'greater', 'atLeast', 'less', 'atMost', 'between', 'present', 'absent'],
  instant: ['before', 'after', 'between', 'withinLast', 'olderThan', 'withinNext', 'on', 'present', 'absent'],
  boolean: ['is', 'present', 'absent'],
};

/** What stands beside an operator: nothing, one value, a list of one to a hundred, a pair, a duration or a day. */
export type Operand = 'nothing' | 'one' | 'list' | 'pair' | 'duration' | 'day';

export function operandOf(op: Operator): Operand {
  switch (op) {
    case 'absent':
    case 'present':
      return 'nothing';
    case 'isAnyOf':
    case 'isNoneOf':
    case 'hasAny':
    case 'hasAll':
    case 'hasNone':
      return 'list';
    case 'between':
      return 'pair';
    case 'withinLast':
    case 'olderThan':
    case 'withinNext':
      return 'duration';
    case 'on':
      return 'day';
    default:
      return 'one';
  }
}

/** An operator is given to a field that does not have it: the tree was not validated. */
export class WrongOperator extends Error {
  constructor(field: string, op: string) {
    super(`The field "${field}" has no operator "${op}".`);
    this.name = 'WrongOperator';
  }
}
