/**
 * How mail programs mark what is not new. German and English, with the French and Italian forms that come up in Switzerland.
 * Every pattern is anchored and bounded: it meets hostile text.
 */

/** No mark of a mail program is longer than this; longer lines are text. */
export const longestMark = 400;

const year = String.raw`(?:\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2})`;
const time = String.raw`\d{1,2}[:.h]\d{2}`;
const dated = new RegExp(`${year}|${time}`);

const attributions = [
  /^on\b.{4,380}\bwrote ?:$/i,
  /^am\b.{4,380}\b(?:schrieb|geschrieben)\b.{0,300}:$/i,
  /^.{2,200}\b(?:schrieb am|hat am|wrote on)\b.{4,180}:$/i,
  /^le\b.{4,380}\ba [ée]crit ?:$/i,
  /^il\b.{4,380}\bha scritto ?:$/i,
];

/** "On … wrote:", "Am … schrieb …:", "Adler Kaffee <…> hat am … geschrieben:". Given whole, however many lines it stood on. */
export function isAttribution(line: string): boolean {
  if (line.length > longestMark || !line.endsWith(':')) return false;
  return dated.test(line) && attributions.some((pattern) => pattern.test(line));
}

/** Sure enough that all below it is history, although it carries no quote marks: no sentence of the writer's own ("Am 3.11. um 14:00 schrieb mir Ihr Techniker:"). */
export function isSureAttribution(line: string): boolean {
  return (
    isAttribution(line) &&
    (/[\w.+-]@[\w-]/.test(line) ||
      !/\b(?:ich|mir|mich|wir|uns|ihr|ihre?|ihnen|i|me|my|we|us|you|your)\b/i.test(line))
  );
}

/** Whether an attribution may begin here: asked before lines are joined. */
export function mayBeginAttribution(line: string): boolean {
  return (
    line.length <= longestMark &&
    (/^(?:on|am|le|il)\b.*\d/i.test(line) || /\b(?:schrieb am|hat am|wrote on)\b|[\w.+-]@[\w-]/i.test(line))
  );
}

const original =
  /^[-‐–—_*=]{2,40} ?(?:original[ -]?(?:message|nachricht|mail|e-mail|appointment)|urspr(?:ü|ue)ngliche (?:nachricht|mail|e-mail)|urspr(?:ü|ue)nglicher termin|reply message|antwortnachricht|message d['’]origine|message original|messaggio originale) ?[-‐–—_*=]{2,40}$/i;

export function isOriginalMessage(line: string): boolean {
  return line.length <= 120 && original.test(line);
}

const forwarded =
  /^(?:[-‐–—_*=]{2,40} ?(?:forwarded (?:message|mail|email)|weitergeleitete (?:nachricht|mail|e-mail)|original message forwarded|message transf[ée]r[ée]|messaggio inoltrato)(?: (?:from|von) .{1,80})? ?[-‐–—_*=]{2,40}|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|start der weitergeleiteten nachricht|weitergeleitete nachricht|forwarded message|début du message transféré|inizio messaggio inoltrato) ?:)$/i;

export function isForwardMark(line: string): boolean {
  return line.length <= 160 && forwarded.test(line);
}

/** What a mail is to the one before it. Only in an answer is the quoted mail history; in anything else it is what the sender wants to show. */
export type Writing = 'answer' | 'forward' | 'first';

/** By the outermost prefix of the subject: `WG: …` forwards, `AW: WG: …` answers what was forwarded. */
export function writingOf(subject: string | undefined, references: readonly string[]): Writing {
  const prefix =
    /^\s*(?:\[[^\]]{1,40}\]\s*)?([a-zäöü]{1,8})(?:\[\d{1,3}\]|\(\d{1,3}\))?\s?:/i
      .exec(subject ?? '')?.[1]
      ?.toLowerCase() ?? '';
  if (/^(?:fw|fwd|wg|wtr|i|tr|rv)$/.test(prefix)) return 'forward';
  return references.length || /^(?:re|aw|antw|antwort|sv|r|rép|odp)$/.test(prefix) ? 'answer' : 'first';
}

type HeaderKind = 'from' | 'date' | 'to' | 'subject' | 'other';
const labels: [HeaderKind, RegExp][] = [
  ['from', /^(?:from|von|de|da|expéditeur)$/],
  ['date', /^(?:sent|date|gesendet|datum|gesendet am|envoyé|inviato|data)$/],
  ['to', /^(?:to|an|à|a|destinataire)$/],
  ['subject', /^(?:subject|betreff|objet|oggetto)$/],
  [
    'other',
    /^(?:cc|bcc|kopie|copie|reply-to|antwort an|importance|wichtigkeit|priority|priorität|attachments?|anlagen?|anhänge|when|where|wann|wo)$/,
  ],
];

/** Which line of a copied mail header this is: `Von: …`, `*From:* …`, `Datum : …`. */
export function headerLabel(line: string): HeaderKind | undefined {
  const label = /^\**([a-zà-ü][a-zà-ü -]{0,14}?) ?\** ?:\**(?:\s|$)/i
    .exec(line.slice(0, 40))?.[1]
    ?.toLowerCase();
  return label === undefined ? undefined : labels.find(([, pattern]) => pattern.test(label))?.[0];
}

/** Does a copied mail header stand at the beginning of these lines? Sender, date and recipient or subject must be among them. */
export function isHeaderBlock(lines: readonly string[]): boolean {
  const first = headerLabel(lines[0] ?? '');
  if (!first || first === 'to' || first === 'other') return false;
  const kinds = new Set<HeaderKind>();
  let strange = 0;
  for (const line of lines.slice(0, 16)) {
    const kind = headerLabel(line);
    if (kind) {
      kinds.add(kind);
      strange = 0;
      // A blank line between the fields is HTML turned to text; long lists of recipients take several lines.
    } else if (++strange > 3) break;
    if (kinds.has('from') && kinds.has('date') && (kinds.has('to') || kinds.has('subject'))) return true;
  }
  return false;
}

const device =
  /^(?:sent from my |sent from (?:outlook|yahoo|mail|proton|samsung|a mobile|gmail|windows|aol)|sent (?:with|via) (?:proton|the |bluemail|spark|airmail)|get outlook for |get bluemail |von (?:meine[mr] .{1,60}|outlook .{1,60}) gesendet|von unterwegs gesendet|gesendet (?:von|mit|aus|über) (?:meinem|meiner|der |outlook|proton|yahoo|gmx|web\.de|mail|samsung|bluewin|windows|spark|k-9|tutanota)|diese nachricht wurde (?:von|mit) .{1,60} gesendet|holen sie sich outlook|outlook für (?:ios|android)|von samsung|envoyé de(?:puis)? mon |inviato da(?:l mio)? )/i;

/** "Von meinem iPhone gesendet", with or without a link behind. */
export function isDeviceLine(line: string): boolean {
  return line.length <= 200 && device.test(line);
}

/** The writer says that the answers stand inside of the quoted mail: then nothing is folded. */
export function answersInside(text: string): boolean {
  return /(?:antwort|anmerkung|kommentar|answer|comment|repl(?:y|ies)|note)[a-zäöü]{0,6}[^.\n]{0,40}\b(?:unten|im text|in rot|in blau|in grün|inline|in-line|below|in red|in blue|in green)\b/i.test(
    text.slice(0, 2_000),
  );
}
