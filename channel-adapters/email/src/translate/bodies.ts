import type { TextPart } from './parse.ts';
import { isTooDeep } from './html-depth.ts';
import { textOfHtml } from './html-text.ts';

export interface Bodies {
  text: string;
  /** Absent when the mail has no HTML. */
  html?: string;
  /** The text was derived from HTML: quotes are best found there. */
  derived: boolean;
  /** HTML so deeply nested that nothing should try to show it; then `html` is absent. */
  tooDeep?: string;
}

/** One text and one HTML of all the pieces: the plain one of each alternative for the text, the rich one for the HTML, the rest in order. */
export function bodiesOf(parts: readonly TextPart[]): Bodies {
  const hasHtml = parts.some((part) => part.html);
  const texts: string[] = [];
  const htmls: string[] = [];
  let derived = false;
  for (const part of parts) {
    const others = parts.filter(
      (other) => other !== part && other.alternative !== undefined && other.alternative === part.alternative,
    );
    const plainInstead = others.some((other) => !other.html && other.text.trim() !== '');
    const htmlInstead = others.some((other) => other.html);
    if (part.html) htmls.push(part.text);
    else if (hasHtml && !htmlInstead && part.text.trim() !== '') htmls.push(asHtml(part.text));
    if (!part.html) texts.push(part.text);
    else if (!plainInstead) {
      texts.push(textOfHtml(part.text));
      derived = true;
    }
  }
  const text = texts
    .map((piece) => piece.replace(/^\n+/, '').trimEnd())
    .filter((piece) => piece !== '')
    .join('\n\n');
  const html = htmls.join('<br>\n');
  if (!hasHtml) return { text, derived };
  return { text, derived, ...(isTooDeep(html) ? { tooDeep: html } : { html }) };
}

function asHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<div style="white-space: pre-wrap">${escaped}</div>`;
}
