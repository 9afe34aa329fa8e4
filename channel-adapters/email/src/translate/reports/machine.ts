import type { InboundMessage } from '@kontor/channel-kit/envelope';
import type { MailFacts } from '../facts.ts';
import type { ParsedMail } from '../parse.ts';

export const daemons =
  /^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|mail delivery (?:sub)?system|microsoftexchange[0-9a-f]{10,40})$/i;

/** Whether a mail server may have written this: a null sender, or the name under which servers write. */
export function fromMachine(mail: ParsedMail, message: InboundMessage, facts: MailFacts): boolean {
  const local = message.from.address.split('@')[0] ?? '';
  return (
    facts.mailFrom === '' ||
    /^<\s*>$/.test((mail.headers.first('return-path') ?? '').slice(0, 100)) ||
    daemons.test(local) ||
    daemons.test(message.from.name ?? '')
  );
}
