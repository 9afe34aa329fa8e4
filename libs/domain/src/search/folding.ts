/**
 * How text is made comparable for search, the same in the index (`apps/server`, in SQL), in what is asked and in what is
 * marked on the screen: accents fall, ß is ss, and the signs that would make PostgreSQL's parser see addresses, paths, tags
 * or negative numbers become spaces, so that there are only words and numbers.
 */
export const letters = 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿšžčćřěůńśźżęąłőűğş';
export const plain = 'aaaaaaceeeeiiiinoooooouuuuyyszccreunszzealougs';
export const signs = '-._/@:+<&';
/** Accents that stand on their own, as file names from a Mac have them: they fall without a trace. */
export const marks = '\u0300\u0301\u0302\u0303\u0308\u030a\u0327';

export const from = letters + signs + marks;
export const to = plain + ' '.repeat(signs.length);

export function fold(text: string): string {
  let folded = '';
  for (const character of text.toLowerCase().replaceAll('ß', 'ss')) {
    const at = from.indexOf(character);
    folded += at < 0 ? character : (to[at] ?? '');
  }
  return folded;
}

/** Words and numbers of what somebody typed: letters, digits and their marks alone, safe inside a tsquery. */
export function wordsOf(text: string): string[] {
  return fold(text.toWellFormed())
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}
