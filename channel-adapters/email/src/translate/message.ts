import type { Authenticity, InboundAttachment, InboundMessage } from '@kontor/channel-kit/envelope';
import type { EmailSettings } from '../settings.ts';
import { tokensIn } from '../token.ts';
import { parseAddresses } from './addresses.ts';
import { attachmentsOf } from './attachments.ts';
import { automaticOf } from './automatic.ts';
import { bodiesOf } from './bodies.ts';
import { clean } from './charset.ts';
import { parseMailDate } from './dates.ts';
import { digestOf } from './digest.ts';
import type { MailFacts } from './facts.ts';
import type { ParsedMail } from './parse.ts';
import { messageIdOf, numbersIn, referencesOf } from './references.ts';
import { remark, remarksOn } from './remarks.ts';
import { authorsOf } from './sender.ts';
import { newTextOf } from './new-text.ts';
import { recipientsOf, writtenTo } from './written-to.ts';

/** A mail in the normal form. */
export function messageOf(
  mail: ParsedMail,
  facts: MailFacts,
  authenticity: Authenticity,
  settings: EmailSettings,
): InboundMessage {
  const { headers } = mail;
  const { from, authors } = authorsOf(headers, facts.mailFrom);
  const to = parseAddresses(headers.all('to'));
  const cc = parseAddresses(headers.all('cc'));
  const replyTo = parseAddresses(headers.all('reply-to'));
  const subject = headers.text('subject')?.replace(/\s+/g, ' ').slice(0, 2_000);
  const bodies = bodiesOf(mail.texts);
  const { text, html } = bodies;
  const attachments = [...attachmentsOf(mail.files, html), ...pageOf(bodies.tooDeep)];
  const claimedAt = parseMailDate(headers.first('date'), facts.receivedAt);
  const id = messageIdOf(headers);
  const references = referencesOf(headers);
  const seen = [...to, ...cc];
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*/i.exec(headers.first('content-language') ?? '')?.[0];
  const address = writtenTo(headers, seen, facts.rcptTo, settings);
  return {
    item: 'message',
    externalIds: id ? [id] : [],
    digest: digestOf({
      from: from.address,
      date: dateForDigest(headers.first('date') ?? ''),
      subject: subject ?? '',
      text,
      attachments: mail.files,
    }),
    from,
    to,
    cc,
    replyTo: replyTo.length ? replyTo : authors,
    ...(address && { writtenTo: address }),
    ...(subject !== undefined && { subject }),
    text,
    newText: newTextOf(bodies, subject, references),
    ...(html !== undefined && { html }),
    attachments,
    ...(claimedAt && { claimedAt }),
    references,
    tokens: tokensIn(
      { recipients: recipientsOf(headers, seen, facts.rcptTo), messageIds: references },
      settings,
    ),
    numbers: numbersIn(subject),
    ...automaticOf(headers, facts.mailFrom, settings),
    authenticity,
    ...(language && { language }),
    remarks: [
      ...(from.address ? [] : [remark('nobody')]),
      ...(authors.length ? [remark('authors')] : []),
      ...(bodies.tooDeep === undefined ? [] : [remark('deep')]),
      ...remarksOn(mail, text),
    ],
  };
}

/** The same in every copy, whenever it arrived: a date that is too far ahead for one copy may not be for the next. */
function dateForDigest(written: string): string {
  return parseMailDate(written, '9999-01-01T00:00:00Z') ?? clean(written);
}

function pageOf(html: string | undefined): InboundAttachment[] {
  if (html === undefined) return [];
  const content = new TextEncoder().encode(html);
  return [{ name: 'page.html', type: 'text/html', size: content.length, inline: false, content }];
}
