import { isDay, type DayWord } from '../time/day.ts';
import type { Locale } from './catalogue.ts';
import type { Duration } from './tree.ts';

/** "3 days", "1 Stunde"; German after "in": "in höchstens 3 Tagen". */
export function durationPhrase({ amount, unit }: Duration, locale: Locale, dative = false): string {
  if (locale === 'en') return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
  const [one, many, toMany] = germanUnits[unit];
  return `${amount} ${amount === 1 ? one : dative ? toMany : many}`;
}

/** What `on` says: "is today", "fällt in die letzte Woche", "is on 17 November 2026". */
export function dayPhrase(value: string, locale: Locale): string {
  if (isDay(value))
    return locale === 'en' ? `is on ${dayText(value, locale)}` : `fällt auf den ${dayText(value, locale)}`;
  const words = dayWordPhrases[value as DayWord];
  return words ? words[locale] : value;
}

/** A calendar day, "17 November 2026". */
export function dayText(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** A moment in a zone: "17 November 2026, 09:00". */
export function momentText(at: number, zone: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeZone: zone }).format(at);
  const time = new Intl.DateTimeFormat(regions[locale], { timeStyle: 'short', timeZone: zone }).format(at);
  return `${day}, ${time}`;
}

export const regions: Record<Locale, string> = { en: 'en-GB', de: 'de-CH' };

const germanUnits: Record<Duration['unit'], [string, string, string]> = {
  minutes: ['Minute', 'Minuten', 'Minuten'],
  hours: ['Stunde', 'Stunden', 'Stunden'],
  days: ['Tag', 'Tage', 'Tagen'],
  weeks: ['Woche', 'Wochen', 'Wochen'],
};

const dayWordPhrases: Record<DayWord, Record<Locale, string>> = {
  yesterday: { en: 'is yesterday', de: 'fällt auf gestern' },
  today: { en: 'is today', de: 'fällt auf heute' },
  tomorrow: { en: 'is tomorrow', de: 'fällt auf morgen' },
  lastWeek: { en: 'is last week', de: 'fällt in die letzte Woche' },
  thisWeek: { en: 'is this week', de: 'fällt in diese Woche' },
  nextWeek: { en: 'is next week', de: 'fällt in die nächste Woche' },
  lastMonth: { en: 'is last month', de: 'fällt in den letzten Monat' },
  thisMonth: { en: 'is this month', de: 'fällt in diesen Monat' },
  nextMonth: { en: 'is next month', de: 'fällt in den nächsten Monat' },
};
