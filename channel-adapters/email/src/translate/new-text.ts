import type { Bodies } from './bodies.ts';
import { foldHtml } from './fold/html.ts';
import { foldText } from './fold/text.ts';
import { writingOf } from './fold/marks.ts';
import { textOfHtml } from './html-text.ts';

/**
 * What the sender newly wrote. Where the text was derived from HTML, the marks in the HTML are surer than what is left of them
 * in the text; where the text shows no mark (some programs quote without any), the HTML is asked as well.
 */
export function newTextOf(
  { text, html, derived }: Bodies,
  subject: string | undefined,
  references: readonly string[],
): string {
  const writing = writingOf(subject, references);
  const folded = foldText(text, writing);
  if (html === undefined || (!derived && folded !== text)) return folded;
  const { newHtml, foldedHtml } = foldHtml(html, writing);
  return foldedHtml ? foldText(textOfHtml(newHtml), writing) || folded : folded;
}
