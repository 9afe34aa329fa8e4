import { computed } from 'vue';
import { useI18n } from '../i18n.ts';
import { useNow } from './useNow.ts';
import { useSession } from '../stores/session.ts';
import { dateFormatter, numberFormatter, type DateFormat } from './formatters.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Times, ages and sizes in the reader's language and zone. */
export function useFormats() {
  const { t, locale } = useI18n();
  const session = useSession();
  const now = useNow();
  const tag = computed(() => (locale.value === 'de' ? 'de-CH' : 'en-GB'));
  const zone = computed(() => session.me?.zone ?? session.view?.workspace.zone);
  const format = (name: DateFormat, at: string | number, language = tag.value) =>
    dateFormatter(language, zone.value, name).format(new Date(at));

  const time = (iso: string) => format('time', iso);
  const dayKey = (iso: string | number) => format('dayKey', iso, 'en-CA');
  const full = (iso: string) => format('full', iso);
  const date = (iso: string) => format('date', iso);

  /** "today", "yesterday", "Mon 16 Nov", with the year when it is another one. */
  function dayName(iso: string): string {
    if (dayKey(iso) === dayKey(now.value)) return t('time.today');
    if (dayKey(iso) === dayKey(now.value - day)) return t('time.yesterday');
    return new Date(iso).getFullYear() === new Date(now.value).getFullYear() ? format('day', iso) : date(iso);
  }
  /** How long ago, as lists show it: "now", "42 min", "1 h 44", "17 h", "4 d", then the date. */
  function age(iso: string): string {
    const ms = Math.max(0, now.value - Date.parse(iso));
    if (ms < minute) return t('time.now');
    if (ms < hour) return t('time.minutes', { n: Math.floor(ms / minute) });
    if (ms < 3 * hour) {
      const minutes = Math.floor((ms % hour) / minute);
      return t('time.hoursMinutes', { h: Math.floor(ms / hour), m: String(minutes).padStart(2, '0') });
    }
    if (ms < day) return t('time.hours', { n: Math.floor(ms / hour) });
    if (ms < 14 * day) return t('time.days', { n: Math.floor(ms / day) });
    return new Date(iso).getFullYear() === new Date(now.value).getFullYear()
      ? format('dayAndMonth', iso)
      : date(iso);
  }
  /** The time alone today, else with the day. */
  const moment = (iso: string) =>
    dayKey(iso) === dayKey(now.value) ? time(iso) : `${dayName(iso)}, ${time(iso)}`;

  function size(bytes: number): string {
    const units = ['B', 'kB', 'MB', 'GB'];
    const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    const digits = power > 1 ? 1 : 0;
    const number = numberFormatter(tag.value, digits).format(bytes / 1000 ** power);
    return `${number} ${units[power]}`;
  }
  const number = (value: number) => numberFormatter(tag.value).format(value);
  /** Counts stop at 999+. */
  const count = (value: number) => (value > 999 ? '999+' : String(value));
  const language = (code: string) => {
    try {
      return new Intl.DisplayNames([tag.value], { type: 'language' }).of(code) ?? code;
    } catch {
      return code;
    }
  };
  return { time, date, full, moment, dayKey, dayName, age, size, number, count, language, zone, tag };
}
