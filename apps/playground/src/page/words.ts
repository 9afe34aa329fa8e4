import { computed, ref, watchEffect } from 'vue';
import { de } from './words-de.ts';
import { en } from './words-en.ts';

export type Key = keyof typeof en;
export type Locale = 'de' | 'en';

const all: Record<Locale, Record<Key, string>> = { de, en };
const remembered = localStorage.getItem('locale');

export const locale = ref<Locale>(
  remembered === 'de' || remembered === 'en' ? remembered : navigator.language.startsWith('de') ? 'de' : 'en',
);

watchEffect(() => {
  document.documentElement.lang = locale.value;
  localStorage.setItem('locale', locale.value);
});

/** The text for a key in the language shown, with `{name}` filled in. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
  return all[locale.value][key].replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}

const intl = computed(() => (locale.value === 'de' ? 'de-CH' : 'en-GB'));

/** Short in a list: the time today, the day otherwise. */
export function shortTime(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const today = at.toDateString() === now.toDateString();
  const options: Intl.DateTimeFormatOptions = today
    ? { hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(intl.value, options).format(at);
}

export function longTime(iso: string): string {
  return new Intl.DateTimeFormat(intl.value, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(iso));
}

export function fileSize(bytes: number): string {
  const kilo = bytes / 1024;
  const number = new Intl.NumberFormat(intl.value, { maximumFractionDigits: kilo < 1000 ? 0 : 1 });
  return kilo < 1000
    ? `${number.format(Math.max(1, Math.round(kilo)))} kB`
    : `${number.format(kilo / 1024)} MB`;
}
