import type { ConditionField } from '@kontor/contracts/settings';
import type { Catalogue } from '@kontor/domain/condition/catalogue';
import { operatorsOf } from '@kontor/domain/condition/operators';

/** The field catalogue as builders of views and rules show it. `retired`: no longer offered. */
export function conditionFields({ fields }: Catalogue, retired: ReadonlySet<string>): ConditionField[] {
  return fields.map((field) => ({
    id: field.id,
    type: field.type,
    scope: field.scope,
    label: field.label,
    operators: [...operatorsOf[field.type]],
    options: field.type === 'choice' && field.options ? [...field.options] : null,
    refers: field.type === 'id' || field.type === 'agents' ? field.refers : null,
    retired: retired.has(field.id),
  }));
}
