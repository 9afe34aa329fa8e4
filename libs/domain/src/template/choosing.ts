import { textKey } from '../text/key.ts';

interface Worded<Words> {
  id: string;
  name: string;
  texts: Record<string, Words>;
}
/** One canned reply in one language. */
export interface Variant<Reply, Words> {
  id: string;
  reply: Reply;
  language: string;
  words: Words;
}

/** Languages of a reply, the wanted ones first, in the order in which they are wanted. */
export function languagesOf(texts: Record<string, unknown>, wanted: readonly string[]): string[] {
  const place = (language: string) => {
    const at = wanted.indexOf(language);
    return at < 0 ? wanted.length : at;
  };
  return Object.keys(texts).toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/**
 * What is offered for what was typed: each reply in the language that fits best, by how well its name fits; then the same
 * ones in their other languages.
 */
export function offeredReplies<Words extends { text: string }, Reply extends Worded<Words>>(
  typed: string,
  replies: readonly Reply[],
  wanted: readonly string[],
): Variant<Reply, Words>[] {
  const key = textKey(typed);
  const fits = replies
    .map((reply) => ({ reply, fit: fitOf(key, reply) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit || compare(textKey(a.reply.name), textKey(b.reply.name)));
  const variants = fits.map(({ reply }) =>
    languagesOf(reply.texts, wanted).map((language) => ({
      id: `${reply.id}-${language}`,
      reply,
      language,
      words: reply.texts[language]!,
    })),
  );
  return [...variants.map(([first]) => first!), ...variants.flatMap(([, ...others]) => others)];
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** By the beginning of the name, of a word in it, anywhere in it, and in what it says. 0: not at all. */
function fitOf(key: string, { name, texts }: Worded<{ text: string }>): number {
  if (key === '') return 1;
  const named = textKey(name);
  if (named.startsWith(key)) return 4;
  if (named.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(key))) return 3;
  if (named.includes(key) || named.replace(/[^\p{L}\p{N}]+/gu, '-').includes(key)) return 2;
  return Object.values(texts).some(({ text }) => textKey(text).includes(key)) ? 1 : 0;
}
