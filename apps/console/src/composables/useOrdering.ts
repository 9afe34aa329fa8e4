import { computed, ref, shallowRef } from 'vue';

/**
 * A list that people put in order, by dragging or a step at a time. The new order shows at once; when it could not be saved,
 * `save` says why and the old one is back.
 */
export function useOrdering<Item extends { id: string }>(
  items: () => Item[],
  save: (ids: string[]) => Promise<unknown>,
) {
  const wanted = shallowRef<string[] | null>(null);
  const dragged = ref<string | null>(null);
  const ordered = computed(() => {
    const ids = wanted.value;
    return ids ? items().toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) : items();
  });
  const without = (id: string) => ordered.value.map((item) => item.id).filter((other) => other !== id);

  async function keep(ids: string[]): Promise<void> {
    wanted.value = ids;
    try {
      await save(ids);
    } finally {
      if (wanted.value === ids) wanted.value = null;
    }
  }
  async function move(id: string, step: 1 | -1): Promise<void> {
    const place = ordered.value.findIndex((item) => item.id === id) + step;
    if (place >= 0 && place < ordered.value.length) await keep(without(id).toSpliced(place, 0, id));
  }
  /** What is dragged makes room for itself while it passes over others. */
  function passOver(id: string): void {
    const moving = dragged.value;
    if (!moving || moving === id) return;
    const place = ordered.value.findIndex((item) => item.id === id);
    wanted.value = without(moving).toSpliced(place, 0, moving);
  }
  async function drop(): Promise<void> {
    const ids = wanted.value;
    dragged.value = null;
    if (ids) await keep(ids);
  }
  function giveUp(): void {
    if (!dragged.value) return;
    dragged.value = null;
    wanted.value = null;
  }
  return { ordered, dragged, move, passOver, drop, giveUp };
}
