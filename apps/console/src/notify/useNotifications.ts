import type { NotificationView } from '@kontor/contracts/notification';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import * as api from '../api/notifications.ts';
import { useProblems } from '../composables/useProblems.ts';
import { useLive } from '../stores/live.ts';

/** The list on its page: fetched again whenever something in it changed, here or in another window. */
export function useNotifications() {
  const live = useLive();
  const { guard } = useProblems();
  const items = shallowRef<NotificationView[] | null>(null);
  const next = ref<string | null>(null);
  const unread = ref(0);
  const only = ref<'all' | 'unread'>('all');
  const fault = shallowRef<unknown>(null);
  let turn = 0;

  const query = () => (only.value === 'unread' ? { only: only.value } : {});
  /** As much as is on the screen, from the top. */
  async function refetch(): Promise<void> {
    const mine = ++turn;
    try {
      const length = Math.min(100, Math.max(50, items.value?.length ?? 0));
      const page = await api.notifications({ ...query(), limit: length });
      if (mine !== turn) return;
      items.value = page.items;
      next.value = page.next;
      unread.value = page.unread;
      fault.value = null;
    } catch (error) {
      if (mine === turn) fault.value = error;
    }
  }
  async function more(): Promise<void> {
    const cursor = next.value;
    if (!cursor) return;
    const mine = turn;
    const page = await guard(() => api.notifications({ ...query(), limit: 50, cursor }));
    if (!page || mine !== turn || next.value !== cursor) return;
    items.value = [...items.value!, ...page.items];
    next.value = page.next;
  }
  async function markAll(): Promise<void> {
    const at = new Date().toISOString();
    items.value = items.value?.map((one) => ({ ...one, readAt: one.readAt ?? at })) ?? null;
    unread.value = 0;
    await guard(() => api.markAllNotifications());
    await refetch();
  }
  async function mark(one: NotificationView, read: boolean): Promise<void> {
    const readAt = read ? new Date().toISOString() : null;
    items.value = items.value?.map((other) => (other.id === one.id ? { ...other, readAt } : other)) ?? null;
    await guard(() => api.markNotifications([one.id], read));
    await refetch();
  }

  watch(only, refetch);
  // Whoever lost sight of a conversation, or sees it again, has another list.
  watch(
    () => [live.generation, live.state.counts?.notifications],
    () => void refetch(),
  );
  onScopeDispose(live.onThing((thing) => void (thing.thing === 'notifications' && refetch())));
  void refetch();
  return { items, next, unread, only, fault, refetch, more, markAll, mark };
}
