import MailComposer from 'nodemailer/lib/mail-composer';
import { apple } from './clients/apple.ts';
import { dateHeader, type Language, type MailClient } from './clients/client.ts';
import { gmail } from './clients/gmail.ts';
import { outlook } from './clients/outlook.ts';
import { plain } from './clients/plain.ts';
import type { Mailboxes } from './mailboxes.ts';
import { parse, view, type MailView } from './reading.ts';

export const clients = { gmail, outlook, apple, plain } satisfies Record<string, MailClient>;
export type Style = keyof typeof clients;

/** What a customer writes. */
export interface Letter {
  from: string;
  fromName?: string;
  to: string[];
  cc?: string[];
  bcc?: string[];
  subject?: string;
  text: string;
  html?: string;
  /** Id or Message-ID of the mail answered. */
  inReplyTo?: string;
  /** The mail client it is written with; without one nothing is quoted. */
  style?: Style;
  language?: Language;
  /** `content` in base64. */
  attachments?: { name: string; type?: string; content: string }[];
  /** More header lines, for tests. */
  headers?: Record<string, string>;
}

export interface Envelope {
  from: string;
  to: string[];
  raw: Buffer;
  messageId: string;
}

/** Makes the mail that the customer's mail client would make. */
export async function write(letter: Letter, mailboxes: Mailboxes, now: Date): Promise<Envelope> {
  const answered = letter.inReplyTo
    ? await findAnswered(letter.inReplyTo, letter.from, mailboxes)
    : undefined;
  const from = { address: letter.from, name: letter.fromName ?? mailboxes.get(letter.from)?.name ?? '' };
  const written = clients[letter.style ?? 'plain']({
    from,
    text: letter.text,
    language: letter.language ?? 'de',
    now,
    ...(letter.html && { html: letter.html }),
    ...(letter.subject !== undefined && { subject: letter.subject }),
    ...(answered && { answered }),
  });
  // An id that is not in any mailbox is used as it is: forged and forwarded references are worth trying out.
  const parent =
    answered?.messageId ?? (letter.inReplyTo?.includes('@') ? bracketed(letter.inReplyTo) : undefined);
  const composer = new MailComposer({
    from,
    to: letter.to,
    cc: letter.cc ?? [],
    bcc: letter.bcc ?? [],
    subject: written.subject,
    text: written.text,
    ...(written.html && { html: written.html }),
    messageId: written.messageId,
    ...(parent && { inReplyTo: parent, references: [...(answered?.references ?? []), parent] }),
    headers: { Date: dateHeader(now), ...written.headers, ...letter.headers },
    textEncoding: 'quoted-printable',
    attachments: (letter.attachments ?? []).map((file) => ({
      filename: file.name,
      ...(file.type && { contentType: file.type }),
      content: Buffer.from(file.content, 'base64'),
    })),
  }).compile();
  const to = composer.getEnvelope().to;
  return { from: letter.from, to, raw: await composer.build(), messageId: written.messageId };
}

const bracketed = (id: string) => (id.startsWith('<') ? id : `<${id}>`);

/** Looks into the writer's own mailbox first. */
async function findAnswered(
  wanted: string,
  from: string,
  mailboxes: Mailboxes,
): Promise<MailView | undefined> {
  const own = mailboxes.get(from);
  for (const mailbox of [...(own ? [own] : []), ...mailboxes.all().filter((one) => one !== own)]) {
    for (const mail of [...mailbox.list('INBOX'), ...mailbox.list('Sent')]) {
      const same =
        mail.id === wanted ||
        (mail.raw.includes(wanted) && (await parse(mail)).messageId === bracketed(wanted));
      if (same) return view(mailbox.address, mail);
    }
  }
  return undefined;
}
