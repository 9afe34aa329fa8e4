import { createHash } from 'node:crypto';
import type { OutboundAttachment, OutboundEnvelope } from '@kontor/channel-kit/envelope';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { EmailSettings } from '../settings.ts';
import { messageIdFor, replyAddressFor } from '../token.ts';
import { headerAddresses, wireAddress } from './addressing.ts';
import { htmlBody, textBody } from './quoting.ts';
import { bracketed, referencesFor } from './references.ts';
import { oneLine, replySubject } from './subject.ts';

/**
 * Our Message-ID, without `<>`: the same in every attempt, so that whoever gets a mail twice recognises it, and with the
 * token, so that an answer finds its conversation.
 */
export function ownMessageId({ token, messageId, from }: OutboundEnvelope, settings: EmailSettings): string {
  const address = wireAddress(from.address) || settings.address;
  return messageIdFor(token, address.slice(address.lastIndexOf('@') + 1), messageId);
}

/** The mail as it goes over the wire, the same bytes in every attempt. Bcc is in none of its headers. */
export async function composeRaw(envelope: OutboundEnvelope, settings: EmailSettings): Promise<Buffer> {
  const contentIds = new Set(
    envelope.attachments.flatMap(({ inline, contentId }) => (inline && contentId) || []),
  );
  const html = htmlBody(envelope, contentIds);
  const attachments = await Promise.all(envelope.attachments.map((attachment) => mailPart(attachment, html)));
  const answers = envelope.inReplyTo !== undefined || envelope.quoted !== undefined;
  const subject = envelope.subject ?? '';
  const mail = new MailComposer({
    from: headerAddresses([envelope.from])[0],
    to: headerAddresses(envelope.to),
    cc: headerAddresses(envelope.cc),
    replyTo: replyTo(envelope, settings),
    subject: answers ? replySubject(subject) : oneLine(subject),
    date: new Date(envelope.at),
    messageId: `<${ownMessageId(envelope, settings)}>`,
    inReplyTo: envelope.inReplyTo && bracketed(envelope.inReplyTo),
    references: referencesFor(envelope),
    headers: envelope.automatic ? automaticHeaders(answers) : {},
    text: textBody(envelope),
    html,
    attachments,
    baseBoundary: createHash('sha256').update(envelope.messageId).digest('hex').slice(0, 24),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

/** A picture that the text does not show stands among the attachments: some programs hide related parts that nobody names. */
async function mailPart({ name, type, contentId, inline, open }: OutboundAttachment, html: string) {
  const shown = inline && contentId && html.includes(`cid:${contentId}`);
  return {
    filename: oneLine(name).replace(/[/\\]/g, '_') || 'attachment',
    contentType: mediaType(type),
    content: Buffer.from(await open()),
    contentDisposition: shown ? ('inline' as const) : ('attachment' as const),
    ...(shown ? { cid: contentId } : {}),
  };
}

function replyTo(envelope: OutboundEnvelope, settings: EmailSettings) {
  const address = replyAddressFor(envelope.token, settings);
  return address && headerAddresses([{ ...envelope.from, address }])[0];
}

/**
 * RFC 3834 for the standard, X-Auto-Response-Suppress for Exchange, Precedence for older responders. A mail that answers
 * nothing (an escalation, a survey) is "auto-generated".
 */
function automaticHeaders(answers: boolean): Record<string, string> {
  return {
    'Auto-Submitted': answers ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    Precedence: 'auto_reply',
  };
}

function mediaType(type: string): string {
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? type.toLowerCase() : 'application/octet-stream';
}
