import { decodeBytes } from './charset.ts';
import { decodeWords } from './words.ts';

/** More would be no header but a bomb; what lies beyond is not looked at. */
const longest = 256 * 1024;

/** The header fields of one mail, in order, unfolded. Names in lower case. */
export class MailHeaders {
  readonly fields: { name: string; value: string }[];

  /** `lines`: each field with its name, raw bytes as latin1. */
  constructor(lines: readonly { key: string; line: string }[]) {
    this.fields = lines.map(({ key, line }) => ({
      name: key.toLowerCase(),
      value: unfold(line.slice(line.indexOf(':') + 1, longest)),
    }));
  }

  /** Raw values, not decoded. */
  all(name: string): string[] {
    return this.fields.filter((field) => field.name === name).map((field) => field.value);
  }

  first(name: string): string | undefined {
    return this.fields.find((field) => field.name === name)?.value;
  }

  has(name: string): boolean {
    return this.fields.some((field) => field.name === name);
  }

  /** RFC 2047 words decoded. */
  text(name: string): string | undefined {
    const value = this.first(name);
    return value === undefined ? undefined : decodeWords(value).trim();
  }

  /** The word before any parameter or comment, lower case: `auto-replied`. `''` when the field is missing. */
  keyword(name: string): string {
    return /^[^\s;(]*/.exec((this.first(name) ?? '').trim())?.[0].toLowerCase() ?? '';
  }
}

/** Header fields out of a block of bytes: a returned header, a delivery status. A line without colon is skipped. */
export function headersOf(block: Uint8Array | string): MailHeaders {
  const text = typeof block === 'string' ? block : Buffer.from(block).toString('latin1');
  const lines: { key: string; line: string }[] = [];
  for (const line of text.slice(0, longest).split(/\r?\n/)) {
    const last = lines.at(-1);
    if (line === '') {
      if (last) break;
    } else if (/^[ \t]/.test(line)) {
      if (last) last.line += `\n${line}`;
    } else if (/^[!-9;-~]+[ \t]*:/.test(line))
      lines.push({ key: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line });
  }
  return new MailHeaders(lines);
}

function unfold(value: string): string {
  const bytes = Buffer.from(value.replace(/\r?\n(?=[ \t])/g, '').replace(/[\r\n]+/g, ' '), 'latin1');
  return decodeBytes(bytes).trim();
}
