import { Transform } from 'node:stream';
import { MailParser } from 'mailparser';
import type { MailLimits } from '../settings.ts';
import { say } from '../texts.ts';
import { decodeBytes } from './charset.ts';
import { unflow } from './flowed.ts';
import { MailHeaders } from './headers.ts';
import { LimitExceeded } from './limits.ts';

/** A piece of text of the mail, in its place among the others. */
export interface TextPart {
  html: boolean;
  text: string;
  /** Which `multipart/alternative` it stands in, when it does: of those with one number only the best is shown. */
  alternative?: number;
}

export interface FilePart {
  name?: string;
  type: string;
  disposition?: string;
  contentId?: string;
  /** Stands beside HTML in a `multipart/related`. */
  related: boolean;
  alternative: boolean;
  /** Parameters of Content-Type: `method` of a calendar part, `smime-type`. */
  typeLine: string;
  content: Buffer;
}

export interface ParsedMail {
  headers: MailHeaders;
  /** Content-Type of the whole mail, lower case: `multipart/report`. */
  type: string;
  texts: TextPart[];
  files: FilePart[];
  /** Content types of all parts in order, the whole first. */
  types: string[];
}

interface Splitted {
  flowed: boolean;
  delSp: boolean;
  filename: string | false;
  headers: { lines: { key: string; line: string }[] };
}

/** What mailparser 3.9 keeps for each part: its inner face, held by the exact version in package.json. */
interface Node {
  node: Splitted;
  contentType: string | false;
  charset?: string;
  textContent?: string;
  disposition?: string;
  isAttachment?: boolean;
  /** Set by us: the text is flowed and not yet joined. */
  flowed?: boolean;
  children: Node[];
  parent?: Node;
  decoder?: Transform;
}

interface Attached {
  type: 'attachment';
  contentType: string;
  contentDisposition?: string;
  filename?: string;
  cid?: string;
  related?: boolean;
  content: NodeJS.ReadableStream;
  release(): void;
}

interface Inner extends Transform {
  tree: Node | false;
  curnode: Node | false;
  createNode(node: Splitted): Node;
  readData(): unknown;
  endStream(): void;
  finished: boolean;
  waitingEnd: ((error?: Error) => void) | false;
}

const Base = MailParser as unknown as new (options: object) => Inner;

/**
 * mailparser takes a mail apart; what text means is decided here: charsets by `decodeBytes` (it believes labels), header values
 * by our own reading (its own lose raw 8-bit bytes and cost time on hostile lists), choice among alternatives by `bodies`.
 */
class PartsParser extends Base {
  readonly limits: MailLimits;
  parts = 0;

  constructor(limits: MailLimits) {
    super({
      ignoreEmbedded: true,
      keepDeliveryStatus: true,
      maxChildNodes: limits.maxParts + 1,
      checksumAlgo: 'sha1',
    });
    this.limits = limits;
  }

  override createNode(node: Splitted): Node {
    if (++this.parts > this.limits.maxParts)
      this.destroy(new LimitExceeded('maxParts', say('email.limit.parts', { most: this.limits.maxParts })));
    const made = super.createNode(node);
    if (made.isAttachment === false) {
      // A named text after the first one is a file that some programs ask to be shown in place.
      if (node.filename && hasText(this.tree, made)) {
        made.isAttachment = true;
        made.disposition = 'attachment';
      } else {
        made.flowed = node.flowed;
        node.flowed = false;
        made.charset = `lenient ${made.charset ?? ''}`;
      }
    }
    return made;
  }

  /** Called from stream events, where a throw would end the thread. */
  override readData(): unknown {
    try {
      return super.readData();
    } catch (error) {
      return this.destroy(error as Error);
    }
  }

  /** Ends no decoder that has ended: the error made of that, which nobody hears, costs as much as a sixth of the whole reading. */
  override endStream(): void {
    if (!this.curnode || !this.curnode.decoder?.writableEnded) return super.endStream();
    this.finished = true;
    if (typeof this.waitingEnd === 'function') this.waitingEnd();
  }

