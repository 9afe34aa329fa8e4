import { useIntervalFn } from '@vueuse/core';
import { computed, ref, shallowRef } from 'vue';
import * as api from '../../api/settings.ts';
import { lookAgain, type QuarantinedItem, type Seen } from './fetchedAgain.ts';

/** What lies in quarantine, page by page; looked at again while something is being fetched. */
export function useQuarantine() {
  const seen = shallowRef<Seen | null>(null);
  const next = ref<string | null>(null);
  const fault = ref<unknown>(null);
  const nothing: Seen = { items: [], watched: new Map(), outcomes: new Map() };
  const hasLeft = ({ number }: QuarantinedItem) => seen.value?.outcomes.get(number) === 'left';
  const count = computed(() => seen.value?.items.filter((item) => !hasLeft(item)).length ?? 0);

  let newest = 0;
  /** As far down as it was read, anew. An answer that a later question has overtaken counts no more. */
  async function look(): Promise<void> {
    const mine = ++newest;
    const wanted = count.value;
    const items: QuarantinedItem[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.quarantine(cursor);
      items.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor && items.length < wanted);
    if (mine !== newest) return;
    next.value = cursor ?? null;
    seen.value = lookAgain(seen.value ?? nothing, items);
  }
  async function load(): Promise<void> {
    fault.value = null;
    await look().catch((error: unknown) => (fault.value = error));
  }
  async function more(): Promise<void> {
    newest += 1;
    const page = await api.quarantine(next.value!);
    next.value = page.next;
    const here = seen.value!.items.filter((item) => !hasLeft(item));
    seen.value = lookAgain(seen.value!, [...here, ...page.items]);
  }

  /** What I deleted myself goes without a word. */
  function forget(number: number): void {
    const { items, watched, outcomes } = seen.value!;
    seen.value = {
      items: items.filter((item) => item.number !== number),
      watched: new Map([...watched].filter(([other]) => other !== number)),
      outcomes: new Map([...outcomes].filter(([other]) => other !== number)),
    };
  }

  let looking = false;
  useIntervalFn(async () => {
    if (looking || !seen.value?.watched.size) return;
    looking = true;
    await look().catch(() => {});
    looking = false;
  }, 2_000);

  void load();
  return { seen, next, fault, count, hasLeft, load, more, forget };
}
