/** What a mail server said, in words for the person who wrote the mail. Ordered: the first that fits is told. */
interface Reason {
  when: RegExp;
  says: string;
}

const reasons: Reason[] = [
  // By what the words say: providers give the same number to very different things.
  {
    when: /(mailbox|quota|storage|over ?quota).{0,40}(full|exceed)|5\.2\.2|4\.2\.2|out of storage/i,
    says: 'The mailbox is full.',
  },
  { when: /spf/i, says: 'The recipient’s server does not accept our mail server for this sender (SPF).' },
  { when: /dkim/i, says: 'The recipient’s server misses a valid signature of our domain (DKIM).' },
  {
    when: /dmarc/i,
    says: 'The recipient’s server refused the mail because our domain’s own policy (DMARC) says so.',
  },
  {
    when: /greylist|gr[ae]y-?list/i,
    says: 'The recipient’s server takes mail from unknown senders only at the second try.',
  },
  {
    when: /blacklist|blocklist|block list|spamhaus|barracuda|sorbs|\brbl\b|dnsbl|reputation/i,
    says: 'The recipient’s server has our mail server on a block list.',
  },
  {
    when: /spam|unsolicited|content.{0,20}reject|policy.{0,20}content|junk/i,
    says: 'The recipient’s server took the mail for spam.',
  },
  {
    when: /virus|malware|infected|5\.7\.0.*attachment|attachment.{0,30}(not allowed|blocked|type)/i,
    says: 'The recipient’s server refused an attachment.',
  },
  {
    when: /rate ?limit|too many (messages|connections|recipients|mails)|throttl|sending limit|quota.*sent|4\.7\.28|5\.4\.5/i,
    says: 'Too many mails in a short time; the mail server wants us to wait.',
  },
  {
    when: /authenticat(ion|ed)? (is )?required|5\.7\.0 must|530[ -]/i,
    says: 'The outgoing server wants a login before it takes mail.',
  },
  {
    when: /(sender|from).{0,40}(not (allowed|owned|permitted)|denied|reject)|send ?as|5\.7\.60|5\.1\.8|5\.1\.7/i,
    says: 'The outgoing server does not let this login send from this address.',
  },
  { when: /relay/i, says: 'The outgoing server does not pass on mail to other domains for us.' },
  {
    when: /5\.1\.2|5\.1\.10|domain.{0,20}(not found|does not exist|unknown)|host (or domain )?(not found|unknown)|nullmx|null mx/i,
    says: 'The domain of the address takes no mail.',
  },
  { when: /5\.1\.6|has moved|user moved/i, says: 'The recipient has moved to another address.' },
  {
    when: /5\.2\.1|(account|mailbox|user).{0,25}(disabled|inactive|suspended|locked|deactivated)/i,
    says: 'The mailbox is closed.',
  },
  {
    when: /5\.1\.1|user (is )?unknown|unknown (user|recipient)|no such (user|mailbox|recipient|person)|does(n.t| not) exist|recipient.{0,20}(reject|not found|unknown)|mailbox (unavailable|not found|unknown)|invalid (recipient|mailbox)/i,
    says: 'The mailbox does not exist.',
  },
  {
    when: /5\.1\.3|bad (destination|recipient|address)|syntax.{0,20}address|501[ -].*addr/i,
    says: 'The address is not written correctly.',
  },
  {
    when: /5\.3\.4|5\.2\.3|552[ -]|size.{0,20}(exceed|limit)|too (large|big)|message size/i,
    says: 'The mail is too big for the recipient’s server.',
  },
  {
    when: /5\.6\.7|smtputf8|internationali[sz]ed/i,
    says: 'The server cannot take addresses with special letters.',
  },
  { when: /starttls|5\.7\.10|encrypt/i, says: 'The server wants an encrypted connection.' },
  {
    when: /5\.7\.1|4\.7\.1|access denied|not authori[sz]ed|permission|policy|prohibit/i,
    says: 'The server’s rules forbid this mail.',
  },
  {
    when: /452[ -]|4\.3\.1|insufficient (system )?(storage|resources)|disk full/i,
    says: 'The mail server has no space left just now.',
  },
  {
    when: /4\.3\.2|5\.3\.2|maintenance|shutting down|not accepting/i,
    says: 'The mail server is being worked on.',
  },
  {
    when: /4\.4\.[127]|timed? ?out|connection.{0,20}(lost|refused)/i,
    says: 'The recipient’s server cannot be reached just now.',
  },
  // By the number alone.
  { when: /^421/, says: 'The mail server closed the connection; it is overloaded or being worked on.' },
  { when: /^450|^451/, says: 'The mail server could not take the mail just now.' },
  { when: /^50[0-4]/, says: 'The mail server did not understand us.' },
  { when: /^550/, says: 'The recipient’s server refused the mail.' },
  { when: /^551/, says: 'The recipient is not at this server.' },
  { when: /^553/, says: 'The mail server does not accept the address.' },
  { when: /^554/, says: 'The mail server refused the mail.' },
  { when: /^4/, says: 'The mail server could not take the mail just now.' },
  { when: /^5/, says: 'The mail server refused the mail.' },
];

/** `said`: the whole reply, "550 5.1.1 …". The server's own words follow: a person at the provider's help desk needs them. */
export function reasonOf(said: string): string {
  const found = reasons.find(({ when }) => when.test(said));
  const words = wordsOf(said);
  const told = found?.says ?? 'The mail server answered something unexpected.';
  return words ? `${told} It said: ${words}` : told;
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
