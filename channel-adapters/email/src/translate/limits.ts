import { because, type Said, type Sentence } from '@kontor/channel-kit/sentences';
import type { MailLimits } from '../settings.ts';
import { say } from '../texts.ts';

/** The mail is beyond a configured limit; the message is for people. It goes to quarantine and is worth no second try. */
export class LimitExceeded extends Error {
  readonly limit: keyof MailLimits | 'header';
  readonly why: Sentence[];

  constructor(limit: keyof MailLimits | 'header', said: Said) {
    const { reason, why } = because(said);
    super(reason);
    this.name = 'LimitExceeded';
    this.limit = limit;
    this.why = why;
  }
}

const maxHeader = 512 * 1024;
const dash = 0x2d;

/**
 * Looks at sizes and structure without decoding anything: one pass over the bytes that begin a line with `--`, so that a bomb of
 * nested parts never reaches the parser. Reads boundaries as generously as parsers do.
 */
export function checkLimits(raw: Uint8Array, limits: MailLimits): void {
  if (raw.length > limits.maxBytes)
    throw new LimitExceeded(
      'maxBytes',
      say('email.limit.size', { size: megabytes(raw.length), most: megabytes(limits.maxBytes) }),
    );
  const mail = Buffer.from(raw.buffer, raw.byteOffset, raw.length);
  const open: string[] = [];
  let parts = 1;
  let attachments = 0;
  const enter = (from: number): number => {
    const header = headerAt(mail, from);
    const boundary = boundaryOf(header.text);
    if (boundary !== undefined) open.push(boundary);
    else if (!/^content-type:\s*(?:text\/(?:plain|html)|multipart\/)/im.test(header.text) && from > 0)
      attachments++;
    if (open.length > limits.maxDepth)
      throw new LimitExceeded('maxDepth', say('email.limit.depth', { most: limits.maxDepth }));
    return header.end;
  };
  let at = enter(0);
  while (open.length && at < mail.length) {
    const line = nextDelimiter(mail, at);
    if (line < 0) return;
    const end = lineEnd(mail, line);
    const text = mail.toString('latin1', line + 2, Math.min(end, line + 2 + 300)).trimEnd();
    const owner = open.findLastIndex((boundary) => text === boundary || text === `${boundary}--`);
    at = end + 1;
    if (owner < 0) continue;
    open.length = owner + 1;
    if (text === `${open[owner]}--`) {
      open.length = owner;
      continue;
    }
    if (++parts > limits.maxParts)
      throw new LimitExceeded('maxParts', say('email.limit.parts', { most: limits.maxParts }));
    at = enter(at);
    if (attachments > limits.maxAttachments)
      throw new LimitExceeded(
        'maxAttachments',
        say('email.limit.attachments', { most: limits.maxAttachments }),
      );
  }
}

/** Header text and the offset at which the body (or a delimiter that came too early) begins. */
function headerAt(mail: Buffer, from: number): { text: string; end: number } {
  for (let at = from; at < mail.length;) {
    const end = lineEnd(mail, at);
    const blank = end === at || (end === at + 1 && mail[at] === 0x0d);
    if (blank) return { text: mail.toString('latin1', from, at), end: at };
    if (end - from > maxHeader)
      throw new LimitExceeded('header', say('email.limit.header', { size: `${maxHeader / 1024} kB` }));
    at = end + 1;
  }
  return { text: mail.toString('latin1', from), end: mail.length };
}

function boundaryOf(header: string): string | undefined {
  const unfolded = header.replace(/\r?\n[ \t]+/g, ' ');
  const type = /^content-type[ \t]*:[ \t]*multipart\/[^\r\n]*/im.exec(unfolded)?.[0];
  const found = type && /;\s*boundary\*?0?\*?\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type);
  return found ? (found[1] ?? found[2]) : undefined;
}

function nextDelimiter(mail: Buffer, from: number): number {
  if (mail[from] === dash && mail[from + 1] === dash) return from;
  const at = mail.indexOf('\n--', from, 'latin1');
  return at < 0 ? -1 : at + 1;
}

function lineEnd(mail: Buffer, from: number): number {
  const at = mail.indexOf(0x0a, from);
  return at < 0 ? mail.length : at;
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.ceil(bytes / 1024)} kB`
    : `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}
