import type { Status } from '../condition/fields.ts';
import { isDay } from '../time/day.ts';
import { wordsOf } from './folding.ts';
import {
  attachmentWords,
  isOneOf,
  isStatus,
  meWords,
  nobodyWords,
  type Operator,
  operatorOf,
  stateOf,
} from './operators.ts';

/** Words that stand one after the other, where they stand, and whether the last one is only begun. */
export interface Term {
  words: string[];
  in: 'anywhere' | 'from' | 'to';
  begun: boolean;
}

/** An operator whose value means nothing to it. It is searched for as text; whoever typed it is told. */
export interface QueryFault {
  operator: Operator;
  value: string;
}

/** What somebody typed into the search box, understood. Everything holds at once; several of one kind: any of them, tags: all. */
export interface SearchQuery {
  terms: Term[];
  statuses: Status[];
  mine: boolean;
  unassigned: boolean;
  /** As they were typed: names of tags, teams and colleagues. */
  tags: string[];
  teams: string[];
  assigned: string[];
  /** First day (`2026-11-17`) of what is not meant any more, and of what is meant. */
  before: string | null;
  after: string | null;
  hasAttachment: boolean;
  numbers: number[];
  faults: QueryFault[];
}

/** More terms than a person types; each costs. */
const most = 20;

/** An operator with its value, a phrase, or a word. An end that is missing is the end of the text. */
const piece = /(\p{L}+):(?:"([^"]*)"?|([^\s"]+))|"([^"]*)"?|[^\s"]+/gu;

/** Never fails: what makes no sense as an operator is text, and named in `faults`. */
export function readQuery(text: string): SearchQuery {
  const query: SearchQuery = {
    terms: [],
    statuses: [],
    mine: false,
    unassigned: false,
    tags: [],
    teams: [],
    assigned: [],
    before: null,
    after: null,
    hasAttachment: false,
    numbers: [],
    faults: [],
  };
  for (const found of text.normalize('NFC').matchAll(piece)) {
    const [whole, name, quoted, bare, phrase] = found;
    const operator = name === undefined ? undefined : operatorOf(name);
    const value = (quoted ?? bare ?? '').trim();
    if (operator && value) {
      if (applyOperator(query, operator, value)) continue;
      query.faults.push({ operator, value });
    }
    const number = /^#(\d{1,15})$/.exec(whole)?.[1];
    if (number) query.numbers.push(Number(number));
    // A word is taken for begun while the person still types it; one letter begins too many.
    else
      addTerm(
        query,
        phrase ?? whole,
        'anywhere',
        phrase === undefined && endsAt(found, text) && whole.length > 1,
      );
  }
  return query;
}

function endsAt(found: RegExpMatchArray, text: string): boolean {
  return found.index! + found[0].length === text.normalize('NFC').length;
}

function addTerm(query: SearchQuery, text: string, where: Term['in'], begun: boolean): boolean {
  const words = wordsOf(text).slice(0, most);
  if (words.length === 0 || query.terms.length >= most) return false;
  query.terms.push({ words, in: where, begun });
  return true;
}

/** False when the value means nothing to this operator. */
function applyOperator(query: SearchQuery, operator: Operator, value: string): boolean {
  switch (operator) {
    case 'from':
    case 'to':
      return addTerm(query, value, operator, true);
    case 'is':
      return applyState(query, value);
    case 'assigned':
      if (isOneOf(meWords, value)) return (query.mine = true);
      if (isOneOf(nobodyWords, value)) return (query.unassigned = true);
      return query.assigned.push(value) > 0;
    case 'tag':
      return query.tags.push(value) > 0;
    case 'team':
      return query.teams.push(value) > 0;
    case 'has':
      return isOneOf(attachmentWords, value) && (query.hasAttachment = true);
    case 'before':
    case 'after': {
      const day = dayOf(value);
      if (day) query[operator] = day;
      return day !== null;
    }
  }
}

function applyState(query: SearchQuery, value: string): boolean {
  const state = stateOf(value);
  if (state === undefined) return false;
  if (state === 'mine') query.mine = true;
  else if (state === 'unassigned') query.unassigned = true;
  else if (isStatus(state)) query.statuses.push(state);
  return true;
}

/** `2026`, `2026-11`, `2026-11-17`, `17.11.2026`: the first day of it. */
function dayOf(value: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value);
  const day = german
    ? `${german[3]}-${german[2]!.padStart(2, '0')}-${german[1]!.padStart(2, '0')}`
    : /^\d{4}$/.test(value)
      ? `${value}-01-01`
      : /^\d{4}-\d\d$/.test(value)
        ? `${value}-01`
        : value;
  return isDay(day) ? day : null;
}
