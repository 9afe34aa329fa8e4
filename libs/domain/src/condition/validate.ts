import { catalogueOf, type Catalogue, type Field, type Words } from './catalogue.ts';
import { standardCatalogue } from './fields.ts';
import { limits } from './limits.ts';
import { operandOf, operatorsOf } from './operators.ts';
import type { Comparison, Condition } from './tree.ts';
import { faultOfValue } from './validate-value.ts';

/** What is wrong with a tree, where, and what to do, for the person who built it. */
export interface ConditionFault {
  /** `all[1].any[0].value`; empty for the whole. */
  path: string;
  code:
    | 'not_a_condition'
    | 'empty_group'
    | 'too_deep'
    | 'too_many'
    | 'unknown_field'
    | 'field_not_here'
    | 'unknown_operator'
    | 'wrong_value';
  text: Words;
}

export type Validated = { ok: true; condition: Condition } | { ok: false; faults: ConditionFault[] };

/**
 * Takes anything that came over a wire. `scope: 'view'` (also segments, reports) refuses fields that only a rule knows.
 * A tree that passes never makes `evaluate` or `compileToSql` throw, as long as the catalogue keeps its fields.
 */
export function validateCondition(
  input: unknown,
  { catalogue = standardCatalogue, scope }: { catalogue?: Catalogue; scope: 'view' | 'rule' },
): Validated {
  const usable = scope === 'rule' ? catalogue : withoutMessageFields(catalogue);
  const check: Check = { usable, all: catalogue, faults: [], comparisons: 0 };
  checkCondition(input, '', 1, check);
  if (check.comparisons > limits.comparisons) {
    const text = {
      en: `At most ${limits.comparisons} comparisons fit in one condition; these are ${check.comparisons}.`,
      de: `Höchstens ${limits.comparisons} Vergleiche passen in eine Bedingung; es sind ${check.comparisons}.`,
    };
    check.faults.push({ path: '', code: 'too_many', text });
  }
  return check.faults.length === 0
    ? { ok: true, condition: input as Condition }
    : { ok: false, faults: check.faults };
}

interface Check {
  usable: Catalogue;
  all: Catalogue;
  faults: ConditionFault[];
  comparisons: number;
}

function withoutMessageFields(catalogue: Catalogue): Catalogue {
  return catalogueOf(catalogue.fields.filter((field) => field.scope === 'conversation'));
}

function checkCondition(input: unknown, path: string, depth: number, check: Check): void {
  if (depth > limits.depth) {
    const text = {
      en: `Groups can be nested ${limits.depth} deep at most.`,
      de: `Gruppen lassen sich höchstens ${limits.depth}-fach schachteln.`,
    };
    check.faults.push({ path, code: 'too_deep', text });
    return;
  }
  const keys = isObject(input) ? Object.keys(input).toSorted().join() : '';
  const node = input as Record<string, unknown>;
  if (keys === 'all' && Array.isArray(node['all']))
    checkGroup(node['all'], `${path}.all`, depth, check, true);
  else if (keys === 'any' && Array.isArray(node['any']))
    checkGroup(node['any'], `${path}.any`, depth, check, false);
  else if (keys === 'not') checkCondition(node['not'], below(path, 'not'), depth + 1, check);
  else if (keys === 'field,op,value' || keys === 'field,op') checkComparison(node, path, check);
  else {
    const text = {
      en: 'Expected {"all": […]}, {"any": […]}, {"not": …} or {"field", "op", "value"}, and nothing else beside it.',
      de: 'Erwartet wird {"all": […]}, {"any": […]}, {"not": …} oder {"field", "op", "value"}, und nichts weiter daneben.',
    };
    check.faults.push({ path, code: 'not_a_condition', text });
  }
}

function checkGroup(
  parts: unknown[],
  groupPath: string,
  depth: number,
  check: Check,
  mayBeEmpty: boolean,
): void {
  const path = groupPath.replace(/^\./, '');
  if (parts.length === 0 && !mayBeEmpty) {
    const text = {
      en: 'An empty "any" holds for nothing: add a condition or remove the group.',
      de: 'Ein leeres «any» trifft nie zu: Bedingung hinzufügen oder Gruppe entfernen.',
    };
    check.faults.push({ path, code: 'empty_group', text });
  }
  // Beyond the limit the count alone is reported: a hostile tree must not make a million faults.
  for (const [index, part] of parts.entries()) {
    if (check.faults.length >= limits.comparisons) return;
    checkCondition(part, `${path}[${index}]`, depth + 1, check);
  }
}

function checkComparison(node: Record<string, unknown>, path: string, check: Check): void {
  check.comparisons += 1;
  if (check.comparisons > limits.comparisons) return;
  const field = typeof node['field'] === 'string' ? check.usable.find(node['field']) : undefined;
  if (!field) {
    check.faults.push(unknownField(node['field'], below(path, 'field'), check));
    return;
  }
  const op = node['op'] as Comparison['op'];
  if (!operatorsOf[field.type].includes(op)) {
    check.faults.push(unknownOperator(field, op, below(path, 'op')));
    return;
  }
  const fault =
    operandOf(op) === 'nothing' && 'value' in node
      ? { en: `"${op}" takes no value.`, de: `«${op}» hat keinen Wert.` }
      : faultOfValue(field, op, node['value']);
  if (fault) check.faults.push({ path: below(path, 'value'), code: 'wrong_value', text: fault });
}

function unknownField(field: unknown, path: string, check: Check): ConditionFault {
  const shown = shortly(field);
  if (typeof field === 'string' && check.all.find(field)) {
    const text = {
      en: `"${shown}" is known only while a rule runs; it cannot be used here.`,
      de: `«${shown}» ist nur bekannt, während eine Regel läuft; hier geht es nicht.`,
    };
    return { path, code: 'field_not_here', text };
  }
  const text = { en: `There is no field "${shown}".`, de: `Es gibt kein Feld «${shown}».` };
  return { path, code: 'unknown_field', text };
}

function unknownOperator(field: Field, op: unknown, path: string): ConditionFault {
  const known = operatorsOf[field.type].join(', ');
  const text = {
    en: `"${field.id}" has no operator "${shortly(op)}"; it has ${known}.`,
    de: `«${field.id}» kennt den Operator «${shortly(op)}» nicht, aber ${known}.`,
  };
  return { path, code: 'unknown_operator', text };
}

function shortly(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 60).toWellFormed() : typeof value;
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
