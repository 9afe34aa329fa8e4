import { computed, nextTick, onMounted, onScopeDispose, ref, watch, type Ref } from 'vue';

export interface VirtualItem {
  key: string;
  height: number;
  /** A heading stays at its place whatever comes below it: rows are what is held. */
  isHeading?: boolean;
}

/**
 * Draws only the rows in sight. Heights are known, so nothing is measured and nothing jumps: when rows enter or leave above,
 * the first row in sight stays where it is. At the very top new rows are shown at once, unless somebody `holds` the list:
 * has the pointer on it, or has ticked something. `above` says how many have come in unseen.
 */
export function useVirtualRows<Item extends VirtualItem>(
  items: Ref<readonly Item[]>,
  box: Ref<HTMLElement | null>,
  holds: () => boolean = () => false,
) {
  const top = ref(0);
  const height = ref(800);
  const spare = 400;

  const offsets = computed(() => {
    const at = [0];
    for (const item of items.value) at.push(at.at(-1)! + item.height);
    return at;
  });
  const total = computed(() => offsets.value.at(-1)!);
  const indexAt = (y: number) => {
    let low = 0;
    let high = items.value.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (offsets.value[middle + 1]! <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const shown = computed(() => {
    const first = indexAt(Math.max(0, top.value - spare));
    const last = Math.min(items.value.length, indexAt(top.value + height.value + spare) + 1);
    return items.value.slice(first, last).map((item, i) => ({ item, y: offsets.value[first + i]! }));
  });

  const above = ref(0);
  const onScroll = () => {
    top.value = box.value?.scrollTop ?? 0;
    if (top.value <= 0) above.value = 0;
  };
  const observer = new ResizeObserver(([entry]) => (height.value = entry!.contentRect.height));
  onMounted(() => box.value && observer.observe(box.value));
  onScopeDispose(() => observer.disconnect());

  watch(items, async (now, before) => {
    if ((top.value <= 0 && !holds()) || before.length === 0) return;
    let y = 0;
    const keys = new Map(now.map((item, i) => [item.key, i]));
    for (const item of before) {
      if (!item.isHeading && y + item.height > top.value && keys.has(item.key)) {
        const moved = offsets.value[keys.get(item.key)!]! - y;
        if (moved === 0) return;
        const goal = top.value + moved;
        const known = new Set(before.map(({ key }) => key));
        const place = keys.get(item.key)!;
        above.value += now.slice(0, place).filter(({ key }) => !known.has(key)).length;
        await nextTick();
        box.value?.scrollTo({ top: goal });
        onScroll();
        return;
      }
      y += item.height;
    }
  });

  function reveal(key: string): void {
    const place = items.value.findIndex((item) => item.key === key);
    if (place < 0 || !box.value) return;
    const from = offsets.value[place]!;
    const to = offsets.value[place + 1]!;
    // Asking the box itself would have it laid out now, and once more for the frame.
    if (from < top.value) box.value.scrollTop = from;
    else if (to > top.value + height.value) box.value.scrollTop = to - height.value;
  }
  const toTop = () => box.value?.scrollTo({ top: 0 });
  const atEnd = computed(() => top.value + height.value + 1200 > total.value);
  return { shown, total, atEnd, onScroll, reveal, above, toTop };
}
