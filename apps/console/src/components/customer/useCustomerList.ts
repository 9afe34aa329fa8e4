import type { ListedCustomer } from '@kontor/contracts/customer';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { type CustomerListQuery, customers } from '../../api/customers.ts';
import { useLive } from '../../stores/live.ts';

/** The customers one sees, a page at a time. A newer question forgets the older one's answer. */
export function useCustomerList(query: () => CustomerListQuery) {
  const live = useLive();
  const items = shallowRef<ListedCustomer[] | null>(null);
  const next = ref<string | null>(null);
  const busy = ref(false);
  const fault = ref<unknown>(null);
  let asking: AbortController | null = null;

  async function run(cursor?: string): Promise<void> {
    asking?.abort();
    const mine = (asking = new AbortController());
    busy.value = true;
    try {
      const page = await customers({ ...query(), limit: 50, ...(cursor && { cursor }) }, mine.signal);
      if (mine !== asking) return;
      items.value = cursor ? withoutDoubles([...(items.value ?? []), ...page.items]) : page.items;
      next.value = page.next;
      fault.value = null;
    } catch (error) {
      if (mine === asking && !mine.signal.aborted) fault.value = error;
    } finally {
      if (mine === asking) busy.value = false;
    }
  }
  const refetch = () => run();
  const more = () => {
    if (next.value && !busy.value && !fault.value) void run(next.value);
  };
  watch(query, (now, before) => JSON.stringify(now) !== JSON.stringify(before) && refetch());
  void refetch();
  watch(() => live.generation, refetch);
  onScopeDispose(() => asking?.abort());
  return { items, next, busy, fault, refetch, more };
}

/** Whoever wrote between two pages stands on both. */
function withoutDoubles(all: ListedCustomer[]): ListedCustomer[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
