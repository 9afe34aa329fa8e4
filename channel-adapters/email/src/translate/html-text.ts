import { compile } from 'html-to-text';

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
    { selector: 'hr', options: { length: 32 } },
    { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
  ],
});

/** HTML as readable text: links as `text <url>`, quotes with `> `, no picture. */
export function textOfHtml(html: string): string {
  return convert(html.length > longest ? html.slice(0, longest) : html)
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
