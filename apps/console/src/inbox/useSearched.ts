import { faultsOf } from '@kontor/domain/search/condition';
import { placesOf, termsIn } from '@kontor/domain/search/marking';
import { readQuery, type Term } from '@kontor/domain/search/query';
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import { useI18n } from '../i18n.ts';
import { useSearchNames } from './useSearchNames.ts';

interface Searched {
  /** What is marked in texts, and in names. */
  inText: readonly Term[];
  inNames: readonly Term[];
}
const nothing: Searched = { inText: [], inNames: [] };
const key: InjectionKey<ComputedRef<Searched>> = Symbol('searched');

/** Understands what is searched for: what is to be marked below, and what is wrong with it. */
export function provideSearched(search: () => string) {
  const { t } = useI18n();
  const { names } = useSearchNames();
  const query = computed(() => (search() ? readQuery(search()) : null));
  const searched = computed<Searched>(() =>
    query.value ? { inText: termsIn(query.value, 'text'), inNames: termsIn(query.value, 'names') } : nothing,
  );
  provide(key, searched);
  const faults = computed(() =>
    query.value
      ? faultsOf(query.value, names.value).map(({ operator, value }) =>
          t(`find.wrong.${operator}`, { value }),
        )
      : [],
  );
  return { searched, faults };
}

export const useSearched = () =>
  inject(
    key,
    computed(() => nothing),
  );

export interface Piece {
  text: string;
  hit: boolean;
}
/** The text in pieces, what was searched for apart. */
export function piecesOf(text: string, terms: readonly Term[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of placesOf(text, terms)) {
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}
