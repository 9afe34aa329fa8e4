import type { OutboundEnvelope } from '@kontor/channel-kit/envelope';
import { oneLine } from './subject.ts';

type Quoted = NonNullable<OutboundEnvelope['quoted']>;

/** The line above a quote, in the words mail programs look for when they fold what is below. */
const lines: Record<string, (when: string, who: string) => string> = {
  de: (when, who) => `Am ${when} schrieb ${who}:`,
  en: (when, who) => `On ${when}, ${who} wrote:`,
  fr: (when, who) => `Le ${when}, ${who} a écrit :`,
  it: (when, who) => `Il ${when}, ${who} ha scritto:`,
};

export function attribution({ from, at, locale, zone }: Quoted): string {
  const language = locale.slice(0, 2).toLowerCase();
  const line = lines[language] ?? lines.en!;
  const name = oneLine(from.name ?? '').replace(/[<>]/g, '');
  const address = oneLine(from.address);
  return line(
    whenWritten(at, lines[language] ? locale : 'en-GB', zone),
    name ? `${name} <${address}>` : address,
  );
}

/** "Sonntag, 22. November 2026 um 08:30"; without a zone in UTC, and saying so. */
function whenWritten(at: string, locale: string, zone = 'UTC'): string {
  const time = { timeStyle: 'short', dateStyle: 'full' } as const;
  const written = formatter(locale, { ...time, timeZone: zone }).format(new Date(at));
  return written.replace(/[\u202f\u00a0]/g, ' ') + (zone === 'UTC' ? ' UTC' : '');
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}
