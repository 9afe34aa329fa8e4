import type { Sentence } from '@kontor/contracts/common';
import type { ToldWords } from '@kontor/contracts/settings';
import { needWords, useI18n } from '../i18n.ts';
import { useFormats } from './useFormats.ts';

let fetched = false;
/** Until they are there, and where they cannot be had, the English stands. */
function fetchWords(): void {
  if (fetched) return;
  fetched = true;
  needWords('told').catch(() => (fetched = false));
}

/** What servers and channels tell people, in the reader's language; in English where there are no words for it. */
export function useTold() {
  const { t, te } = useI18n();
  const { date } = useFormats();
  const isKnown = ({ code }: Sentence) => te(`told.${code}`);
  const say = ({ code, values }: Sentence) => t(`told.${code}`, readable(values));
  function readable(values: Sentence['values']): Sentence['values'] {
    const isDay = (value: unknown) => /^\d{4}-\d\d-\d\d$/.test(String(value));
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        isDay(value) ? date(`${value}T12:00:00Z`) : value,
      ]),
    );
  }
  function all(sentences: Sentence[] | null | undefined): string[] | undefined {
    if (!sentences?.length) return undefined;
    fetchWords();
    return sentences.every(isKnown) ? sentences.map(say) : undefined;
  }
  return {
    what: (english: string, words?: ToldWords | null) => all(words?.what)?.join(' ') ?? english,
    advice: (english: string[], words?: ToldWords | null) => all(words?.advice) ?? english,
    /** Why something did not happen; what stood there before reasons had codes, as it stands. */
    because: <Text extends string | null>(english: Text, why?: Sentence[] | null): Text | string =>
      all(why)?.join(' ') ?? english,
  };
}
