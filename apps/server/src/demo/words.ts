import type { Language } from './scenario.ts';
import type { Day } from './workdays.ts';

const months = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const weekdays = {
  de: ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** `14. März`, `14 March`. */
export function dateWords(day: Day, language: Language): string {
  const month = months[language][day.month - 1]!;
  return language === 'de' ? `${day.date}. ${month}` : `${day.date} ${month}`;
}

export function weekdayWord(day: Day, language: Language): string {
  return weekdays[language][day.weekday]!;
}

/** Whole francs as they are written: `CHF 1'190.–`, `CHF 1,190.00`. */
export function francs(amount: number, language: Language): string {
  const digits = String(amount).replace(/\B(?=(\d{3})+$)/g, language === 'de' ? "'" : ',');
  return language === 'de' ? `CHF ${digits}.–` : `CHF ${digits}.00`;
}

/** How a mail program introduces a quote. */
export function quoteLine(day: Day, minutes: number, who: string, language: Language): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return language === 'de'
    ? `Am ${two(day.date)}.${two(day.month)}.${day.year} um ${clock} schrieb ${who}:`
    : `On ${day.date} ${months.en[day.month - 1]!.slice(0, 3)} ${day.year}, at ${clock}, ${who} wrote:`;
}
