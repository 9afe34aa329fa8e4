import type { WebhookDelivery } from '@kontor/contracts/webhook';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { webhookDeliveries } from '../../api/webhooks.ts';

/** How often the newest are looked at again while somebody watches: a receiver's answer is told to no room. */
const pause = 4_000;

/** The log of one webhook, newest first; it follows what happens while its page is looked at. */
export function useWebhookLog(id: string) {
  const state = ref<WebhookDelivery['state'] | undefined>();
  const items = shallowRef<WebhookDelivery[] | null>(null);
  const next = ref<string | null>(null);
  const fault = shallowRef<unknown>(null);
  let asked = 0;

  async function load(): Promise<void> {
    const turn = ++asked;
    fault.value = null;
    try {
      const page = await webhookDeliveries(id, state.value);
      if (turn !== asked) return;
      // Older pages that were opened stay, as far as they are older than this one.
      const oldest = page.items.at(-1)?.id;
      const older = page.next && oldest ? (items.value ?? []).filter((one) => one.id < oldest) : [];
      items.value = [...page.items, ...older];
      if (older.length === 0) next.value = page.next;
    } catch (error) {
      if (turn === asked) fault.value = error;
    }
  }
  async function more(): Promise<void> {
    const turn = ++asked;
    const page = await webhookDeliveries(id, state.value, next.value ?? undefined);
    if (turn !== asked) return;
    items.value = [...(items.value ?? []), ...page.items];
    next.value = page.next;
  }
  watch(
    state,
    () => {
      items.value = null;
      void load();
    },
    { immediate: true },
  );
  const timer = setInterval(() => {
    if (!document.hidden) void load();
  }, pause);
  onScopeDispose(() => clearInterval(timer));
  return { state, items, next, fault, load, more };
}
