import type { Language } from '../i18n.ts';

export interface Emoji {
  sign: string;
  name: string;
  /** Every name and word it is found by, in both languages, folded. The first is its name. */
  keys: string[];
  /** What it is called between colons elsewhere: `+1`, `tada`. */
  codes: string[];
  group: number;
  /** The same in the five skin tones, light to dark; empty where there are none. */
  tones: string[];
}

/** Groups as Unicode has them, without the parts that emoji are made of. */
export const groups = [
  'smileys',
  'people',
  'animals',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type Group = (typeof groups)[number];
const groupNumber = [0, 1, 3, 4, 5, 6, 7, 8, 9];
export const isIn = (group: Group, emoji: Emoji) => emoji.group === groupNumber[groups.indexOf(group)];

export interface Known {
  emoji: string;
  hexcode: string;
  label: string;
  tags?: string[];
  group?: number;
  version: number;
  skins?: { emoji: string; tone: number | number[] }[];
}
export type Codes = Record<string, string | string[]>;
/** Newer ones are an empty box on most people's screens. */
const newest = 15.1;

/** Names in the language of the one who writes; found by those of the other one, too. */
export function catalogue(own: Known[], other: Known[], codes: Codes): Emoji[] {
  const wordsOfOther = new Map(other.map((one) => [one.emoji, wordsOf(one)]));
  return own
    .filter(({ group, version }) => group !== undefined && group !== 2 && version <= newest)
    .map((one) => ({
      sign: plain(one.emoji),
      name: one.label,
      keys: [...new Set([...wordsOf(one), ...(wordsOfOther.get(one.emoji) ?? [])])],
      codes: [codes[one.hexcode] ?? []].flat().map(folded),
      group: one.group!,
      tones: [1, 2, 3, 4, 5].flatMap((tone) => one.skins?.find((skin) => skin.tone === tone)?.emoji ?? []),
    }));
}
/** Without the selector where the sign is an emoji by itself: what is written is looked for and counted. */
const plain = (sign: string) => sign.replace(/^(\p{Emoji_Presentation})\ufe0f$/u, '$1');
const wordsOf = ({ label, tags = [] }: Known) => [label, ...tags].map(folded);

/** As it is compared: without capitals, accents and umlauts. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/(?<=\w)[_-]+/g, ' ')
    .trim();
}

const sources = {
  de: () => import('emojibase-data/de/data.json'),
  en: () => import('emojibase-data/en/data.json'),
};
const loaded = new Map<Language, Promise<Emoji[]>>();

/** Fetched when it is first wanted; after a lost connection it can be asked for again. */
export function emojiIn(language: Language): Promise<Emoji[]> {
  let loading = loaded.get(language);
  if (!loading) {
    loading = Promise.all([
      sources[language](),
      sources[language === 'de' ? 'en' : 'de'](),
      import('emojibase-data/en/shortcodes/github.json'),
    ]).then(([own, other, codes]) =>
      catalogue(own.default as Known[], other.default as Known[], codes.default as Codes),
    );
    loading.catch(() => loaded.delete(language));
    loaded.set(language, loading);
  }
  return loading;
}
