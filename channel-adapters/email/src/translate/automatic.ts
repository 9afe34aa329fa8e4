import type { Automatic } from '@kontor/channel-kit/envelope';
import { sendersOf, type EmailSettings } from '../settings.ts';
import type { MailHeaders } from './headers.ts';

const vacation =
  /^(?:re: |aw: )?(?:out of (?:the )?office|automatic reply|auto(?:matische)?[- ]?(?:reply|response|antwort)|abwesen|ich bin (?:nicht|bis|vom)|vacation|ferienabwesenheit|r[ée]ponse automatique|risposta automatica)/i;

/** Whether a person wrote this mail. Subjects speak only where a header already says that a program is at work. */
export function automaticOf(
  headers: MailHeaders,
  mailFrom: unknown,
  settings: EmailSettings,
): { automatic?: Automatic; noAutomaticAnswer: boolean } {
  const submitted = headers.keyword('auto-submitted');
  const precedence = headers.keyword('precedence').replace('-', '_');
  const suppress =
    headers.has('x-auto-response-suppress') && headers.keyword('x-auto-response-suppress') !== 'none';
  const nobody =
    mailFrom === '' || mailFrom === '<>' || /^<?\s*>?$/.test(headers.first('return-path') ?? 'none');
  const asked =
    (submitted !== '' && submitted !== 'no') ||
    suppress ||
    nobody ||
    /^(?:bulk|junk|list|auto_reply)$/.test(precedence);
  const hint = asked && vacation.test(headers.text('subject') ?? '');
  const list = ourList(headers, settings) ? undefined : listOf(headers, precedence);
  const automatic: Automatic | undefined =
    submitted === 'auto-replied' || precedence === 'auto_reply' || saysReply(headers) || hint
      ? 'reply'
      : submitted !== '' && submitted !== 'no'
        ? 'notice'
        : (list ?? (/^(?:bulk|junk)$/.test(precedence) ? 'notice' : undefined));
  return {
    ...(automatic && { automatic }),
    noAutomaticAnswer: automatic !== undefined || asked || noReply(headers),
  };
}

function saysReply(headers: MailHeaders): boolean {
  return [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoreply-from',
    'x-auto-reply-from',
    'x-mail-autoreply',
  ].some((name) => headers.has(name) && headers.keyword(name) !== 'no');
}

/** A discussion list has an address to write to; what can only be unsubscribed is a newsletter. */
function listOf(headers: MailHeaders, precedence: string): Automatic | undefined {
  if (precedence === 'list' || (headers.has('list-post') && headers.keyword('list-post') !== 'no'))
    return 'list';
  if (headers.has('list-unsubscribe') || headers.has('feedback-id')) return 'notice';
  return headers.has('list-id') ? 'list' : undefined;
}

/** Many companies let a group or list server hand their support address on to the mailbox: then customers write through "a list". */
function ourList(headers: MailHeaders, settings: EmailSettings): boolean {
  const id = /<?([^<>\s]+)>?\s*$/.exec((headers.first('list-id') ?? '').slice(-300))?.[1]?.toLowerCase();
  return id !== undefined && sendersOf(settings).some((address) => address.replace('@', '.') === id);
}

function noReply(headers: MailHeaders): boolean {
  return /(?:^|<|\s)(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?)(?:[+=][^@\s]*)?@/i.test(
    (headers.first('from') ?? '').slice(0, 1_000),
  );
}
