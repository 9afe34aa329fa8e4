import { nextTick, ref, shallowRef } from 'vue';
import { fill, textAt, type Values, type Words } from './i18n/translate.ts';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Which words are there: those of the inbox at once, the others when they are needed. */
const loaders = {
  core: { de: () => import('./locales/de/core.ts'), en: () => import('./locales/en/core.ts') },
  settings: { de: () => import('./locales/de/settings.ts'), en: () => import('./locales/en/settings.ts') },
  told: { de: () => import('./locales/de/told.ts'), en: () => import('./locales/en/told.ts') },
};
type Area = keyof typeof loaders;

const locale = ref<Language>('en');
const words = shallowRef<Record<Language, Words>>({ de: {}, en: {} });
const wanted = new Set<Area>(['core']);
const loaded = new Set<string>();

/** `values` is what the text names; a number alone is its `n`, which also chooses between `one | many`. */
function t(key: string, values: Values | number = {}): string {
  const text = textAt(words.value[locale.value], key);
  return text === undefined ? key : fill(text, typeof values === 'number' ? { n: values } : values);
}
const te = (key: string) => textAt(words.value[locale.value], key) !== undefined;

/** The words of the moment's language. `te` tells whether there is a text. */
export const useI18n = () => ({ t, te, locale });

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** Before anybody is signed in: as chosen here last, else as the browser says. */
export async function startLanguage(): Promise<void> {
  const kept = localStorage.getItem('kontor.language');
  await speak(isLanguage(kept) ? kept : navigator.language.startsWith('de') ? 'de' : 'en');
}

export async function speak(language: Language): Promise<void> {
  await Promise.all([...wanted].map((area) => load(area, language)));
  locale.value = language;
  localStorage.setItem('kontor.language', language);
  document.documentElement.lang = language;
  await nextTick();
}

/** Loads an area's words in the language of the moment, and from now on with every other one. */
export async function needWords(area: Area): Promise<void> {
  wanted.add(area);
  await load(area, locale.value);
}

async function load(area: Area, language: Language): Promise<void> {
  if (loaded.has(area + language)) return;
  const { default: more } = await loaders[area][language]();
  words.value = { ...words.value, [language]: { ...words.value[language], ...more } };
  loaded.add(area + language);
}
