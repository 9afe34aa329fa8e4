import {
  answersInside,
  isAttribution,
  isDeviceLine,
  isForwardMark,
  isHeaderBlock,
  isOriginalMessage,
  isSureAttribution,
  longestMark,
  mayBeginAttribution,
  type Writing,
} from './marks.ts';

/** Context of an answer between quotes: more lines of one quote than this are cut down to its end. */
const context = 8;

/**
 * What is new in a text: without the quoted mail, the line that introduces it and the signature. Answers written between
 * quotes stay, with the end of the quote they answer. `text` itself when nothing can be folded or nothing would be left.
 */
export function foldText(text: string, writing: Writing = 'answer'): string {
  if (writing === 'forward') return text;
  const lines = text.split('\n');
  if (writing === 'first') return withoutSignature(lines).join('\n').trim() || text;
  const end = historyBegins(lines);
  if (end.forwarded) return text;
  const kept = answersInside(lines.slice(0, end.at).join('\n')) ? lines : lines.slice(0, end.at);
  const folded = withoutQuotes(blocksOf(kept));
  return folded === '' ? text : folded;
}

/** The line from which all is history, and whether something forwarded comes before: that is news, however it is marked. */
function historyBegins(lines: readonly string[]): { at: number; forwarded: boolean } {
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || (line.startsWith('>') && !isForwardMark(line.replace(/^[> ]+/, '')))) continue;
    if (isForwardMark(line.replace(/^[> ]+/, ''))) return { at: lines.length, forwarded: true };
    if (isOriginalMessage(line)) return { at, forwarded: false };
    if (isHeaderBlock(lines.slice(at, at + 16).map((next) => next.trim())))
      return { at: aboveRule(lines, at), forwarded: false };
    const length = attributionAt(lines, at);
    if (length && !nextIsQuoted(lines, at + length) && isSureAttribution(joined(lines, at, length))) {
      const next = (lines.slice(at + length).find((after) => after.trim() !== '') ?? '').trim();
      if (!isForwardMark(next)) return { at, forwarded: false };
    }
  }
  return { at: lines.length, forwarded: false };
}

interface Block {
  quoted: boolean;
  lines: string[];
}

/** Runs of quoted and of own lines. An attribution belongs to the quote it introduces. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const add = (quoted: boolean, ...more: string[]) => {
    const last = blocks.at(-1);
    if (last?.quoted === quoted) last.lines.push(...more);
    else blocks.push({ quoted, lines: more });
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const length = line.trimStart().startsWith('>') ? 0 : attributionAt(lines, at);
    if (length && nextIsQuoted(lines, at + length)) {
      add(true, ...lines.slice(at, at + length));
      at += length - 1;
    } else if (line.trim() === '') blocks.at(-1)?.lines.push(line);
    else add(line.trimStart().startsWith('>'), line);
  }
  return blocks;
}

function withoutQuotes(blocks: readonly Block[]): string {
  const own = blocks.map((block) =>
    block.quoted ? block : { ...block, lines: withoutSignature(block.lines) },
  );
  const spoken = own.filter((block) => block.quoted || block.lines.some((line) => line.trim() !== ''));
  const quotes = spoken.filter((block) => block.quoted);
  const answered = spoken.filter((block, at) => block.quoted && at < spoken.length - 1);
  // One quote and everything new below it: a whole mail answered at its foot.
  const below = quotes.length === 1 && spoken[0]?.quoted;
  return spoken
    .filter((block) => !block.quoted || (!below && answered.includes(block)))
    .map((block) => (block.quoted ? shortened(block.lines) : block.lines).join('\n').trim())
    .join('\n\n')
    .trim();
}

function shortened(lines: readonly string[]): readonly string[] {
  const quoted = lines.filter((line) => line.trimStart().startsWith('>'));
  return quoted.length > context ? ['> …', ...quoted.slice(-context)] : quoted;
}

function withoutSignature(lines: readonly string[]): string[] {
  let end = lines.length;
  const mark = lines.findIndex((line) => line === '-- ' || line === '--' || line === '\u2014 ');
  if (mark >= 0 && lines.length - mark <= 40) end = mark;
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || isDeviceLine((lines[end - 1] ?? '').trim())))
    end--;
  return lines.slice(0, end);
}

/** How many lines an attribution takes that begins here; 0 when none does. Programs wrap it, up to four lines. */
function attributionAt(lines: readonly string[], at: number): number {
  const first = (lines[at] ?? '').trim();
  if (!mayBeginAttribution(first)) return 0;
  for (let length = 1; length <= 4; length++) {
    const line = (lines[at + length - 1] ?? '').trim();
    if (line === '' || line.startsWith('>')) return 0;
    const whole = joined(lines, at, length);
    if (whole.length > longestMark) return 0;
    if (isAttribution(whole)) return length;
  }
  return 0;
}

function joined(lines: readonly string[], at: number, length: number): string {
  return lines
    .slice(at, at + length)
    .map((line) => line.trim())
    .join(' ');
}

function nextIsQuoted(lines: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lines.length, from + 4); at++)
    if ((lines[at] ?? '').trim() !== '') return (lines[at] ?? '').trimStart().startsWith('>');
  return false;
}

/** A rule or a mark of bars above a copied header goes with it. */
function aboveRule(lines: readonly string[], at: number): number {
  let above = at - 1;
  while (above >= 0 && (lines[above] ?? '').trim() === '') above--;
  return above >= 0 && /^[_\-–—=*]{8,}$/.test((lines[above] ?? '').trim()) ? above : at;
}
