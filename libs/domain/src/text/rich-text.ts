import { nodesOf, type RichElement, type RichNode } from './rich-nodes.ts';

/**
 * What is said about rich text without a browser: its plain words, and whether there is more to it than words. It reads HTML
 * that is well formed already (a sanitiser's or an editor's output), and judges nothing for safety.
 */

const blocks = new Set(
  'address article blockquote div dl dd dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
/** These stand apart from what is around them by an empty line; lines of their own are all others. */
const apart = new Set('p h1 h2 h3 h4 h5 h6 table'.split(' '));

/** The same in plain words, as the text part of a mail: lists with their signs, quotes with `>`, where links lead. */
export function textOfHtml(html: string): string {
  return linesOf(nodesOf(html))
    .join('\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/** Whether it is lines and nothing else: then its words alone say all of it. */
export function isPlainHtml(html: string): boolean {
  const plain = (node: RichNode): boolean =>
    typeof node === 'string' ||
    (['div', 'br'].includes(node.tag) && node.children.every(plain)) ||
    (node.tag === 'span' && node.attributes['data-mention'] !== undefined && node.children.every(plain)) ||
    (node.tag === 'a' && node.attributes['href'] === textOfHtml(inner(node)));
  return nodesOf(html).every(plain);
}
const inner = ({ children }: RichElement) =>
  children.map((child) => (typeof child === 'string' ? escaped(child) : '')).join('');

/** Words as rich text: each line one of its own. */
export function htmlOfText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => `<div>${line ? escaped(line) : '<br>'}</div>`)
    .join('');
}

/** What pictures it shows of those that come along: their Content-IDs, each once. */
export function picturesIn(html: string): string[] {
  return [...new Set([...html.matchAll(/<img\b[^>]*?\ssrc="cid:([^"]+)"/g)].map((match) => match[1]!))];
}

export function escaped(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!,
  );
}

function linesOf(nodes: RichNode[]): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  let gap = false;
  const end = () => {
    if (line !== null) lines.push(line);
    line = null;
  };
  const add = (text: string) => {
    if (gap && lines.length > 0) lines.push('');
    gap = false;
    line = (line ?? '') + text;
  };
  const walk = (node: RichNode, i: number, all: RichNode[]): void => {
    if (typeof node === 'string') {
      // Spaces are as they were typed; what has a line's end among it only lays out the source.
      const words = node.replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' ');
      if (words.trim() !== '' || (line !== null && words !== '')) add(words.replaceAll('\u00a0', ' '));
    } else if (node.tag === 'br') {
      // The last of a block is there to give an empty line its height.
      if (line !== null || i < all.length - 1 || all.length === 1) add('');
      end();
    } else if (blocks.has(node.tag)) {
      end();
      const own = blockLines(node);
      if ((apart.has(node.tag) || gap) && lines.length > 0 && own.length > 0) lines.push('');
      lines.push(...own);
      gap = apart.has(node.tag) && own.length > 0;
    } else if (node.tag === 'img') {
      add(node.attributes['alt'] ? `[${node.attributes['alt']}]` : '');
    } else if (node.tag === 'a') {
      const said = linesOf(node.children).join(' ');
      const href = node.attributes['href'] ?? '';
      add(said && isTold(said, href) ? said : `${said} <${href}>`.trim());
    } else {
      for (const [at, child] of node.children.entries()) walk(child, at, node.children);
    }
  };
  for (const [i, node] of nodes.entries()) walk(node, i, nodes);
  end();
  return lines;
}

/** A link whose words already say where it leads. */
function isTold(said: string, href: string): boolean {
  const bare = (text: string) => text.replace(/^(https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '');
  return href === '' || bare(said.trim()) === bare(href);
}

function blockLines(node: RichElement): string[] {
  const { tag, children } = node;
  if (tag === 'hr') return ['---'];
  if (tag === 'pre')
    return verbatim(children)
      .replace(/^\n|\n$/g, '')
      .split('\n');
  if (tag === 'ul' || tag === 'ol') return listLines(node);
  if (tag === 'blockquote') return linesOf(children).map((line) => `> ${line}`.trimEnd());
  if (tag === 'tr')
    return [
      children
        .filter((cell) => typeof cell !== 'string')
        .map((cell) => linesOf([cell]).join(' '))
        .join(' | '),
    ];
  const lines = linesOf(children);
  // An empty one is an empty line.
  return lines.length === 0 && tag === 'div' ? [''] : lines;
}

function listLines({ tag, attributes, children }: RichElement): string[] {
  let number = Number(attributes['start'] ?? 1) || 1;
  return children.flatMap((item) => {
    if (typeof item === 'string') return [];
    const sign = tag === 'ol' ? `${number++}. ` : '- ';
    const lines = linesOf(item.children);
    return (lines.length ? lines : ['']).map((line, i) => (i === 0 ? sign : ' '.repeat(sign.length)) + line);
  });
}

function verbatim(nodes: RichNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.tag === 'br' ? '\n' : verbatim(node.children);
    })
    .join('');
}
