import { textKey } from '../text/key.ts';
import { spanOfDay } from '../time/day.ts';
import type { Field } from './catalogue.ts';
import { catalogueIn, stringsOf, type Context } from './context.ts';
import type { ConversationFacts } from './facts.ts';
import { found, type Found } from './found.ts';
import { spanOf } from './instants.ts';
import { WrongOperator } from './operators.ts';
import { isAll, isAny, isNot, type Comparison, type Condition, type Money } from './tree.ts';

/**
 * Does the condition hold for this conversation? Runs in the server and in the browser; `compileToSql` asks the database the
 * same question, and a property test compares the two.
 */
export function evaluate(condition: Condition, facts: ConversationFacts, context: Context): boolean {
  if (isAll(condition)) return condition.all.every((part) => evaluate(part, facts, context));
  if (isAny(condition)) return condition.any.some((part) => evaluate(part, facts, context));
  if (isNot(condition)) return !evaluate(condition.not, facts, context);
  const field = catalogueIn(context).field(condition.field);
  return holds(condition, field, found(field, facts), context);
}

/** One comparison with what was found in its field. */
export function holds(comparison: Comparison, field: Field, value: Found | null, context: Context): boolean {
  if (comparison.op === 'absent') return value === null;
  if (comparison.op === 'present') return value !== null;
  if (field.type === 'tags') return tagsHold(comparison, (value ?? []) as readonly string[], context);
  if (field.type === 'agents') return agentsHold(comparison, (value ?? []) as readonly string[], context);
  if (value === null) return false;
  switch (field.type) {
    case 'text':
      return textHolds(comparison, value as string);
    case 'choice':
    case 'id':
      return wordHolds(comparison, value as string, context);
    case 'number':
      return numberHolds(comparison, value as number, comparison.value as number | number[]);
    case 'money':
      return moneyHolds(comparison, value as Money);
    case 'instant':
      return instantHolds(comparison, value as number | string, context);
    case 'boolean':
      if (comparison.op !== 'is') throw new WrongOperator(comparison.field, comparison.op);
      return value === comparison.value;
  }
}

function textHolds({ field, op, value }: Comparison, text: string): boolean {
  const key = textKey(String(value));
  switch (op) {
    case 'is':
      return text === key;
    case 'isNot':
      return text !== key;
    case 'contains':
      return text.includes(key);
    case 'doesNotContain':
      return !text.includes(key);
    default:
      throw new WrongOperator(field, op);
  }
}

function wordHolds({ field, op, value }: Comparison, word: string, context: Context): boolean {
  const words = stringsOf(value, context);
  switch (op) {
    case 'is':
    case 'isAnyOf':
      return words.includes(word);
    case 'isNot':
      // A placeholder that stands for nobody is absent, and so compares with nothing.
      return words.length > 0 && !words.includes(word);
    case 'isNoneOf':
      return !words.includes(word);
    default:
      throw new WrongOperator(field, op);
  }
}

/** A set is never absent to these: a conversation without tags has none of any. */
function tagsHold({ field, op, value }: Comparison, tags: readonly string[], context: Context): boolean {
  const asked = stringsOf(value, context);
  switch (op) {
    case 'has':
    case 'hasAll':
      return asked.every((tag) => tags.includes(tag));
    case 'hasAny':
      return asked.some((tag) => tags.includes(tag));
    case 'hasNone':
      return !asked.some((tag) => tags.includes(tag));
    default:
      throw new WrongOperator(field, op);
  }
}

/** Like tags; but a placeholder that stands for nobody is in no set. */
function agentsHold(comparison: Comparison, agents: readonly string[], context: Context): boolean {
  const { op, value } = comparison;
  const nobody = stringsOf(value, context).length < [value].flat().length;
  if (nobody && (op === 'has' || op === 'hasAll')) return false;
  return tagsHold(comparison, agents, context);
}

function numberHolds({ field, op }: Comparison, number: number, asked: number | number[]): boolean {
  const [first = Number.NaN, last = first] = Array.isArray(asked) ? asked : [asked];
  switch (op) {
    case 'is':
      return number === first;
    case 'isNot':
      return number !== first;
    case 'greater':
      return number > first;
    case 'atLeast':
      return number >= first;
    case 'less':
      return number < first;
    case 'atMost':
      return number <= first;
    case 'between':
      return number >= first && number <= last;
    default:
      throw new WrongOperator(field, op);
  }
}

function moneyHolds(comparison: Comparison, money: Money): boolean {
  const asked = [comparison.value].flat() as Money[];
  if (asked.some(({ currency }) => currency !== money.currency)) return false;
  return numberHolds(
    comparison,
    money.minor,
    asked.map(({ minor }) => minor),
  );
}

function instantHolds(comparison: Comparison, moment: number | string, context: Context): boolean {
  const { from = -Infinity, to = Infinity } = spanOf(comparison, context);
  const instant = typeof moment === 'string' ? spanOfDay(moment, context.zone).from : moment;
  return instant >= from && instant < to;
}
