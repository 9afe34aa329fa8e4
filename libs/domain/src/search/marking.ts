import { fold } from './folding.ts';
import type { SearchQuery, Term } from './query.ts';

export interface Place {
  from: number;
  to: number;
}

/** Endings of German and English words: the index keeps stems, and a text is found in any of its forms. */
const endings = new Set(
  ['', 'e', 'en', 'em', 'er', 'ern', 'es', 'n', 's', 'st', 't', 'et', 'te', 'ten', 'est', 'ed', 'ing', 'ly', 'ies', 'y'],
); // prettier-ignore
const shortestStem = 3;

/** Whether a word of a text is one of the forms of the word that was asked for. */
export function isForm(asked: string, word: string): boolean {
  if (asked === word) return true;
  const length = sharedBeginning(asked, word);
  for (let stem = length; stem >= Math.max(shortestStem, length - 3); stem--)
    if (endings.has(asked.slice(stem)) && endings.has(word.slice(stem))) return true;
  return false;
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** What may be marked of what was asked: words that stand in texts, and those of names. */
export const termsIn = ({ terms }: SearchQuery, where: 'text' | 'names'): Term[] =>
  terms.filter((term) => (where === 'names' ? true : term.in === 'anywhere'));

/** Where a text holds what was asked, in its own letters; phrases as a whole. */
export function placesOf(text: string, terms: readonly Term[]): Place[] {
  if (terms.length === 0 || text === '') return [];
  const words = placedWords(text);
  const places: Place[] = [];
  for (const term of terms) {
    const { length } = term.words;
    for (let at = 0; at + length <= words.length; at++) {
      const isHere = term.words.every((asked, i) => {
        const { word } = words[at + i]!;
        return isForm(asked, word) || (term.begun && i === length - 1 && word.startsWith(asked));
      });
      if (isHere) places.push({ from: words[at]!.from, to: words[at + length - 1]!.to });
    }
  }
  return joined(places);
}

function placedWords(text: string): (Place & { word: string })[] {
  // Signs that the index takes for spaces stand between words here, too.
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    word: fold(word.normalize('NFC')),
  }));
}

function joined(places: Place[]): Place[] {
  const all: Place[] = [];
  for (const place of places.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && place.from <= last.to) last.to = Math.max(last.to, place.to);
    else all.push({ ...place });
  }
  return all;
}

const before = 40;

/** So much of a text around the first place that one sees why it was found. */
export function snippetOf(text: string, terms: readonly Term[], length = 160): string | null {
  const [first] = placesOf(text, terms);
  if (!first) return null;
  const begin = first.from <= before ? 0 : beginOfWord(text, first.from - before);
  const cut = text
    .slice(begin, begin + length)
    .replace(/\s+/g, ' ')
    .trim();
  return (begin > 0 ? '… ' : '') + cut;
}

function beginOfWord(text: string, at: number): number {
  const space = text.slice(at, at + before).search(/\s/);
  return space < 0 ? at : at + space + 1;
}
