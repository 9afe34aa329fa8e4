import type { ToldWords } from '@kontor/contracts/settings';
import { useI18n } from '../i18n.ts';
import { useFormats } from './useFormats.ts';

type Sentence = ToldWords['what'][number];

/** What servers and channels tell people, in the reader's language; in English where there are no words for it. */
export function useTold() {
  const { t, te } = useI18n();
  const { date } = useFormats();
  const isKnown = ({ code }: Sentence) => te(`settings.told.${code}`);
  const say = ({ code, values }: Sentence) => t(`settings.told.${code}`, readable(values));
  function readable(values: Sentence['values']): Sentence['values'] {
    const isDay = (value: unknown) => /^\d{4}-\d\d-\d\d$/.test(String(value));
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isDay(value) ? date(`${value}T12:00:00Z`) : value,
      ]),
    );
  }
  const all = (sentences: Sentence[] | undefined) =>
    sentences?.length && sentences.every(isKnown) ? sentences.map(say) : undefined;
  return {
    what: (english: string, words?: ToldWords | null) => all(words?.what)?.join(' ') ?? english,
    advice: (english: string[], words?: ToldWords | null) => all(words?.advice) ?? english,
  };
}
