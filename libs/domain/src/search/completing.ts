import type { SearchNames } from './condition.ts';
import { fold } from './folding.ts';
import {
  attachmentWords,
  type Language,
  meWords,
  nobodyWords,
  type Operator,
  operatorOf,
  operators,
  states,
} from './operators.ts';

export interface Completion {
  /** What stands there afterwards. */
  text: string;
  /** Its operator; alone when the value is still to come. */
  operator: Operator;
  value: string | null;
}
export interface Completions {
  /** The part of what was typed that gives way to it. */
  from: number;
  to: number;
  items: Completion[];
}

const most = 8;

/** What the word at the cursor could become: an operator, or a value of the one that stands before it. */
export function completionsAt(
  typed: string,
  cursor: number,
  names: SearchNames,
  language: Language,
  today: string,
): Completions {
  const { from, piece, word, operator, value } = pieceAt(typed, cursor);
  const items = operator
    ? valuesOf(operator, names, language, today)
        .filter((one) => begins(one, value!))
        .map((one) => ({ text: `${word}:${/\s/.test(one) ? `"${one}"` : one} `, operator, value: one }))
    : /^\p{L}+$/u.test(piece)
      ? operatorsLike(piece, language)
      : [];
  return { from, to: cursor, items: items.slice(0, most) };
}

/** What stands from the last space to the cursor, and the operator and value in it. */
export function pieceAt(typed: string, cursor: number) {
  const from = beginOfPiece(typed, cursor);
  const piece = typed.slice(from, cursor);
  const [, word, value] = /^(\p{L}+):"?(.*)$/su.exec(piece) ?? [];
  const operator = word === undefined ? undefined : operatorOf(word);
  return { from, to: cursor, piece, word, operator, value };
}

/** A space ends a piece, but not within quotes. */
function beginOfPiece(typed: string, cursor: number): number {
  let from = 0;
  let quoted = false;
  for (let at = 0; at < cursor; at++) {
    if (typed[at] === '"') quoted = !quoted;
    else if (/\s/.test(typed[at]!) && !quoted) from = at + 1;
  }
  return from;
}

const begins = (text: string, begun: string) => {
  const [whole, start] = [fold(text), fold(begun)];
  return whole.startsWith(start) || whole.includes(` ${start}`);
};

function operatorsLike(begun: string, language: Language): Completion[] {
  return (Object.keys(operators) as Operator[])
    .flatMap((operator) => {
      const word = operators[operator][language].find((one) => begins(one, begun));
      return word ? [{ text: `${word}:`, operator, value: null }] : [];
    })
    .toSorted((a, b) => a.text.length - b.text.length);
}

function valuesOf(operator: Operator, names: SearchNames, language: Language, today: string): string[] {
  switch (operator) {
    case 'is':
      return Object.values(states).map((words) => words[language][0]!);
    case 'has':
      return [attachmentWords[language][0]];
    case 'tag':
      return [...names.tags];
    case 'team':
      return names.teams.map(({ name }) => name);
    case 'assigned':
      return [meWords[language][0], nobodyWords[language][0], ...names.people.map(({ name }) => name)];
    case 'before':
    case 'after':
      return [today, `${today.slice(0, 7)}-01`, `${today.slice(0, 4)}-01-01`];
    default:
      return [];
  }
}
