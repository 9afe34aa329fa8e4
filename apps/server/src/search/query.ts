import { isDay } from '@kontor/domain/time/day';
import { wordsOf } from './folding.ts';

export type Status = 'open' | 'waiting' | 'snoozed' | 'resolved' | 'spam';

/** Words that stand one after the other, where they stand, and whether the last one is only begun. */
export interface Term {
  words: string[];
  in: 'anywhere' | 'from' | 'to';
  begun: boolean;
}

/** What somebody typed into the search box, understood. Everything holds at once; several of one kind: any of them, tags: all. */
export interface SearchQuery {
  terms: Term[];
  statuses: Status[];
  mine: boolean;
  unassigned: boolean;
  /** As they were typed: names of tags and teams. */
  tags: string[];
  teams: string[];
  /** First day (`2026-11-17`) of what is not meant any more, and of what is meant. */
  before: string | null;
  after: string | null;
  hasAttachment: boolean;
  numbers: number[];
}

/** More terms than a person types; each costs. */
const most = 20;

const operators: Record<string, string> = {
  from: 'from', von: 'from', to: 'to', an: 'to', is: 'is', ist: 'is', tag: 'tag', team: 'team',
  before: 'before', vor: 'before', after: 'after', nach: 'after', seit: 'after', has: 'has', hat: 'has',
}; // prettier-ignore

const statusWords: Record<string, Status> = {
  open: 'open', offen: 'open', waiting: 'waiting', wartend: 'waiting', snoozed: 'snoozed',
  'zurückgestellt': 'snoozed', resolved: 'resolved', 'gelöst': 'resolved', spam: 'spam',
}; // prettier-ignore

const mineWords = ['mine', 'meine', 'meins'];
const unassignedWords = ['unassigned', 'nicht zugewiesen', 'frei'];
const attachmentWords = ['attachment', 'attachments', 'anhang', 'anhänge'];

/** An operator with its value, a phrase, or a word. An end that is missing is the end of the text. */
const piece = /(\p{L}+):(?:"([^"]*)"?|([^\s"]+))|"([^"]*)"?|[^\s"]+/gu;

/** Never fails: what makes no sense as an operator is text. */
export function readQuery(text: string): SearchQuery {
  const query: SearchQuery = {
    terms: [],
    statuses: [],
    mine: false,
    unassigned: false,
    tags: [],
    teams: [],
    before: null,
    after: null,
    hasAttachment: false,
    numbers: [],
  };
  for (const found of text.normalize('NFC').matchAll(piece)) {
    const [whole, name, quoted, bare, phrase] = found;
    const operator = name === undefined ? undefined : operators[name.toLowerCase()];
    const value = (quoted ?? bare ?? '').trim();
    if (operator && value && applyOperator(query, operator, value)) continue;
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
function applyOperator(query: SearchQuery, operator: string, value: string): boolean {
  switch (operator) {
    case 'from':
    case 'to':
      return addTerm(query, value, operator, true);
    case 'is':
      return applyState(query, value.toLowerCase());
    case 'tag':
      return query.tags.push(value) > 0;
    case 'team':
      return query.teams.push(value) > 0;
    case 'has':
      if (!attachmentWords.includes(value.toLowerCase())) return false;
      return (query.hasAttachment = true);
    default: {
      const day = dayOf(value);
      if (!day) return false;
      query[operator as 'before' | 'after'] = day;
      return true;
    }
  }
}

function applyState(query: SearchQuery, value: string): boolean {
  const status = Object.hasOwn(statusWords, value) ? statusWords[value] : undefined;
  if (status) query.statuses.push(status);
  else if (mineWords.includes(value)) query.mine = true;
  else if (unassignedWords.includes(value)) query.unassigned = true;
  else return false;
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
