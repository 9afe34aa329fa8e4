import { createI18n } from 'vue-i18n';
import { nextTick } from 'vue';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Which words are there: those of the inbox at once, those of the settings when they are opened. */
const loaders = {
  core: { de: () => import('./locales/de/core.ts'), en: () => import('./locales/en/core.ts') },
  settings: { de: () => import('./locales/de/settings.ts'), en: () => import('./locales/en/settings.ts') },
};
type Area = keyof typeof loaders;

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  missingWarn: import.meta.env?.DEV ?? false,
  fallbackWarn: false,
  messages: {} as Record<string, Record<string, never>>,
});

const wanted = new Set<Area>(['core']);
const loaded = new Set<string>();

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
  i18n.global.locale.value = language;
  localStorage.setItem('kontor.language', language);
  document.documentElement.lang = language;
  await nextTick();
}

/** Loads an area's words in the language of the moment, and from now on with every other one. */
export async function needWords(area: Area): Promise<void> {
  wanted.add(area);
  await load(area, i18n.global.locale.value as Language);
}

async function load(area: Area, language: Language): Promise<void> {
  if (loaded.has(area + language)) return;
  const { default: words } = await loaders[area][language]();
  i18n.global.mergeLocaleMessage(language, words as unknown as Record<string, never>);
  loaded.add(area + language);
}
