import { computed, onMounted, shallowRef, watch } from 'vue';
import { useI18n } from '../i18n.ts';
import { type Emoji, emojiIn } from './catalogue.ts';
import { findEmoji } from './finding.ts';
import { taste } from './kept.ts';

/** All of them, as soon as they are there, in the language of the moment. */
export function useEmoji() {
  const { locale } = useI18n();
  const all = shallowRef<Emoji[] | null>(null);
  const isMissing = shallowRef(false);

  async function load(): Promise<void> {
    const language = locale.value;
    isMissing.value = false;
    try {
      const found = await emojiIn(language);
      if (language === locale.value) all.value = found;
    } catch {
      isMissing.value = true;
    }
  }
  onMounted(load);
  watch(locale, load);

  const recent = computed(() => {
    const bySign = new Map((all.value ?? []).map((emoji) => [emoji.sign, emoji]));
    return taste.value.recent.flatMap((sign) => bySign.get(sign) ?? []);
  });
  const find = (query: string) => findEmoji(all.value ?? [], query, taste.value.recent);
  return { all, recent, find, isMissing, load };
}
