import { placeholdersIn, replaced, type Template } from './placeholders.ts';

type IsEmpty = (name: string) => boolean;

/**
 * The template without what says nothing for this author: the place, the dot or comma that parted it from its neighbour, and
 * its line where nothing else stands in it.
 */
export function leftOut({ text, html }: Template, isEmpty: IsEmpty): Template {
  const isOpen = (words: string) =>
    placeholdersIn(words).some(({ name, fallback }) => fallback === null && isEmpty(name));
  if (!isOpen(text) && !(html && isOpen(html))) return { text, html };
  const lines = text.split('\n').flatMap((line) => (isOpen(line) ? (shortened(line, isEmpty) ?? []) : line));
  return { text: lines.join('\n'), ...(html !== undefined && { html: htmlWithout(html, isEmpty, isOpen) }) };
}

const parting = '(?:\\s|&nbsp;)*[·|,–—-](?:\\s|&nbsp;)*';
const gone = '\ue000';
/** Null: nothing is left to be said. */
function shortened(line: string, isEmpty: IsEmpty): string | null {
  const marked = replaced(line, ({ source, name, fallback }) =>
    fallback === null && isEmpty(name) ? gone : source,
  );
  const rest = marked
    .replace(new RegExp(`${parting}${gone}`, 'g'), '')
    .replace(new RegExp(`${gone}${parting}`, 'g'), '')
    .replaceAll(gone, '');
  const words = rest.replace(/<[^>]*>|&nbsp;/g, '');
  return /[\p{L}\p{N}{]/u.test(words) || rest.includes('<img') ? rest : null;
}

/** A line is an element that holds no other line, or what stands between two breaks in it. */
const line = /<(div|p|li)\b[^>]*>((?:(?!<\/?(?:div|p|li|ul|ol|table|blockquote)\b)[^])*)<\/\1>/g;
const emptyList = /<(ul|ol)\b[^>]*><\/\1>/g;
function htmlWithout(html: string, isEmpty: IsEmpty, isOpen: (words: string) => boolean): string {
  const lines = html.replace(line, (whole, _tag: string, inside: string) => {
    if (!isOpen(inside)) return whole;
    const left = inside.split(/<br\s*\/?>/).reduce<string[]>((pieces, piece) => {
      const rest = isOpen(piece) ? shortened(piece, isEmpty) : piece;
      if (rest !== null) return [...pieces, rest];
      // What begins or ends in the line that goes stays: the tags around others.
      const tags = piece.replace(/(^|>)[^<]*/g, '$1');
      return pieces.length > 0 ? [...pieces.slice(0, -1), pieces.at(-1)! + tags] : tags ? [tags] : [];
    }, []);
    const said = left.join('<br>');
    return /[^\s]/.test(said.replace(/<[^>]*>/g, '')) || said.includes('<img')
      ? whole.replace(inside, () => said)
      : '';
  });
  return replaced(lines.replace(emptyList, ''), ({ source, name, fallback }) =>
    fallback === null && isEmpty(name) ? '' : source,
  );
}
