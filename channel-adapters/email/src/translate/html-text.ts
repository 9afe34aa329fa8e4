import { compile } from 'html-to-text';
import { isTooDeep } from './html-depth.ts';

/** Beyond this a mail's HTML is no text for people; the rest can be read in the HTML view. */
const longest = 2 * 1024 * 1024;

const convert = compile({
  wordwrap: false,
  preserveNewlines: false,
  limits: { maxInputLength: longest, maxDepth: 200, ellipsis: '' },
  selectors: [
    {
      selector: 'a',
      options: {
        hideLinkHrefIfSameAsText: true,
        ignoreHref: false,
        noAnchorUrl: true,
        linkBrackets: ['<', '>'],
      },
    },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
    // Cells of data in one line, rows in their own; in layout tables the blocks inside of the cells break the lines.
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'th', format: 'inlineSurround', options: { suffix: ' ' } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'hr', options: { length: 32 } },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
  ],
});

/** HTML as readable text: links as `text <url>`, quotes with `> `, no picture. */
export function textOfHtml(html: string): string {
  const cut = html.length > longest ? html.slice(0, longest) : html;
  return (isTooDeep(cut) ? cut.replace(/<[^<>]*>?/g, ' ') : convert(cut))
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
