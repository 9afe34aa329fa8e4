import type { TimelineItem, TimelineKind } from '@kontor/contracts/customer';
import { useDebounceFn } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { customerTimeline } from '../../api/customers.ts';
import { useLive } from '../../stores/live.ts';

export interface TimelineFilter {
  kinds: TimelineKind[];
  channel: string;
  state: '' | 'open' | 'resolved';
}

/** What was between a customer and us, page by page, anew when something of it changes. */
export function useTimeline(id: () => string, filter: () => TimelineFilter, limit: number) {
  const live = useLive();
  const items = shallowRef<TimelineItem[] | null>(null);
  const next = ref<string | null>(null);
  const busy = ref(false);
  const fault = ref<unknown>(null);
  let turn = 0;

  async function fetchPage(cursor?: string) {
    const { kinds, channel, state } = filter();
    return customerTimeline(id(), {
      kind: kinds.join(','),
      limit,
      ...(channel && { channel }),
      ...(state && { state }),
      ...(cursor && { cursor }),
    });
  }
  async function run(cursor?: string): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const page = await fetchPage(cursor);
      if (mine !== turn) return;
      items.value = cursor ? [...(items.value ?? []), ...page.items] : page.items;
      next.value = page.next;
      fault.value = null;
    } catch (error) {
      if (mine === turn) fault.value = error;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  const refetch = () => run();
  const more = () => next.value && !busy.value && run(next.value);
  const refetchSoon = useDebounceFn(refetch, 500);
  watch([id, filter], ([now], [before]) => {
    if (now !== before) items.value = null;
    void refetch();
  });
  void refetch();
  const stop = live.onThing((thing) => {
    const theirs =
      (thing.thing === 'conversation' && thing.row.customer.id === id()) ||
      (thing.thing === 'customer' && thing.customer.id === id());
    if (theirs) void refetchSoon();
  });
  onScopeDispose(stop);
  watch(() => live.generation, refetch);
  return { items, next, busy, fault, refetch, more };
}
