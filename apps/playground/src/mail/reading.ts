import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';
import { isSeen, type StoredMail } from './mailbox.ts';

export interface Person {
  address: string;
  name: string;
}

export interface AttachmentView {
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  url: string;
  /** Shown inside the HTML. */
  inline: boolean;
}

/** A mail as the API tells it. */
export interface MailView {
  id: string;
  from: Person;
  to: Person[];
  cc: Person[];
  /** Where the answer is wanted; empty: at the sender. */
  replyTo: Person[];
  subject: string;
  text: string;
  html: string | null;
  /** ISO 8601; the sender's own, or else when it came. */
  date: string;
  /** ISO 8601. */
  arrivedAt: string;
  /** With angle brackets, as in the header; '' when there is none. */
  messageId: string;
  inReplyTo: string;
  /** Oldest first, with angle brackets. */
  references: string[];
  /** By lower-case name, unfolded; several of one name are joined by a line break. */
  headers: Record<string, string>;
  attachments: AttachmentView[];
  seen: boolean;
}

const parsed = new WeakMap<StoredMail, Promise<ParsedMail>>();

export function parse(mail: StoredMail): Promise<ParsedMail> {
  let promise = parsed.get(mail);
  if (!promise) {
    promise = simpleParser(Buffer.from(mail.raw, 'latin1'), { keepCidLinks: true });
    parsed.set(mail, promise);
  }
  return promise;
}

export async function view(address: string, mail: StoredMail): Promise<MailView> {
  const read = await parse(mail);
  const base = `/api/mail/${encodeURIComponent(address)}/${mail.id}`;
  return {
    id: mail.id,
    from: people(read.from)[0] ?? { address: '', name: '' },
    to: people(read.to),
    cc: people(read.cc),
    replyTo: people(read.replyTo),
    subject: read.subject ?? '',
    text: read.text ?? '',
    html: read.html || null,
    date: (read.date ?? mail.at).toISOString(),
    arrivedAt: mail.at.toISOString(),
    messageId: read.messageId ?? '',
    inReplyTo: read.inReplyTo ?? '',
    references: [read.references ?? []].flat(),
    headers: headers(read),
    attachments: read.attachments.map((part, index) => ({
      name: part.filename ?? part.contentType,
      type: part.contentType,
      size: part.size,
      url: `${base}/attachments/${index}`,
      inline: part.related || part.contentDisposition === 'inline',
    })),
    seen: isSeen(mail),
  };
}

/** What a mail client adds: its own type, links that open elsewhere, and nothing wider than the window. */
const frame =
  '<base target="_blank"><style>body{font:14px/1.5 system-ui,sans-serif;color:#1a2024;margin:12px 16px;overflow-wrap:anywhere}' +
  'img,table{max-width:100%}blockquote{margin-left:8px}pre{white-space:pre-wrap}</style>\n';

/** The HTML with its inline images pointing at their attachments, for the frame in which the page shows it. */
export async function framed(address: string, mail: StoredMail): Promise<string> {
  const read = await parse(mail);
  const base = `/api/mail/${encodeURIComponent(address)}/${mail.id}/attachments`;
  const byId = new Map(read.attachments.map((part, index) => [part.cid, `${base}/${index}`]));
  return (
    frame +
    (read.html || '').replace(
      /cid:([^"'\s)>]+)/g,
      (whole, id: string) => byId.get(decodeURIComponent(id)) ?? whole,
    )
  );
}

function people(field: AddressObject | AddressObject[] | undefined): Person[] {
  return [field ?? []]
    .flat()
    .flatMap((one) => one.value)
    .flatMap((one) => one.group ?? [one])
    .map((one) => ({ address: one.address ?? '', name: one.name }));
}

function headers(read: ParsedMail): Record<string, string> {
  const all: Record<string, string> = {};
  for (const { key, line } of read.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s*/g, ' ')
      .trim();
    all[key] = key in all ? `${all[key]}\n${value}` : value;
  }
  return all;
}
