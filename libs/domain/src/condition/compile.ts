import { isStorable, textKey } from '../text/key.ts';
import { firstDayFrom } from '../time/day.ts';
import type { AgentsField, BooleanField, Field, InstantField, Join, MoneyField } from './catalogue.ts';
import { catalogueIn, stringsOf, type Context } from './context.ts';
import { spanOf } from './instants.ts';
import { WrongOperator } from './operators.ts';
import { isAll, isAny, isNot, type Comparison, type Condition, type Money, type Operator } from './tree.ts';

export interface CompiledCondition {
  /**
   * A boolean expression over the aliases `c` (conversation) and, left-joined when `joins` names them, `cu` (customer), `co`
   * (company), `ch` (channel). It may be null where the condition does not hold, which `where`, `filter` and `case` take for
   * false; to show it as a column, write `(…) is true`. Nowhere is a value part of it.
   */
  sql: string;
  /** For `$n`, in order. */
  parameters: unknown[];
  /** `sql` cut at its parameters, for a query builder that counts them itself: Kysely's `sql(parts, ...parameters)`. */
  parts: string[];
  joins: Join[];
}

/**
 * Asks the database what `evaluate` asks a row. Comparisons stay as they are, so that an index on the column serves: inside
 * `all` and `any` null and false come to the same, and only `not` has to turn null into false before it turns it around.
 */
export function compileToSql(
  condition: Condition,
  context: Context,
  { firstParameter = 1 }: { firstParameter?: number } = {},
): CompiledCondition {
  const parameters: unknown[] = [];
  const joins = new Set<Join>();
  const bind = (value: unknown) => `$${firstParameter + parameters.push(value) - 1}`;

  const sql = compile(condition);
  return { sql, parameters, parts: sql.split(/\$\d+/), joins: withDependencies(joins) };

  function compile(part: Condition): string {
    if (isAll(part)) return part.all.length ? `(${part.all.map(compile).join(' and ')})` : 'true';
    if (isAny(part)) return part.any.length ? `(${part.any.map(compile).join(' or ')})` : 'false';
    if (isNot(part)) return `((${compile(part.not)}) is not true)`;
    const field = catalogueIn(context).field(part.field);
    if (!field.sql)
      throw new Error(`The field "${field.id}" is known only while a rule runs, not to the database.`);
    for (const join of field.sql.joins) joins.add(join);
    return comparisonToSql(part, field, context, bind);
  }
}

/** Keeps a value for `$n` and says which n. */
type Bind = (value: unknown) => string;

function withDependencies(joins: Set<Join>): Join[] {
  if (joins.has('company')) joins.add('customer');
  return (['customer', 'company', 'channel'] as const).filter((join) => joins.has(join));
}

function comparisonToSql(comparison: Comparison, field: Field, context: Context, bind: Bind): string {
  if (field.type === 'agents') return agentsToSql(comparison, field, context, bind);
  const column = field.sql!.expression;
  if (comparison.op === 'absent') return absence(field, column);
  if (comparison.op === 'present') return `(${absence(field, column)} is not true)`;
  switch (field.type) {
    case 'text':
      return textToSql(comparison, column, bind);
    case 'choice':
      return wordToSql(comparison, column, stringsOf(comparison.value, context), isStorable, bind);
    case 'id':
      return wordToSql(comparison, column, stringsOf(comparison.value, context), isUuid, bind);
    case 'tags':
      return tagsToSql(comparison, column, context, bind);
    case 'number':
      return numberToSql(comparison, column, [comparison.value].flat() as number[], field.whole, bind);
    case 'money':
      return moneyToSql(comparison, field, bind);
    case 'instant':
      return instantToSql(comparison, field, context, bind);
    case 'boolean':
      return booleanToSql(comparison, field);
  }
}

function absence(field: Field, column: string): string {
  if (field.type === 'text') return `(coalesce(${column}, '') = '')`;
  if (field.type === 'tags') return `(coalesce(cardinality(${column}), 0) = 0)`;
  if (field.type === 'money') return `(${column} is null or ${field.sql!.currency} is null)`;
  return `(${column} is null)`;
}

function textToSql({ field, op, value }: Comparison, column: string, bind: Bind): string {
  const key = textKey(String(value));
  const pattern = () => bind(`%${key.replace(/[\\%_]/g, '\\$&')}%`);
  switch (op) {
    case 'is':
      return key === '' ? 'false' : `${column} = ${bind(key)}`;
    case 'isNot':
      return `(${column} <> '' and ${column} <> ${bind(key)})`;
    case 'contains':
      return key === '' ? `${column} <> ''` : `${column} like ${pattern()}`;
    case 'doesNotContain':
      return `(${column} <> '' and ${column} not like ${pattern()})`;
    default:
      throw new WrongOperator(field, op);
  }
}

