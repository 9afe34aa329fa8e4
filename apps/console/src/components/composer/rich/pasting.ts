import { wordLists } from './wordLists.ts';

/**
 * What was copied elsewhere, as one would have written it here: words, lines, lists, emphasis and links. Fonts, colours, hidden
 * text, tables' boxes and pictures that lie on other machines stay behind.
 */
export function cleanPasted(html: string): string {
  // Copied from a field like this one: nothing to clean, and its marks tell the editor where it was cut.
  if (html.includes('data-pm-slice')) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const apart = setsApart(page);
  for (const element of page.querySelectorAll('style, script, title, meta, link, xml, template, noscript'))
    element.remove();
  for (const element of page.querySelectorAll<HTMLElement>('*')) if (isHidden(element)) element.remove();
  for (const newline of page.querySelectorAll('br.Apple-interchange-newline')) newline.remove();
  for (const image of page.querySelectorAll('img')) {
    if (!image.getAttribute('src')?.startsWith('cid:')) image.remove();
  }
  wordLists(page);
  for (const heading of page.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const strong = page.createElement('strong');
    strong.append(...heading.childNodes);
    heading.append(strong);
  }
  for (const row of page.querySelectorAll('tr')) oneLine(row);
  spaces(page.body);
  for (const block of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre')) {
    if (apart(block)) emptyLineAfter(block);
  }
  for (const element of page.querySelectorAll('[class], [title]')) {
    element.removeAttribute('class');
    element.removeAttribute('title');
  }
  // The last break of a line only gives it its height.
  return page.body.innerHTML.replace(/<br[^>]*>(?=<\/(div|p|li)>)/g, '');
}

function isHidden(element: HTMLElement): boolean {
  const { style, hidden } = element;
  if (hidden || style.display === 'none' || style.visibility === 'hidden') return true;
  return (
    /mso-hide:\s*all/i.test(element.getAttribute('style') ?? '') ||
    ['0px', '0pt', '0', '1px'].includes(style.fontSize)
  );
}

/** Whether a block has room below it where it comes from; Word says so in a sheet that goes along. */
function setsApart(page: Document): (block: Element) => boolean {
  const sheet = [...page.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n');
  const isWord = /mso-|urn:schemas-microsoft-com/.test(page.documentElement.outerHTML.slice(0, 4000) + sheet);
  const normal = /MsoNormal[^{]*\{[^}]*margin-bottom:\s*([\d.]+)/.exec(sheet)?.[1];
  return (block) => {
    if (block.parentElement?.closest('li, td, th, ul, ol, blockquote, pre')) return false;
    const { marginBottom, margin } = (block as HTMLElement).style;
    const own = parseFloat(marginBottom || margin);
    if (!Number.isNaN(own)) return own >= 2;
    if (/MsoNoSpacing|MsoListParagraph/.test(block.className)) return false;
    if (isWord && block.tagName === 'P') return Number(normal ?? 0) >= 2;
    return true;
  };
}

function emptyLineAfter(block: Element): void {
  const next = block.nextElementSibling;
  if (!next || next.tagName === 'BR' || isEmptyLine(next) || isEmptyLine(block)) return;
  const line = block.ownerDocument.createElement('div');
  line.append(block.ownerDocument.createElement('br'));
  block.after(line);
}

function isEmptyLine(element: Element): boolean {
  return (
    ['P', 'DIV'].includes(element.tagName) &&
    element.textContent!.trim() === '' &&
    element.querySelector('img, table, ul, ol') === null
  );
}

/** A row of a table is one line, its cells beside each other. */
function oneLine(row: Element): void {
  const page = row.ownerDocument;
  const line = page.createElement('div');
  const cells = [...row.children].filter(({ textContent }) => textContent!.trim() !== '');
  // A table with one column only lays out a page: it stays what it holds.
  if (cells.length < 2) return;
  for (const [i, cell] of cells.entries()) {
    if (i > 0) line.append(' | ');
    for (const block of cell.querySelectorAll('p, div')) block.replaceWith(...block.childNodes);
    line.append(...cell.childNodes);
  }
  row.replaceWith(line);
}

/** Spaces that only kept a line together or filled a gap are spaces. */
function spaces(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.parentElement?.closest('pre')) continue;
    text.data = text.data.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/\u00a0/g, ' ');
  }
}
