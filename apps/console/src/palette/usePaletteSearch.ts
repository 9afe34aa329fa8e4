import type { ListedConversation } from '@kontor/contracts/conversation';
import type { CustomerView } from '@kontor/contracts/customer';
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { useRouter } from 'vue-router';
import * as conversations from '../api/conversations.ts';
import { findCustomers } from '../api/customers.ts';
import { useProblems } from '../composables/useProblems.ts';
import { nameOf } from '../components/list/conversationWords.ts';
import { useI18n } from '../i18n.ts';
import { useRecent } from '../stores/recent.ts';
import type { Entry } from './entries.ts';

/** So long nobody has typed on. */
const pause = 120;
const numberIn = (typed: string) => /^#?(\d{1,15})$/.exec(typed)?.[1];

/** Conversations and customers, which only the server knows: by number, by words, and the ones opened last. */
export function usePaletteSearch(typed: Ref<string>, open: Ref<boolean>) {
  const { t } = useI18n();
  const router = useRouter();
  const recent = useRecent();
  const { words } = useProblems();
  const found = shallowRef<{ rows: ListedConversation[]; customers: CustomerView[] }>({
    rows: [],
    customers: [],
  });
  const lately = shallowRef<ListedConversation[]>([]);
  const fault = ref('');
  const busy = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  onScopeDispose(() => clearTimeout(timer));

  watch([typed, open], ([text, isOpen]) => {
    clearTimeout(timer);
    const mine = ++turn;
    const asked = text.trim();
    fault.value = '';
    if (!isOpen || asked.length < 2) {
      found.value = { rows: [], customers: [] };
      busy.value = false;
      return;
    }
    busy.value = true;
    timer = setTimeout(() => void ask(asked, mine), pause);
  });
  async function ask(text: string, mine: number): Promise<void> {
    const number = numberIn(text);
    try {
      const [page, people] = await Promise.all([
        conversations.list({ view: 'everything', query: number ? `#${number}` : text, limit: 6 }),
        number ? { items: [] } : findCustomers(text),
      ]);
      if (mine === turn) found.value = { rows: page.items, customers: people.items.slice(0, 5) };
    } catch (error) {
      if (mine === turn) fault.value = words(error);
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  watch(open, async (now) => {
    const numbers = recent.recent.conversations.slice(0, 6);
    if (!now || numbers.length === 0) return;
    const query = numbers.map((number) => `#${number}`).join(' ');
    const page = await conversations.list({ view: 'everything', query, limit: 6 }).catch(() => null);
    if (page) lately.value = page.items;
  });

  const entryOf = (row: ListedConversation, group: 'recent' | 'conversations'): Entry => ({
    id: `#${row.number}`,
    group,
    label: `#${row.number} ${row.subject || t('conversation.noSubject')}`,
    hint: nameOf(row) ?? '',
    icon: 'mail',
    run: () => router.push(`/inbox/all/${row.number}`),
  });
  /** In the order in which they were opened; those that are not to be seen any more are missing. */
  const recentOnes = computed(() =>
    recent.recent.conversations.flatMap((number) => {
      const row = lately.value.find((one) => one.number === number);
      return row ? [entryOf(row, 'recent')] : [];
    }),
  );
  const results = computed<Entry[]>(() => {
    const text = typed.value.trim();
    const number = numberIn(text);
    const known = found.value.rows.some((row) => String(row.number) === number);
    return [
      ...(number && !known
        ? [
            {
              id: `#${Number(number)}`,
              group: 'conversations' as const,
              label: t('palette.openNumber', { number }),
              icon: 'mail' as const,
              run: () => router.push(`/inbox/all/${Number(number)}`),
            },
          ]
        : []),
      ...found.value.rows.map((row) => entryOf(row, 'conversations')),
      ...found.value.customers.map((customer) => ({
        id: `customer:${customer.id}`,
        group: 'customers' as const,
        label: customer.name ?? customer.handles[0]?.address ?? t('customer.noName'),
        hint: customer.name ? (customer.handles[0]?.address ?? '') : '',
        icon: 'user' as const,
        run: () => router.push(`/customers/${customer.id}`),
      })),
      ...(text && !number
        ? [
            {
              id: 'find',
              group: 'find' as const,
              label: t('palette.searchFor', { text }),
              icon: 'search' as const,
              run: () => router.push({ path: '/inbox/everything', query: { q: text } }),
            },
          ]
        : []),
    ];
  });
  return { results, recentOnes, fault, busy };
}