/** What cannot stand in the column is equal to nothing, and would be refused by PostgreSQL as a parameter. */
function wordToSql(
  { field, op }: Comparison,
  column: string,
  asked: string[],
  canStand: (word: string) => boolean,
  bind: Bind,
): string {
  const words = asked.filter(canStand);
  switch (op) {
    case 'is':
    case 'isAnyOf':
      if (words.length === 0) return 'false';
      return words.length === 1 ? `${column} = ${bind(words[0])}` : `${column} = any(${bind(words)})`;
    case 'isNot':
    case 'isNoneOf':
      if (asked.length === 0 && op === 'isNot') return 'false';
      if (words.length === 0) return `${column} is not null`;
      return words.length === 1 ? `${column} <> ${bind(words[0])}` : `${column} <> all(${bind(words)})`;
    default:
      throw new WrongOperator(field, op);
  }
}

function isUuid(word: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word);
}

function tagsToSql({ field, op, value }: Comparison, column: string, context: Context, bind: Bind): string {
  const asked = stringsOf(value, context);
  const tags = asked.filter(isStorable);
  const overlap = () => `${column} && ${bind(tags)}::text[]`;
  switch (op) {
    case 'has':
    case 'hasAll':
      if (asked.length === 0) return 'true';
      return tags.length < asked.length ? 'false' : `${column} @> ${bind(tags)}::text[]`;
    case 'hasAny':
      return overlap();
    case 'hasNone':
      return `((${overlap()}) is not true)`;
    default:
      throw new WrongOperator(field, op);
  }
}

/** Each asks whether there is a row, which an index on the agent or on the conversation answers. Never null. */
function agentsToSql(
  { field, op, value }: Comparison,
  { sql }: AgentsField,
  context: Context,
  bind: Bind,
): string {
  const asked = stringsOf(value, context);
  const agents = asked.filter(isUuid);
  const { expression, agent } = sql!;
  const rows = (more = '') => `exists (select 1 from ${expression}${more})`;
  const among = () => rows(` and ${agent} = any(${bind(agents)}::uuid[])`);
  switch (op) {
    case 'absent':
      return `(not ${rows()})`;
    case 'present':
      return rows();
    case 'has':
    case 'hasAll':
      if (agents.length < [value].flat().length) return 'false';
      return `(${agents.map((one) => rows(` and ${agent} = ${bind(one)}::uuid`)).join(' and ')})`;
    case 'hasAny':
      return agents.length ? among() : 'false';
    case 'hasNone':
      return agents.length ? `(not ${among()})` : 'true';
    default:
      throw new WrongOperator(field, op);
  }
}

const signs: Partial<Record<Operator, string>> = {
  is: '=',
  isNot: '<>',
  greater: '>',
  atLeast: '>=',
  less: '<',
  atMost: '<=',
};

/** The narrow type where it fits, so that an index on an integer column serves. */
function numberToSql(
  { field, op }: Comparison,
  column: string,
  asked: number[],
  whole: boolean | undefined,
  bind: Bind,
): string {
  const type = whole && asked.every(Number.isSafeInteger) ? 'bigint' : 'numeric';
  const side = (sign: string, value: number | undefined) => `${column} ${sign} ${bind(value)}::${type}`;
  if (op === 'between') return `(${side('>=', asked[0])} and ${side('<=', asked[1])})`;
  const sign = signs[op];
  if (!sign) throw new WrongOperator(field, op);
  return side(sign, asked[0]);
}

function moneyToSql(comparison: Comparison, field: MoneyField, bind: Bind): string {
  const { expression, currency } = field.sql!;
  const asked = [comparison.value].flat() as Money[];
  if (asked.some((money) => money.currency !== asked[0]!.currency)) return 'false';
  const amounts = asked.map(({ minor }) => minor);
  return `(${currency} = ${bind(asked[0]!.currency)} and ${numberToSql(comparison, expression, amounts, false, bind)})`;
}

function instantToSql(comparison: Comparison, field: InstantField, context: Context, bind: Bind): string {
  const { expression, as } = field.sql!;
  const moment = (at: number) => {
    if (as === 'milliseconds') return `${bind(at)}::numeric`;
    if (as === 'day') return `${bind(firstDayFrom(at, context.zone))} collate "C"`;
    return `${bind(new Date(at).toISOString())}::timestamptz`;
  };
  const { from, to } = spanOf(comparison, context);
  const sides: string[] = [];
  if (from !== undefined) sides.push(`${expression} >= ${moment(from)}`);
  if (to !== undefined) sides.push(`${expression} < ${moment(to)}`);
  return `(${sides.join(' and ')})`;
}

function booleanToSql({ field, op, value }: Comparison, { sql }: BooleanField): string {
  if (op !== 'is') throw new WrongOperator(field, op);
  return value === true ? sql!.expression : `(not ${sql!.expression})`;
}
