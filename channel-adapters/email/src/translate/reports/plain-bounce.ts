import type { InboundItem, InboundMessage } from '@kontor/channel-kit/envelope';
import { normaliseAddress } from '../../address.ts';
import { addressesOf, type EmailSettings } from '../../settings.ts';
import { withoutToken } from '../../token.ts';
import type { ParsedMail } from '../parse.ts';
import { reasonFor } from './bounce.ts';
import { daemons } from './machine.ts';
import { codeIn } from './reasons.ts';
import { beforeCopy, type Returned } from './returned.ts';

const subjects =
  /undeliver|unzustellbar|nicht zustellbar|nicht zugestellt|zustellung.{0,30}(?:fehlgeschlagen|verzögert|status)|deliver(?:y|ed).{0,30}(?:fail|status|delay|problem|error|incomplete)|mail delivery (?:failed|system)|returned mail|failure notice|could not be delivered|message (?:not delivered|delayed)|delayed mail|non[- ]?remis|rücksendung|warning: (?:message|could not send)/i;
const delays =
  /delay|verzögert|warning|not yet been delivered|will be retried|wird weiterhin versucht|noch nicht zugestellt|still being retried/i;
const failures = /fail(?:ed|ure)|fehlgeschlagen/i;
const most = 50;

/** Bounces of qmail, old Exchange, Exim and others that come as plain text: known by their subject, once the sender is known to be a machine. */
export function plainBounceOf(
  mail: ParsedMail,
  returned: Returned,
  shown: InboundMessage,
  settings: EmailSettings,
): InboundItem[] | undefined {
  const failed = mail.headers.first('x-failed-recipients');
  const subject = (shown.subject ?? '').slice(0, 300);
  if (!failed && !subjects.test(subject)) return undefined;
  const told = beforeCopy(shown.text);
  const recipients = failed ? addressesIn(failed) : strangersIn(told, settings);
  return (recipients.length ? recipients : [undefined]).map((recipient, at): InboundItem => {
    const code = codeIn(saidAbout(told, recipients, at)) ?? codeIn(told);
    const late = code ? code.startsWith('4') : delays.test(subject) || delays.test(told);
    return {
      item: 'report',
      externalIds: returned.externalIds,
      tokens: returned.tokens,
      ...(recipient && { recipient }),
      state: late && !failures.test(subject) ? 'delayed' : 'failed',
      ...reasonFor(code, ''),
      ...(code && { code }),
      ...(shown.claimedAt && { at: shown.claimedAt }),
      ...(at === 0 && { shown }),
    };
  });
}

/** From where a recipient is named to where the next one is. */
function saidAbout(told: string, recipients: readonly string[], at: number): string {
  const text = told.toLowerCase();
  const from = text.indexOf(recipients[at] ?? '');
  const next = recipients[at + 1];
  const to = next === undefined ? -1 : text.indexOf(next, from);
  return told.slice(Math.max(0, from), to < 0 ? undefined : to);
}

function addressesIn(text: string): string[] {
  const found =
    text
      .slice(0, 50_000)
      .match(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi) ?? [];
  const addresses = found.map((address) => normaliseAddress(address.replace(/^'+/, '')));
  return [...new Set(addresses.filter((address) => address !== ''))].slice(0, most);
}

/** Whom the report is about: addresses that are neither ours nor the server's, best those that begin a line; ids look like addresses too. */
function strangersIn(text: string, settings: EmailSettings): string[] {
  const own = addressesOf(settings);
  const domains = own.map((address) => address.split('@')[1]);
  const all = addressesIn(text).filter((address) => {
    const [local = '', domain] = address.split('@');
    return (
      !own.includes(withoutToken(address)) &&
      !daemons.test(local) &&
      !(domains.includes(domain) && local.startsWith('k.'))
    );
  });
  const listed = all.filter((address) => beginsLine(text, address));
  return listed.length ? listed : all.slice(0, 1);
}

function beginsLine(text: string, address: string): boolean {
  return text
    .toLowerCase()
    .split('\n')
    .some((line) =>
      line
        .trimStart()
        .replace(/^[<'"]/, '')
        .startsWith(address),
    );
}
