import type { EmailSettings } from '../../settings.ts';
import { tokenInMessageId, tokensIn } from '../../token.ts';
import { parseAddresses } from '../addresses.ts';
import { headersOf, type MailHeaders } from '../headers.ts';
import type { ParsedMail } from '../parse.ts';
import { messageIdOf, messageIdsIn } from '../references.ts';

/** Which message of ours a report is about. */
export interface Returned {
  externalIds: string[];
  tokens: string[];
  headers?: MailHeaders;
}

const parts =
  /^(?:message\/(?:rfc822|global|global-headers|rfc822-headers)|text\/rfc822-headers|text\/rfc822)$/;
/** Where a plain bounce begins to repeat the mail. */
const copy =
  /^[ \t]*(?:-{2,}.{0,80}(?:copy of|original|returned|below this line|urspr|kopie|header).{0,80}|.{0,60}below this line is a copy of the message.{0,20}|> ?received: .{0,400}|received: from .{0,400}|return-path: .{0,200})$/im;

/** From the returned mail or its header; else from what the report itself refers to or quotes. */
export function returnedIn(
  mail: ParsedMail,
  text: string,
  recipients: readonly string[],
  settings: EmailSettings,
): Returned {
  const part = mail.files.find((file) => parts.test(file.type));
  const quoted = text.slice(0, 200_000);
  const headers = part ? headersOf(part.content) : headersInText(quoted);
  const id = headers && messageIdOf(headers);
  const named = [...mail.files].flatMap((file) =>
    /delivery-status|disposition-notification|feedback-report/.test(file.type)
      ? messageIdsIn(
          /^original-message-id:(.{1,998})$/im.exec(file.content.toString('latin1', 0, 100_000))?.[1],
        )
      : [],
  );
  const referred = ['in-reply-to', 'references'].flatMap((name) =>
    mail.headers.all(name).flatMap(messageIdsIn),
  );
  const ours = [...quoted.matchAll(/\bk\.[a-z2-7]{20}\.[\w-]{1,100}@[\w.-]{1,200}/gi)].map(
    ([found]) => found,
  );
  const externalIds = [
    ...new Set(id ? [id, ...named] : named.length ? named : referred.length ? referred : ours),
  ];
  const envelopeId = mail.files.flatMap((file) =>
    file.type.endsWith('delivery-status')
      ? [
          /^original-envelope-id:\s*(\S{1,300})/im.exec(file.content.toString('latin1', 0, 100_000))?.[1] ??
            '',
        ]
      : [],
  );
  const replyTo = headers ? parseAddresses(headers.all('reply-to')).map(({ address }) => address) : [];
  const tokens = [
    ...tokensIn({ recipients: [...recipients, ...replyTo], messageIds: [...externalIds, ...ours] }, settings),
    ...envelopeId.map((found) => tokenInMessageId(found)).filter((token) => token !== undefined),
  ];
  return { externalIds, tokens: [...new Set(tokens)], ...(headers && { headers }) };
}

/** What a report says before it repeats the mail. */
export function beforeCopy(text: string): string {
  const head = text.slice(0, 50_000);
  const at = copy.exec(head)?.index;
  return at === undefined ? head : head.slice(0, at);
}

function headersInText(text: string): MailHeaders | undefined {
  const at = /^[> \t]{0,4}message-id:/im.exec(text)?.index;
  if (at === undefined) return undefined;
  // The header block around it, whatever indent or quote marks it was given.
  const from = Math.max(0, text.lastIndexOf('\n\n', at));
  const block = text
    .slice(from, from + 20_000)
    .replace(/^[ \t>]{1,4}(?=[\w-]+:)/gm, '')
    .trimStart();
  return headersOf(Buffer.from(block, 'utf8'));
}
