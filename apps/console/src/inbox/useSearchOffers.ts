import { completionsAt, pieceAt } from '@kontor/domain/search/completing';
import type { IconName } from '@kontor/ui/icons.ts';
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import { findCustomers } from '../api/customers.ts';
import { useI18n, type Language } from '../i18n.ts';
import { useRecent } from '../stores/recent.ts';
import { useSearchNames } from './useSearchNames.ts';

/** A line under the search box. */
export interface Offer {
  kind: 'recent' | 'forget' | 'completion';
  text: string;
  label: string;
  hint?: string;
  icon: IconName;
  /** The part of what was typed that it stands for. */
  from: number;
  to: number;
}

/** So long nobody has typed on. */
const pause = 150;

/** What was searched last while nothing is typed; then what the word at the cursor could become. */
export function useSearchOffers(
  typed: Ref<string>,
  cursor: Ref<number>,
  isOpen: Ref<boolean>,
): ComputedRef<Offer[]> {
  const { t, locale } = useI18n();
  const recent = useRecent();
  const { names, today } = useSearchNames();
  const addresses = ref<Offer[]>([]);

  const latest = computed<Offer[]>(() =>
    recent.recent.searches.slice(0, 6).map((text) => ({
      kind: 'recent',
      text,
      label: text,
      icon: 'clock',
      from: 0,
      to: 0,
    })),
  );
  const completions = computed<Offer[]>(() => {
    const language = locale.value as Language;
    const { from, to, items } = completionsAt(typed.value, cursor.value, names.value, language, today.value);
    return items.map(({ text, operator }) => ({
      kind: 'completion',
      text,
      label: text.trim(),
      hint: t(`find.operators.${operator}`),
      icon: 'filter',
      from,
      to,
    }));
  });
  /** Names and addresses of customers that this person may see, where one is asked for. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch([typed, cursor, isOpen], () => {
    clearTimeout(timer);
    addresses.value = [];
    const piece = pieceAt(typed.value, cursor.value);
    if (!isOpen.value || !piece.value || piece.value.length < 2) return;
    if (piece.operator !== 'from' && piece.operator !== 'to') return;
    const asked = typed.value;
    timer = setTimeout(async () => {
      const found = await findCustomers(piece.value!).catch(() => ({ items: [] }));
      if (typed.value !== asked) return;
      addresses.value = found.items.slice(0, 6).flatMap(({ name, handles }) =>
        handles.slice(0, 1).map(({ address }) => ({
          kind: 'completion' as const,
          text: `${piece.word}:${address} `,
          label: address,
          hint: name ?? '',
          icon: 'user' as const,
          from: piece.from,
          to: piece.to,
        })),
      );
    }, pause);
  });
  return computed(() => {
    if (typed.value.trim() !== '') return [...completions.value, ...addresses.value];
    if (latest.value.length === 0) return [];
    const all = t('find.forgetAll');
    return [...latest.value, { kind: 'forget', text: '', label: all, icon: 'trash', from: 0, to: 0 }];
  });
}
