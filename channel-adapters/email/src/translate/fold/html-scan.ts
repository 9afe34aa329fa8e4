import { documentOf, isTag, isText, type ChildNode, type Document, type Element } from './dom.ts';
import { hasRuleAbove, markOf } from './html-marks.ts';
import {
  isAttribution,
  isDeviceLine,
  isForwardMark,
  isHeaderBlock,
  isOriginalMessage,
  isSureAttribution,
} from './marks.ts';

/** A stretch of the source, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
  /** Only the line that introduces a quote. */
  attribution?: boolean;
}

interface Line extends Span {
  text: string;
}

export interface Scan {
  /** Quoted mail, outermost elements only, in order. */
  quotes: Span[];
  signatures: Span[];
  /** From here on all is history. */
  rest?: number;
  /** Where the body ends. */
  end: number;
  /** Visible lines that are neither quoted nor signature. */
  lines: Line[];
  images: Span[];
}

/** With more than this the caller gives up. */
const most = 1_000;
const blocks = /^(?:p|div|td|th|tr|table|blockquote|li|ul|ol|pre|body|hr|br|h[1-6]|section|article|center)$/;
const unseen = /^(?:style|script|title|head|noscript|template)$/;

/** One walk over the source that notes what the marks of mail programs enclose. */
export function scan(html: string): Scan {
  const found: Scan = { quotes: [], signatures: [], end: html.length, lines: [], images: [] };
  let line: Line | undefined;
  let ended = false;
  const endLine = () => {
    line = undefined;
  };
  const beginRest = (at: number) => {
    found.rest = at;
    ended = true;
  };
  const enter = (element: Element): 'descend' | 'skip' => {
    if (unseen.test(element.name)) return 'skip';
    if (blocks.test(element.name)) endLine();
    const span = spanOf(element);
    if (element.name === 'body') found.end = Math.min(found.end, closing(html, span.end));
    if (element.name === 'img') found.images.push(span);
    const mark = markOf(element);
    if (mark === 'rest') beginRest(withRule(element, span.start));
    else if (mark === 'signature') found.signatures.push(span);
    else if (mark && isForwardMark(firstLine(element))) return 'descend';
    else if (mark === 'attribution') found.quotes.push({ ...span, attribution: true });
    else if (mark === 'quote' || (mark === 'perhaps' && isAttribution(found.lines.at(-1)?.text.trim() ?? '')))
      found.quotes.push(span);
    else if (element.attribs.style && hasRuleAbove(element, firstLine(element))) {
      beginRest(span.start);
    } else return 'descend';
    endLine();
    return 'skip';
  };
  walk(documentOf(html), {
    enter,
    leave(element) {
      if (blocks.test(element.name)) endLine();
    },
    text(text, span) {
      if (text.trim() === '' && !line) return;
      if (line) {
        if (line.text.length < 1_000) line.text += text;
        line.end = span.end;
      } else {
        line = { ...span, text };
        found.lines.push(line);
      }
    },
    ended: () => ended,
  });
  return found.quotes.length > most ? found : withDeviceLines(readLines(found));
}

/** What the words themselves say: copied headers, "Original Message", attributions. */
function readLines(found: Scan): Scan {
  const lines = found.lines.map((line) => line.text.replace(/[\s\u00a0]+/g, ' ').trim());
  for (const [at, text] of lines.entries()) {
    const line = found.lines[at] as Line;
    if (isForwardMark(text)) {
      // Something is shown to us: it is news with all that it quotes.
      delete found.rest;
      return { ...found, quotes: [], signatures: found.signatures.filter((span) => span.end <= line.start) };
    }
    const attribution = isAttribution(text);
    const quote = attribution ? found.quotes.find((other) => other.start >= line.end) : undefined;
    const next = found.lines.slice(at + 1, at + 10).find((other) => other.text.trim() !== '');
    const quoteFollows = quote !== undefined && (next === undefined || next.start >= quote.start);
    if (attribution && quoteFollows)
      found.quotes.push({ start: line.start, end: line.end, attribution: true });
    else if (
      isOriginalMessage(text) ||
      isHeaderBlock(lines.slice(at, at + 16)) ||
      (attribution && isSureAttribution(text))
    )
      return { ...found, rest: Math.min(line.start, found.rest ?? line.start) };
  }
  return found;
}

/** "Von meinem iPhone gesendet" at the end, which no element marks. */
function withDeviceLines(found: Scan): Scan {
  const spoken = found.lines.filter(
    (line) =>
      line.start < (found.rest ?? found.end) &&
      line.text.trim() !== '' &&
      !found.quotes.some((quote) => quote.start <= line.start && line.end <= quote.end),
  );
  const last = spoken.findLastIndex((line) => !isDeviceLine(line.text.replace(/\s+/g, ' ').trim()));
  const [first] = spoken.slice(last + 1);
  if (!first) return found;
  return {
    ...found,
    signatures: [...found.signatures, { start: first.start, end: spoken.at(-1)?.end ?? first.end }],
  };
}

interface Visitor {
  enter(element: Element): 'descend' | 'skip';
  leave(element: Element): void;
  text(text: string, span: Span): void;
  ended(): boolean;
}

/** In document order, without recursion: hostile mail nests thousands deep. */
function walk(root: Document | Element, visitor: Visitor): void {
  const open: { children: readonly ChildNode[]; at: number; element?: Element }[] = [
    { children: root.children, at: 0 },
  ];
  for (let top = open.at(-1); top && !visitor.ended(); top = open.at(-1)) {
    const node = top.children[top.at++];
    if (!node) {
      if (top.element) visitor.leave(top.element);
      open.pop();
    } else if (isText(node)) visitor.text(node.data, spanOf(node));
    else if (isTag(node) && visitor.enter(node) === 'descend')
      open.push({ children: node.children, at: 0, element: node });
  }
}

function spanOf(node: ChildNode): Span {
  return { start: node.startIndex ?? 0, end: (node.endIndex ?? 0) + 1 };
}

/** The beginning of what an element says, up to its first line break. */
function firstLine(element: Element): string {
  let text = '';
  walk(element, {
    enter(inner) {
      if (text.trim() !== '' && blocks.test(inner.name)) text += '\n';
      return unseen.test(inner.name) ? 'skip' : 'descend';
    },
    leave(inner) {
      if (text.trim() !== '' && blocks.test(inner.name)) text += '\n';
    },
    text(more) {
      text += more.replace(/\s+/g, ' ');
    },
    ended: () => text.length > 500 || /\S.*\n/.test(text),
  });
  return text.trim().split('\n')[0]?.trim() ?? '';
}

/** A horizontal rule right above goes with it. */
function withRule(element: Element, start: number): number {
  let before = element.prev;
  while (before && isText(before) && before.data.trim() === '') before = before.prev;
  return before && isTag(before) && before.name === 'hr' ? (before.startIndex ?? start) : start;
}

/** Where the closing tag of the body begins; its end when there is none. */
function closing(html: string, end: number): number {
  const at = html.lastIndexOf('</', end);
  return at >= 0 && /^<\/body/i.test(html.slice(at, at + 6)) ? at : end;
}
