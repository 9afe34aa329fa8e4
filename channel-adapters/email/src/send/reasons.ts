import { because, type Reason as Told } from '@kontor/channel-kit/sentences';
import { say } from '../texts.ts';

/** What a mail server said, in words for the person who wrote the mail. Ordered: the first that fits is told. */
interface Reason {
  when: RegExp;
  says: Parameters<typeof say>[0];
}

const reasons: Reason[] = [
  // By what the words say: providers give the same number to very different things.
  {
    when: /(mailbox|quota|storage|over ?quota).{0,40}(full|exceed)|5\.2\.2|4\.2\.2|out of storage/i,
    says: 'email.reply.mailboxFull',
  },
  { when: /spf/i, says: 'email.reply.spf' },
  { when: /dkim/i, says: 'email.reply.dkim' },
  {
    when: /dmarc/i,
    says: 'email.reply.dmarc',
  },
  {
    when: /greylist|gr[ae]y-?list/i,
    says: 'email.reply.greylisted',
  },
  {
    when: /blacklist|blocklist|block list|spamhaus|barracuda|sorbs|\brbl\b|dnsbl|reputation/i,
    says: 'email.reply.blockList',
  },
  {
    when: /spam|unsolicited|content.{0,20}reject|policy.{0,20}content|junk/i,
    says: 'email.reply.spam',
  },
  {
    when: /virus|malware|infected|5\.7\.0.*attachment|attachment.{0,30}(not allowed|blocked|type)/i,
    says: 'email.reply.attachment',
  },
  {
    when: /rate ?limit|too many (messages|connections|recipients|mails)|throttl|sending limit|quota.*sent|4\.7\.28|5\.4\.5/i,
    says: 'email.reply.tooMany',
  },
  {
    when: /authenticat(ion|ed)? (is )?required|5\.7\.0 must|530[ -]/i,
    says: 'email.reply.wantsLogin',
  },
  {
    when: /(sender|from).{0,40}(not (allowed|owned|permitted)|denied|reject)|send ?as|5\.7\.60|5\.1\.8|5\.1\.7/i,
    says: 'email.reply.otherSender',
  },
  { when: /relay/i, says: 'email.reply.relay' },
  {
    when: /5\.1\.2|5\.1\.10|domain.{0,20}(not found|does not exist|unknown)|host (or domain )?(not found|unknown)|nullmx|null mx/i,
    says: 'email.reply.noMailDomain',
  },
  { when: /5\.1\.6|has moved|user moved/i, says: 'email.reply.moved' },
  {
    when: /5\.2\.1|(account|mailbox|user).{0,25}(disabled|inactive|suspended|locked|deactivated)/i,
    says: 'email.reply.mailboxClosed',
  },
  {
    when: /5\.1\.1|user (is )?unknown|unknown (user|recipient)|no such (user|mailbox|recipient|person)|does(n.t| not) exist|recipient.{0,20}(reject|not found|unknown)|mailbox (unavailable|not found|unknown)|invalid (recipient|mailbox)/i,
    says: 'email.reply.noMailbox',
  },
  {
    when: /5\.1\.3|bad (destination|recipient|address)|syntax.{0,20}address|501[ -].*addr/i,
    says: 'email.reply.badAddress',
  },
  {
    when: /5\.3\.4|5\.2\.3|552[ -]|size.{0,20}(exceed|limit)|too (large|big)|message size/i,
    says: 'email.reply.tooBig',
  },
  {
    when: /5\.6\.7|smtputf8|internationali[sz]ed/i,
    says: 'email.reply.specialLetters',
  },
  { when: /starttls|5\.7\.10|encrypt/i, says: 'email.reply.wantsTls' },
  {
    when: /5\.7\.1|4\.7\.1|access denied|not authori[sz]ed|permission|policy|prohibit/i,
    says: 'email.reply.forbidden',
  },
  {
    when: /452[ -]|4\.3\.1|insufficient (system )?(storage|resources)|disk full/i,
    says: 'email.reply.noSpace',
  },
  {
    when: /4\.3\.2|5\.3\.2|maintenance|shutting down|not accepting/i,
    says: 'email.reply.maintenance',
  },
  {
    when: /4\.4\.[127]|timed? ?out|connection.{0,20}(lost|refused)/i,
    says: 'email.reply.notReached',
  },
  // By the number alone.
  { when: /^421/, says: 'email.reply.overloaded' },
  { when: /^450|^451/, says: 'email.reply.notNow' },
  { when: /^50[0-4]/, says: 'email.reply.notUnderstood' },
  { when: /^550/, says: 'email.reply.recipientRefused' },
  { when: /^551/, says: 'email.reply.otherServer' },
  { when: /^553/, says: 'email.reply.addressRefused' },
  { when: /^554/, says: 'email.reply.refused' },
  { when: /^4/, says: 'email.reply.notNow' },
  { when: /^5/, says: 'email.reply.refused' },
];

/** `said`: the whole reply, "550 5.1.1 …". The server's own words follow: a person at the provider's help desk needs them. */
export function sayReply(said: string): ReturnType<typeof say>[] {
  const found = reasons.find(({ when }) => when.test(said));
  const words = wordsOf(said);
  return [say(found?.says ?? 'email.reply.unexpected'), ...(words ? [say('email.said', { words })] : [])];
}

export function reasonOf(said: string): Told {
  return because(sayReply(said));
}

/** "5.1.1" where the server has one, else "550". */
export function codeOf(said: string): string | undefined {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? /^\d{3}/.exec(said)?.[0];
}

/** How long a 4xx asks us to wait, when it says so: "retry in 300 seconds", "try again in 5 minutes". Milliseconds, at most 4 h. */
export function waitAsked(said: string): number | undefined {
  const found = /\b(\d{1,5})\s*(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b/i.exec(said);
  if (!found || !said.startsWith('4') || !/again|retry|wait|delay|later|in \d|grey|gray/i.test(said))
    return undefined;
  const unit = { s: 1_000, m: 60_000, h: 3_600_000 }[found[2]![0]!.toLowerCase() as 's' | 'm' | 'h'];
  return Math.min(Number(found[1]) * unit, 4 * 3_600_000);
}

function wordsOf(said: string): string {
  const text = said
    .replace(/^\d{3}[ -]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
