import { statuses, type Status } from '../condition/fields.ts';

/** The operators of the search box, by the words people type in each language. The first one is offered. */
export const operators = {
  from: { en: ['from'], de: ['von', 'from'] },
  to: { en: ['to'], de: ['an', 'to'] },
  is: { en: ['is'], de: ['ist', 'is'] },
  assigned: { en: ['assigned'], de: ['zugewiesen', 'bei', 'assigned'] },
  tag: { en: ['tag'], de: ['tag'] },
  team: { en: ['team'], de: ['team'] },
  before: { en: ['before'], de: ['vor', 'before'] },
  after: { en: ['after'], de: ['nach', 'seit', 'after'] },
  has: { en: ['has'], de: ['hat', 'has'] },
} as const;
export type Operator = keyof typeof operators;
export type Language = 'en' | 'de';

const byWord = new Map<string, Operator>(
  (Object.entries(operators) as [Operator, (typeof operators)[Operator]][]).flatMap(([operator, words]) =>
    [...words.en, ...words.de].map((word) => [word, operator] as const),
  ),
);
export const operatorOf = (word: string): Operator | undefined => byWord.get(word.toLowerCase());

/** What `is:` can be: a status, mine, nobody's. */
export const states: Record<Status | 'mine' | 'unassigned', Record<Language, readonly string[]>> = {
  open: { en: ['open'], de: ['offen'] },
  waiting: { en: ['waiting'], de: ['wartend'] },
  snoozed: { en: ['snoozed'], de: ['zurückgestellt'] },
  resolved: { en: ['resolved'], de: ['gelöst'] },
  spam: { en: ['spam'], de: ['spam'] },
  mine: { en: ['mine'], de: ['meine', 'meins'] },
  unassigned: { en: ['unassigned'], de: ['frei', 'nicht zugewiesen'] },
};
export type State = keyof typeof states;
export const isStatus = (state: State): state is Status => (statuses as readonly string[]).includes(state);
export const attachmentWords = {
  en: ['attachment', 'attachments'],
  de: ['anhang', 'anhänge'],
} as const;
export const meWords = { en: ['me'], de: ['mir', 'mich', 'ich'] } as const;
export const nobodyWords = { en: ['nobody', 'none'], de: ['niemandem', 'niemand', 'keiner'] } as const;

export const isOneOf = (words: Record<Language, readonly string[]>, value: string): boolean =>
  [...words.en, ...words.de].includes(value.toLowerCase());

export function stateOf(value: string): State | undefined {
  return (Object.keys(states) as State[]).find((state) => isOneOf(states[state], value));
}
