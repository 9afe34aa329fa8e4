import { clean, decodeBytes } from './charset.ts';

const word = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=/gi;

interface Piece {
  charset: string;
  bytes: Buffer;
}

/**
 * Decodes RFC 2047 words. White space between two words goes; neighbours of one charset are joined *before* decoding,
 * because many programs split a character between two words. Spaces inside a word (forbidden, common) are taken as they are.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return clean(value);
  let text = '';
  let last = 0;
  let run: Piece[] = [];
  const flush = () => {
    text += decodeRun(run);
    run = [];
  };
  for (const match of value.matchAll(word)) {
    const between = value.slice(last, match.index);
    if (run.length && between.trim() !== '') {
      flush();
      text += between;
    } else if (!run.length) text += between;
    run.push({
      charset: (match[1] ?? '').replace(/\*.*$/, ''),
      bytes: /b/i.test(match[2] ?? '') ? Buffer.from(match[3] ?? '', 'base64') : quoted(match[3] ?? ''),
    });
    last = match.index + match[0].length;
  }
  flush();
  return clean(text + value.slice(last));
}

function decodeRun(run: Piece[]): string {
  let text = '';
  for (let at = 0; at < run.length;) {
    const charset = run[at]?.charset ?? '';
    let end = at;
    while (end < run.length && run[end]?.charset.toLowerCase() === charset.toLowerCase()) end++;
    const pieces = run.slice(at, end);
    // Each ISO-2022 word begins in ASCII again: joining would not hurt it, but a broken one would spoil its neighbours.
    text += /^(?:iso-2022|utf-7)/i.test(charset)
      ? pieces.map((piece) => decodeBytes(piece.bytes, charset)).join('')
      : decodeBytes(Buffer.concat(pieces.map((piece) => piece.bytes)), charset);
    at = end;
  }
  return text;
}

function quoted(value: string): Buffer {
  const latin = value
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin, 'latin1');
}
