/** How well what was typed fits a text, and which of its letters it met. Higher is better. */
export interface Fit {
  score: number;
  /** Places in the text. */
  met: number[];
}

/** One letter for each letter, so that places stay. */
const plain = (text: string) =>
  Array.from(
    text,
    (letter) => letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('ß', 's')[0] ?? letter,
  );
const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Every word typed has to be met, in any order: at the beginning of a word, within one, or letter by letter. */
export function fitOf(typed: string, text: string): Fit | null {
  const letters = plain(text);
  const words = typed.trim().split(/\s+/).filter(Boolean).map(plain);
  let score = 0;
  const met = new Set<number>();
  for (const word of words) {
    const fit = wordIn(word, letters);
    if (!fit) return null;
    score += fit.score;
    for (const place of fit.met) met.add(place);
  }
  return { score: words.length ? score / words.length - letters.length / 100 : 0, met: [...met] };
}

function wordIn(word: string[], letters: string[]): Fit | null {
  let within: number | null = null;
  for (let at = 0; at + word.length <= letters.length; at++) {
    if (!word.every((letter, i) => letters[at + i] === letter)) continue;
    if (at === 0 || !isWord(letters[at - 1]))
      return { score: 100 - Math.min(at, 30) / 3, met: run(at, word.length) };
    within ??= at;
  }
  if (within !== null) return { score: 50, met: run(within, word.length) };
  return word.length > 1 ? letterByLetter(word, letters) : null;
}

/** `gtm` in "Go to Mine": beginnings of words, or letters close to each other. */
function letterByLetter(word: string[], letters: string[]): Fit | null {
  const met: number[] = [];
  let at = 0;
  for (const letter of word) {
    const from = at;
    const begins = letters.findIndex((one, i) => i >= from && one === letter && !isWord(letters[i - 1]));
    const next = begins >= 0 ? begins : letters.indexOf(letter, from);
    if (next < 0) return null;
    met.push(next);
    at = next + 1;
  }
  const gaps = met.filter((place, i) => i > 0 && place !== met[i - 1]! + 1 && isWord(letters[place - 1]));
  // Letters strewn over a long text fit anything.
  return gaps.length * 2 > word.length ? null : { score: 20 - gaps.length * 5, met };
}

const run = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);

/** The text in pieces, those that were met apart. */
export function pieces(text: string, met: readonly number[]): { text: string; met: boolean }[] {
  const places = new Set(met);
  const all: { text: string; met: boolean }[] = [];
  Array.from(text).forEach((letter, i) => {
    const last = all.at(-1);
    if (last && last.met === places.has(i)) last.text += letter;
    else all.push({ text: letter, met: places.has(i) });
  });
  return all;
}
