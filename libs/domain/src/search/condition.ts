import type { Condition } from '../condition/tree.ts';
import { textKey } from '../text/key.ts';
import { spanOfDay } from '../time/day.ts';
import type { QueryFault, SearchQuery } from './query.ts';

interface Named {
  id: string;
  name: string;
}
/** What the workspace calls its tags, teams and people. */
export interface SearchNames {
  tags: readonly string[];
  teams: readonly Named[];
  people: readonly Named[];
}

/** Whether messages have to be looked at, and not their conversations alone. */
export const asksMessages = ({ terms, hasAttachment }: SearchQuery): boolean =>
  terms.length > 0 || hasAttachment;

/**
 * What was typed, as far as it speaks of conversations, in the one language for conditions. A name that nothing is called
 * finds nothing.
 */
export function conditionOf(query: SearchQuery, names: SearchNames, zone: string): Condition {
  const all: Condition[] = [];
  if (query.statuses.length) all.push({ field: 'status', op: 'isAnyOf', value: query.statuses });
  if (query.mine) all.push({ field: 'assignee', op: 'is', value: { placeholder: 'me' } });
  if (query.unassigned) all.push({ field: 'assignee', op: 'absent' });
  if (query.assigned.length) all.push({ any: isAny('assignee', query.assigned, names.people) });
  if (query.numbers.length)
    all.push({ any: query.numbers.map((value) => ({ field: 'number', op: 'is', value })) });
  for (const typed of query.tags)
    all.push({ field: 'tags', op: 'has', value: tagNamed(typed, names.tags) ?? typed });
  if (query.teams.length) all.push({ any: isAny('team', query.teams, names.teams) });
  const find = asksMessages(query);
  if (!find) all.push(...betweenDays(query, zone));
  // Only signs, of which nothing can be understood: then nothing is found, and not everything.
  return !find && all.length === 0 ? { any: [] } : { all };
}

/** Operators that cannot find anything, for whoever typed them: of values that mean nothing, and names of nobody and nothing. */
export function faultsOf(query: SearchQuery, names: SearchNames): QueryFault[] {
  const unknown = (operator: 'team' | 'assigned', typed: string[], known: readonly Named[]) =>
    typed.filter((value) => named([value], known).length === 0).map((value) => ({ operator, value }));
  return [
    ...query.faults,
    ...query.tags
      .filter((value) => tagNamed(value, names.tags) === undefined)
      .map((value) => ({ operator: 'tag' as const, value })),
    ...unknown('team', query.teams, names.teams),
    ...unknown('assigned', query.assigned, names.people),
  ];
}

/** As it stands in the list of tags, however it was typed. */
function tagNamed(typed: string, tags: readonly string[]): string | undefined {
  const key = textKey(typed);
  return tags.find((tag) => textKey(tag) === key);
}

/** The beginning of a name is enough, of each of its words. */
function named(typed: readonly string[], known: readonly Named[]): Named[] {
  const keys = typed.map(textKey);
  return known.filter(({ name }) => {
    const key = textKey(name);
    return keys.some((begun) => key.startsWith(begun) || key.includes(` ${begun}`));
  });
}
const isAny = (field: string, typed: readonly string[], known: readonly Named[]): Condition[] =>
  named(typed, known).map(({ id }) => ({ field, op: 'is', value: id }));

/** Without words it is the conversations that are older or newer. */
function betweenDays({ before, after }: SearchQuery, zone: string): Condition[] {
  const all: Condition[] = [];
  const start = (day: string) => new Date(spanOfDay(day, zone).from).toISOString();
  if (before) all.push({ field: 'lastMessageAt', op: 'before', value: start(before) });
  if (after) all.push({ not: { field: 'lastMessageAt', op: 'before', value: start(after) } });
  return all;
}
