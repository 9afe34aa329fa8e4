import type { ConditionField } from '@kontor/contracts/settings';
import { standardCatalogue } from '@kontor/domain/condition/fields';
import { operatorsOf } from '@kontor/domain/condition/operators';

/** The field catalogue as builders of views and rules show it. */
export function conditionFields(): ConditionField[] {
  return standardCatalogue.fields.map((field) => ({
    id: field.id,
    type: field.type,
    scope: field.scope,
    label: field.label,
    operators: [...operatorsOf[field.type]],
    options: field.type === 'choice' && field.options ? [...field.options] : null,
    refers: field.type === 'id' || field.type === 'agents' ? field.refers : null,
  }));
}
