import { isTooDeep } from '../html-depth.ts';
import { scan, type Scan, type Span } from './html-scan.ts';
import { answersInside, type Writing } from './marks.ts';

export interface FoldedHtml {
  newHtml: string;
  /** What was folded, `''` when nothing was. */
  foldedHtml: string;
}

/** More is no mail that a person wrote; it is shown whole. */
const longest = 2 * 1024 * 1024;
const mostSpans = 500;

/**
 * Cuts the quoted mail and the signature out of HTML, at the marks of mail programs. Nothing is sanitised or repaired: both parts
 * are pieces of the source, to be cleaned when shown. Answers between quotes stay together with what they answer.
 */
export function foldHtml(html: string, writing: Writing = 'answer'): FoldedHtml {
  const nothing = { newHtml: html, foldedHtml: '' };
  if (writing === 'forward' || html.length > longest || isTooDeep(html)) return nothing;
  const found = scan(html);
  if (found.quotes.length + found.signatures.length > mostSpans) return nothing;
  const spans = writing === 'first' ? found.signatures : spansToFold(found);
  const left = [...found.lines, ...found.images].some((piece) => !spans.some((span) => within(piece, span)));
  return left ? split(html, spans) : nothing;
}

function spansToFold(found: Scan): Span[] {
  const told = found.lines
    .filter((line) => line.start < (found.rest ?? 0))
    .map((line) => line.text)
    .join(' ');
  const rest = answersInside(told) ? undefined : found.rest;
  const end = rest ?? Number.POSITIVE_INFINITY;
  const attributions = found.quotes.filter((quote) => quote.attribution);
  const spoken = found.lines.filter(
    (line) =>
      line.start < end && line.text.trim() !== '' && !attributions.some((other) => within(line, other)),
  );
  const alone = found.quotes.length - attributions.length === 1;
  const quotes = found.quotes.filter(
    (quote) => quote.start < end && (quote.attribution || !isAnswered(quote, spoken, alone)),
  );
  return [...quotes, ...found.signatures, ...(rest === undefined ? [] : [{ start: rest, end: found.end }])];
}

/** A quote with something new below it stays, except when it stands alone above everything: then the mail is answered at its foot. */
function isAnswered(quote: Span, spoken: readonly Span[], alone: boolean): boolean {
  if (!spoken.some((line) => line.start >= quote.end)) return false;
  return !alone || spoken.some((line) => line.start < quote.start);
}

function split(html: string, spans: readonly Span[]): FoldedHtml {
  let newHtml = '';
  let foldedHtml = '';
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    newHtml += html.slice(at, Math.max(at, start));
    foldedHtml += html.slice(Math.max(at, start), end);
    at = end;
  }
  return { newHtml: newHtml + html.slice(at), foldedHtml };
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
