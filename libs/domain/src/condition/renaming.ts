import { comparisons, type Comparison, type Condition, isAll, isAny, isNot } from './tree.ts';

/** The fields whose values are tags. */
const tagFields: readonly string[] = ['tags', 'customer.tags'];

/** Each word once, the first place counts. */
export function wordsRenamed(words: readonly string[], from: string, to: string): string[] {
  return [...new Set(words.map((word) => (word === from ? to : word)))];
}

/** The same condition with another word for a tag: it asks what it asked. */
export function tagRenamed(condition: Condition, from: string, to: string): Condition {
  if (isAll(condition)) return { all: condition.all.map((part) => tagRenamed(part, from, to)) };
  if (isAny(condition)) return { any: condition.any.map((part) => tagRenamed(part, from, to)) };
  if (isNot(condition)) return { not: tagRenamed(condition.not, from, to) };
  if (!namesTag(condition, from)) return condition;
  const { value } = condition;
  return { ...condition, value: Array.isArray(value) ? wordsRenamed(value as string[], from, to) : to };
}

/** Whether it asks for this tag. */
export function asksForTag(condition: Condition, word: string): boolean {
  return [...comparisons(condition)].some((comparison) => namesTag(comparison, word));
}

function namesTag({ field, value }: Comparison, word: string): boolean {
  if (!tagFields.includes(field)) return false;
  return Array.isArray(value) ? (value as unknown[]).includes(word) : value === word;
}
