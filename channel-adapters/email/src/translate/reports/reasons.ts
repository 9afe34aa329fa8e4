/**
 * Why a mail did not arrive, as a sentence of `texts`, by enhanced status code (RFC 3463 and what large providers made of it). Classes
 * 4 and 5 share the words: whether it is still tried is said by the state of the report.
 */
const codes = {
  '1.0': 'email.bounce.refused',
  '1.1': 'email.bounce.noMailbox',
  '1.2': 'email.bounce.noDomain',
  '1.3': 'email.bounce.misspelled',
  '1.4': 'email.bounce.several',
  '1.6': 'email.bounce.moved',
  '1.7': 'email.bounce.oursMisspelled',
  '1.8': 'email.bounce.oursUnknown',
  '1.10': 'email.bounce.noMail',
  '2.0': 'email.bounce.unusable',
  '2.1': 'email.bounce.closed',
  '2.2': 'email.bounce.full',
  '2.3': 'email.bounce.tooBigForMailbox',
  '2.4': 'email.bounce.list',
  '3.0': 'email.bounce.fault',
  '3.1': 'email.bounce.noSpace',
  '3.2': 'email.bounce.takesNone',
  '3.4': 'email.bounce.tooBig',
  '4.0': 'email.bounce.disturbed',
  '4.1': 'email.bounce.silent',
  '4.2': 'email.bounce.broke',
  '4.4': 'email.bounce.noServer',
  '4.6': 'email.bounce.circle',
  '4.7': 'email.bounce.tooLong',
  '5.0': 'email.bounce.notUnderstood',
  '5.3': 'email.bounce.tooMany',
  '6.0': 'email.bounce.content',
  '6.1': 'email.bounce.kind',
  '7.0': 'email.bounce.security',
  '7.1': 'email.bounce.notFromUs',
  '7.2': 'email.bounce.listForbidden',
  '7.23': 'email.bounce.spf',
  '7.25': 'email.bounce.noName',
  '7.26': 'email.bounce.unproved',
  '7.28': 'email.bounce.sameKind',
  '7.509': 'email.bounce.dmarc',
  '7.606': 'email.bounce.blocked',
  '7.708': 'email.bounce.distrust',
} as const;

const smtp: Record<string, string> = {
  '421': '3.2',
  '450': '2.0',
  '451': '3.0',
  '452': '3.1',
  '550': '1.0',
  '551': '1.6',
  '552': '2.2',
  '553': '1.3',
  '554': '7.0',
};
const unknown = 'email.bounce.other';

/** By enhanced (`5.1.1`) or plain code (`550`); the general words of its group for one that is not listed. */
export function bounceCode(code: string | undefined): (typeof codes)[keyof typeof codes] | typeof unknown {
  const enhanced = /^[245]\.(\d{1,3})\.(\d{1,3})$/.exec(code ?? '');
  const listed = codes as Record<string, (typeof codes)[keyof typeof codes]>;
  const found = enhanced
    ? (listed[`${enhanced[1]}.${enhanced[2]}`] ?? listed[`${enhanced[1]}.0`])
    : listed[smtp[code ?? ''] ?? ''];
  return found ?? unknown;
}

export function isKnownCode(code: string | undefined): boolean {
  return bounceCode(code) !== unknown;
}

/** The finest code in what a server said; a guess from its words when it gave only a general one. */
export function codeIn(said: string, given?: string): string | undefined {
  const text = said.slice(0, 4_000);
  const enhanced = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1];
  const plain = /(?:^|[\s:;(#-])([45]\d\d)(?=[\s-]|$)/.exec(text)?.[1];
  const general = (code: string | undefined) => code === undefined || /^[45]\.\d\.0$/.test(code);
  if (given && !general(given)) return given;
  if (enhanced && !general(enhanced)) return enhanced;
  const group = (given ?? enhanced ?? plain ?? '5')[0];
  const guessed = guesses.find(([pattern]) => pattern.test(text))?.[1];
  return guessed ? `${group}.${guessed}` : (given ?? enhanced ?? plain);
}

const guesses: [RegExp, string][] = [
  [
    /user unknown|unknown user|no such (?:user|recipient|mailbox|person)|does not exist|doesn.t have a .{0,40}account|not found in directory|recipient (?:address )?rejected: (?:user|undeliverable)|unbekannter empfänger|mailbox (?:not found|unavailable|unknown)|invalid (?:recipient|mailbox)|account (?:disabled|inactive)/i,
    '1.1',
  ],
  [/quota|mailbox (?:is )?full|over(?: the)? limit|postfach.{0,20}voll|insufficient storage/i, '2.2'],
  [
    /(?:domain|host).{0,40}not found|name or service not known|nxdomain|no mx|unrouteable|domain does not exist/i,
    '1.2',
  ],
  [/too (?:large|big)|exceeds? .{0,30}size|size limit/i, '3.4'],
  [/spf/i, '7.23'],
  [/dmarc|unauthenticated/i, '7.26'],
  [/spam|blocked|blacklist|blocklist|reputation|policy|denied/i, '7.1'],
  [/greylist|graylist|try again later/i, '7.0'],
  [/retry time(?:out)? (?:not reached|exceeded)|too long|expired|timed? ?out/i, '4.7'],
  [/connection refused|could not connect|no route/i, '4.1'],
];
