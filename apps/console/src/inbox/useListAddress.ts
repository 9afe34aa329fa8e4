import type { ListedConversation, Sort } from '@kontor/contracts/conversation';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useI18n } from '../i18n.ts';
import { useDirectory } from '../stores/directory.ts';
import { defineList } from './definition.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What the address says: which list, what is searched for, in which order, which conversation; and the addresses beside it. */
export function useListAddress() {
  const route = useRoute();
  const router = useRouter();
  const directory = useDirectory();
  const { locale } = useI18n();

  const listName = computed(() => text(route.params['list']) || 'mine');
  const key = computed(() => text(route.params['conversation']));
  const search = computed(() => text(route.query['q']));
  const sort = computed(() => (text(route.query['sort']) || undefined) as Sort | undefined);
  const definition = computed(() =>
    defineList(listName.value, { search: search.value, sort: sort.value }, directory.all),
  );
  /** The list's order where nobody chose another. */
  const ownOrder = computed(
    () => defineList(listName.value, { search: search.value }, directory.all)?.order ?? null,
  );
  const title = computed(() => definition.value?.title[locale.value as 'de' | 'en'] ?? '');

  const query = () => ({ ...(search.value && { q: search.value }), ...(sort.value && { sort: sort.value }) });
  const pathOf = (row: ListedConversation) =>
    router.resolve({ path: `/inbox/${listName.value}/${row.number}`, query: query() }).fullPath;
  const toList = () => router.push({ path: `/inbox/${listName.value}`, query: query() });
  return { listName, key, search, sort, definition, ownOrder, title, query, pathOf, toList };
}
export type ListAddress = ReturnType<typeof useListAddress>;
