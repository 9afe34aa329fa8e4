import { randomBytes } from 'node:crypto';
import { bodyOf, escaped, lines, named, subjectOf, zone, type Draft, type MailClient } from './client.ts';

/** Gmail in the browser: an attribution line that is wrapped, `> ` before each line, `gmail_quote` around the HTML. */
export const gmail: MailClient = (draft) => ({
  subject: subjectOf(draft, 'Re: '),
  text: [...lines(draft.text).flatMap((line) => wrapped(line, 78)), ...quotedText(draft)].join('\n') + '\n',
  html: `<div dir="ltr">${draft.html ?? divs(draft.text)}</div>${quotedHtml(draft)}\r\n`,
  messageId: `<CA${randomBytes(36).toString('base64url').replace(/-/g, '+').replace(/_/g, '=')}@mail.gmail.com>`,
  headers: {},
});

function attribution({ answered, language }: Draft): { when: string; who: string; end: string } {
  const at = new Date(answered!.date);
  const who = answered!.from;
  const day: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  };
  if (language === 'de') {
    const date = new Intl.DateTimeFormat('de-DE', { timeZone: zone, ...day }).format(at);
    const time = new Intl.DateTimeFormat('de-DE', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
    return { when: `Am ${date} um ${time} Uhr schrieb `, who: named(who), end: ':' };
  }
  const date = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...day }).format(at);
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' });
  const time = clock.format(at).replace(/ (?=[AP]M)/, '\u202f');
  return { when: `On ${date} at ${time} `, who: named(who), end: ' wrote:' };
}

function quotedText(draft: Draft): string[] {
  if (!draft.answered) return [];
  const { when, who, end } = attribution(draft);
  const quoted = lines(draft.answered.text.trimEnd())
    .flatMap((line) => wrapped(line, 76))
    .map((line) => (line.startsWith('>') ? `>${line}` : line ? `> ${line}` : '>'));
  return ['', ...attributionLines(when + who + end), '', ...quoted];
}

/** A long attribution breaks inside the angle brackets, because Gmail makes the text from a link. */
function attributionLines(line: string): string[] {
  const link = line.indexOf('<') + 1;
  return line.length > 76 && link > 0 ? [line.slice(0, link), line.slice(link)] : [line];
}

function quotedHtml(draft: Draft): string {
  if (!draft.answered) return '';
  const { when, end } = attribution(draft);
  const { name, address } = draft.answered.from;
  const mailto = `<a href="mailto:${escaped(address)}">${escaped(address)}</a>`;
  const who = name ? `${escaped(name)} &lt;${mailto}&gt;` : mailto;
  return (
    `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${when}${who}${end}<br></div>` +
    `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">` +
    `${bodyOf(draft.answered)}</blockquote></div>`
  );
}

function divs(text: string): string {
  const [first = '', ...rest] = lines(text);
  return escaped(first) + rest.map((line) => `<div>${escaped(line) || '<br>'}</div>`).join('');
}

function wrapped(line: string, width: number): string[] {
  if (line.startsWith('>')) return [line];
  const out: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const cut = rest.lastIndexOf(' ', width);
    if (cut <= 0) break;
    out.push(rest.slice(0, cut));
    rest = rest.slice(cut + 1);
  }
  return [...out, rest];
}