  getDecoder(): { decodeStream(charset: string): Transform } {
    return { decodeStream: (charset) => decoder(charset.slice('lenient '.length)) };
  }

  processHeaders(lines: { key: string; line: string }[]): Map<string, string> {
    const id = new MailHeaders(lines.filter(({ key }) => key === 'content-id')).first('content-id');
    return new Map(id ? [['content-id', id]] : []);
  }

  getTextContent(): { type: 'text' } {
    return { type: 'text' };
  }
}

/** Takes a mail apart. Throws `LimitExceeded`; anything else thrown is a fault of the parser. */
export async function parseMail(raw: Uint8Array, limits: MailLimits): Promise<ParsedMail> {
  const parser = new PartsParser(limits);
  const found: { attached: Attached; node: Node; content: Buffer[] }[] = [];
  await new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.on('data', (data: Attached | { type: 'text' }) => {
      if (data.type !== 'attachment') return;
      const content: Buffer[] = [];
      found.push({ attached: data, node: parser.curnode as Node, content });
      if (found.length > limits.maxAttachments)
        reject(
          new LimitExceeded(
            'maxAttachments',
            say('email.limit.attachments', { most: limits.maxAttachments }),
          ),
        );
      data.content.on('data', (chunk: Buffer) => content.push(chunk));
      data.content.on('end', () => data.release());
    });
    parser.end(Buffer.from(raw.buffer, raw.byteOffset, raw.length));
  }).catch((error: Error & { code?: string }) => {
    parser.destroy();
    if (error.code === 'EMAXLEN') throw new LimitExceeded('header', say('email.limit.partsOrHeader'));
    throw error;
  });
  const tree = parser.tree || undefined;
  const nodes = tree ? flatten(tree) : [];
  return {
    headers: new MailHeaders(tree?.node.headers.lines ?? []),
    type: String(tree?.contentType || 'text/plain').toLowerCase(),
    texts: nodes.flatMap((node) => textOf(node, nodes)),
    files: found.map(({ attached, node, content }) => fileOf(attached, node, content)),
    types: nodes.map((node) => String(node.contentType || 'text/plain').toLowerCase()),
  };
}

function decoder(label: string): Transform {
  const chunks: Buffer[] = [];
  return new Transform({
    transform(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
    flush(done) {
      done(null, Buffer.from(decodeBytes(Buffer.concat(chunks), label)));
    },
  });
}

function textOf(node: Node, all: readonly Node[]): TextPart[] {
  if (node.isAttachment !== false) return [];
  const lines = (node.textContent ?? '').replace(/\r\n?/g, '\n');
  const text = node.flowed ? unflow(lines, node.node.delSp) : lines;
  const around = ancestor(node, 'multipart/alternative');
  return [
    { html: node.contentType === 'text/html', text, ...(around && { alternative: all.indexOf(around) }) },
  ];
}

function fileOf(attached: Attached, node: Node, content: Buffer[]): FilePart {
  const headers = new MailHeaders(node.node.headers.lines);
  return {
    ...(attached.filename && { name: attached.filename }),
    type: String(node.contentType || attached.contentType).toLowerCase(),
    ...(attached.contentDisposition && { disposition: attached.contentDisposition }),
    ...(attached.cid && { contentId: attached.cid }),
    related: attached.related === true,
    alternative: node.parent?.contentType === 'multipart/alternative',
    typeLine: headers.first('content-type') ?? '',
    content: Buffer.concat(content),
  };
}

function flatten(node: Node): Node[] {
  const all: Node[] = [];
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    all.push(next);
    open.push(...next.children.toReversed());
  }
  return all;
}

function hasText(tree: Node | false, but: Node): boolean {
  return tree !== false && flatten(tree).some((node) => node !== but && node.isAttachment === false);
}

function ancestor(node: Node, type: string): Node | undefined {
  for (let up = node.parent; up; up = up.parent) if (up.contentType === type) return up;
  return undefined;
}
