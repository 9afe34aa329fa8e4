import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import type { EmailSettings } from '../../settings.ts';
import type { MailFacts } from '../facts.ts';
import type { ParsedMail } from '../parse.ts';
import { recipientsOf } from '../written-to.ts';
import { abuseOf } from './abuse.ts';
import { bounceOf } from './bounce.ts';
import { fromMachine } from './machine.ts';
import { plainBounceOf } from './plain-bounce.ts';
import { receiptOf } from './receipt.ts';
import { returnedIn } from './returned.ts';

/**
 * What a mail says about messages of ours: bounces, delays, read receipts, complaints. `undefined` when it says nothing of the kind.
 * The mail itself goes along once, with the first item, for the case that nobody knows the message it speaks of.
 */
export function reportsIn(
  mail: ParsedMail,
  message: InboundMessage,
  facts: MailFacts,
  settings: EmailSettings,
): InboundItem[] | undefined {
  // A person who forwards a bounce sends the same parts, in a mail of another type.
  if (mail.type !== 'multipart/report' && !fromMachine(mail, message, facts)) return undefined;
  const shown: InboundMessage = {
    ...message,
    automatic: message.automatic ?? 'notice',
    noAutomaticAnswer: true,
  };
  const recipients = recipientsOf(mail.headers, message.to, facts.rcptTo);
  const returned = returnedIn(mail, message.text, recipients, settings);
  return (
    abuseOf(mail, returned, shown) ??
    receiptOf(mail, returned, shown) ??
    bounceOf(mail, returned, shown) ??
    plainBounceOf(mail, returned, shown, settings)
  );
}
