import type { MailView, Person } from '../reading.ts';

export type Language = 'de' | 'en';

/** What a person typed, and the mail it answers. */
export interface Draft {
  from: Person;
  text: string;
  html?: string;
  subject?: string;
  answered?: MailView;
  language: Language;
  now: Date;
}

/** What a mail client makes of it. */
export interface Written {
  subject: string;
  text: string;
  html?: string;
  messageId: string;
  headers: Record<string, string>;
}

/** A mail client people use, with its own way of quoting, its markup and its traces in the header. */
export type MailClient = (draft: Draft) => Written;

/** Where the customers of the demo live. */
export const zone = 'Europe/Zurich';

export const named = ({ name, address }: Person) => (name ? `${name} <${address}>` : address);

export const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** What stands inside the body of the mail answered; made from its text when it has no HTML. */
export function bodyOf(mail: MailView): string {
  if (!mail.html) return lines(mail.text.trimEnd()).map(escaped).join('<br>\n');
  const inside = /<body[^>]*>([\s\S]*?)(<\/body>|$)/i.exec(mail.html)?.[1] ?? mail.html;
  return inside.replace(/<(style|script|title)\b[\s\S]*?<\/\1>/gi, '').trim();
}

export const lines = (text: string) => text.replace(/\r\n?/g, '\n').split('\n');

/** Puts one prefix before the subject and takes away what other clients put there. */
export function subjectOf(draft: Draft, prefix: string): string {
  if (draft.subject !== undefined && draft.subject !== '') return draft.subject;
  if (!draft.answered) return '';
  return prefix + draft.answered.subject.replace(/^(\s*(re|aw|antw|sv)\s*(\[\d+\])?\s*:\s*)+/i, '');
}

/** RFC 5322 with the customer's own offset: `Mon, 16 Nov 2026 17:32:05 +0100`. */
export function dateHeader(at: Date): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at);
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((one) => one.type === 'timeZoneName')
    ?.value.replace('GMT', '')
    .replace(':', '');
  const time = part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const day = `${part({ day: 'numeric' })} ${part({ month: 'short' }).slice(0, 3)} ${part({ year: 'numeric' })}`;
  return `${part({ weekday: 'short' })}, ${day} ${time} ${offset || '+0000'}`;
}
