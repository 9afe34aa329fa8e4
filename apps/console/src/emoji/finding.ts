import { type Emoji, folded } from './catalogue.ts';

/** Those that all the words fit, the best first: by what it is called elsewhere, by a whole word, by how one begins, by what stands in it. */
export function findEmoji(all: readonly Emoji[], query: string, recent: readonly string[] = []): Emoji[] {
  const whole = folded(query);
  const words = whole.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return all
    .flatMap((emoji, order) => {
      const ranks = emoji.codes.includes(whole) ? [] : words.map((word) => rank(emoji, word));
      if (ranks.includes(never)) return [];
      const used = recent.indexOf(emoji.sign);
      return [{ emoji, order, rank: sum(ranks), used: used < 0 ? recent.length : used }];
    })
    .toSorted((a, b) => a.rank - b.rank || a.used - b.used || a.order - b.order)
    .map(({ emoji }) => emoji);
}

const never = Infinity;
function rank({ keys }: Emoji, word: string): number {
  const [name] = keys;
  if (keys.includes(word)) return name === word ? 0 : 1;
  if (name!.startsWith(word)) return 2;
  if (keys.some((key) => key.split(/[\s:]+/).some((part) => part.startsWith(word)))) return 3;
  return word.length > 2 && keys.some((key) => key.includes(word)) ? 4 : never;
}
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
