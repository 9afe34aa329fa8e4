/**
 * Why a mail did not arrive, in words for people, by enhanced status code (RFC 3463 and what large providers made of it). Classes
 * 4 and 5 share the words: whether it is still tried is said by the state of the report.
 */
const words: Record<string, { en: string; de: string }> = {
  '1.0': { en: 'The address was refused', de: 'Die Adresse wurde abgelehnt' },
  '1.1': { en: 'The mailbox does not exist', de: 'Das Postfach gibt es nicht' },
  '1.2': { en: 'The domain of the address does not exist', de: 'Die Domain der Adresse gibt es nicht' },
  '1.3': { en: 'The address is misspelled', de: 'Die Adresse ist falsch geschrieben' },
  '1.4': { en: 'The address belongs to several mailboxes', de: 'Die Adresse gehört zu mehreren Postfächern' },
  '1.6': {
    en: 'The mailbox has moved and left no new address',
    de: 'Das Postfach ist umgezogen, ohne eine neue Adresse zu nennen',
  },
  '1.7': {
    en: 'The receiving server finds our address misspelled',
    de: 'Der Server des Empfängers hält unsere Adresse für falsch geschrieben',
  },
  '1.8': {
    en: 'The receiving server does not know the domain of our address',
    de: 'Der Server des Empfängers kennt die Domain unserer Adresse nicht',
  },
  '1.10': {
    en: 'The address does not exist or takes no mail',
    de: 'Die Adresse gibt es nicht, oder sie nimmt keine Mails an',
  },
  '2.0': { en: 'The mailbox cannot be used at present', de: 'Das Postfach ist zurzeit nicht benutzbar' },
  '2.1': { en: 'The mailbox is closed', de: 'Das Postfach ist geschlossen' },
  '2.2': { en: 'The mailbox is full', de: 'Das Postfach ist voll' },
  '2.3': { en: 'The message is too big for the mailbox', de: 'Die Nachricht ist zu gross für das Postfach' },
  '2.4': {
    en: 'The mailing list could not be resolved',
    de: 'Die Verteilerliste konnte nicht aufgelöst werden',
  },
  '3.0': { en: 'The receiving server has a fault', de: 'Der Server des Empfängers ist gestört' },
  '3.1': {
    en: 'The receiving server has no space left',
    de: 'Der Server des Empfängers hat keinen Platz mehr',
  },
  '3.2': {
    en: 'The receiving server takes no mail at present',
    de: 'Der Server des Empfängers nimmt zurzeit keine Mails an',
  },
  '3.4': {
    en: 'The message is too big for the receiving server',
    de: 'Die Nachricht ist zu gross für den Server des Empfängers',
  },
  '4.0': {
    en: 'The way to the receiving server is disturbed',
    de: 'Der Weg zum Server des Empfängers ist gestört',
  },
  '4.1': { en: 'The receiving server does not answer', de: 'Der Server des Empfängers antwortet nicht' },
  '4.2': {
    en: 'The connection to the receiving server broke',
    de: 'Die Verbindung zum Server des Empfängers ist abgebrochen',
  },
  '4.4': { en: 'No server could be found for the address', de: 'Zur Adresse wurde kein Server gefunden' },
  '4.6': { en: 'The mail goes round in a circle', de: 'Die Mail läuft im Kreis' },
  '4.7': { en: 'It was tried for too long without success', de: 'Es wurde zu lange ohne Erfolg versucht' },
  '5.0': {
    en: 'The receiving server did not understand ours',
    de: 'Der Server des Empfängers hat unseren nicht verstanden',
  },
  '5.3': { en: 'The message has too many recipients', de: 'Die Nachricht hat zu viele Empfänger' },
  '6.0': {
    en: 'The receiving server refuses the content',
    de: 'Der Server des Empfängers lehnt den Inhalt ab',
  },
  '6.1': {
    en: 'The receiving server refuses this kind of content',
    de: 'Der Server des Empfängers lehnt diese Art von Inhalt ab',
  },
  '7.0': {
    en: 'The receiving server refuses the message for reasons of security',
    de: 'Der Server des Empfängers lehnt die Nachricht aus Sicherheitsgründen ab',
  },
  '7.1': {
    en: 'The receiving server refuses messages from us',
    de: 'Der Server des Empfängers lehnt Nachrichten von uns ab',
  },
  '7.2': {
    en: 'We may not write to this mailing list',
    de: 'Wir dürfen nicht an diese Verteilerliste schreiben',
  },
  '7.23': {
    en: 'Our server is not allowed to send for our domain (SPF)',
    de: 'Unser Server darf nicht für unsere Domain senden (SPF)',
  },
  '7.25': {
    en: 'Our server has no valid name in the DNS',
    de: 'Unser Server hat keinen gültigen Namen im DNS',
  },
  '7.26': {
    en: 'The message could not be proved to be ours (SPF, DKIM, DMARC)',
    de: 'Die Nachricht war nicht als unsere nachweisbar (SPF, DKIM, DMARC)',
  },
  '7.28': {
    en: 'We sent too much mail of the same kind',
    de: 'Wir haben zu viele gleichartige Mails gesendet',
  },
  '7.509': {
    en: 'The message could not be proved to be ours (DMARC)',
    de: 'Die Nachricht war nicht als unsere nachweisbar (DMARC)',
  },
  '7.606': { en: 'The address of our server is blocked', de: 'Die Adresse unseres Servers ist gesperrt' },
  '7.708': {
    en: 'The receiving provider trusts our server too little',
    de: 'Der Anbieter des Empfängers vertraut unserem Server zu wenig',
  },
};

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
const unknown = {
  en: 'The message could not be delivered',
  de: 'Die Nachricht konnte nicht zugestellt werden',
};

/** By enhanced (`5.1.1`) or plain code (`550`); the general words of its group for one that is not listed. */
export function bounceReason(code: string | undefined, locale: string): string {
  const enhanced = /^[245]\.(\d{1,3})\.(\d{1,3})$/.exec(code ?? '');
  const found = enhanced
    ? (words[`${enhanced[1]}.${enhanced[2]}`] ?? words[`${enhanced[1]}.0`])
    : words[smtp[code ?? ''] ?? ''];
  return (found ?? unknown)[locale.toLowerCase().startsWith('de') ? 'de' : 'en'];
}

export function isKnownCode(code: string | undefined): boolean {
  return bounceReason(code, 'en') !== unknown.en;
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
