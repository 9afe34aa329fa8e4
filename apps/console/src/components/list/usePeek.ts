import type { ListedConversation } from '@kontor/contracts/conversation';
import { computed, onScopeDispose, ref, type Ref } from 'vue';

/** So long the pointer rests on a row before it is shown. Milliseconds. */
const rest = 700;
const size = { width: 400, height: 380 };

/** Which row is glanced at, and where beside the list that is shown. By key until it is pressed again or the list moves. */
export function usePeek(
  box: Ref<HTMLElement | null>,
  rows: () => ListedConversation[],
  activeId: () => string | null,
) {
  const id = ref<string | null>(null);
  const at = ref({ left: 0, top: 0 });
  let isByKey = false;
  let pointedAt: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const row = computed(() => rows().find((one) => one.id === id.value) ?? null);

  function show(next: string): void {
    const place = box.value?.querySelector(`[data-row="${next}"]`)?.getBoundingClientRect();
    if (!place) return;
    const right = Math.min(place.right + 8, innerWidth - size.width - 8);
    at.value = { left: right, top: Math.max(8, Math.min(place.top, innerHeight - size.height - 8)) };
    id.value = next;
  }
  function close(): void {
    clearTimeout(timer);
    id.value = null;
    isByKey = false;
  }
  function toggle(next: string | null): void {
    if (next === null || (isByKey && id.value === next)) return close();
    show(next);
    isByKey = true;
  }
  /** The pointer moved on this row. A row that only came under a resting pointer was not asked for. */
  function point(next: string): void {
    if (isByKey || next === pointedAt) return;
    close();
    pointedAt = next;
    // What is open stands beside it already.
    if (next !== activeId()) timer = setTimeout(() => show(next), rest);
  }
  /** Another row is under the pointer, or none. */
  function leave(): void {
    if (isByKey) return;
    close();
    pointedAt = null;
  }
  onScopeDispose(() => clearTimeout(timer));
  return { row, at, toggle, point, leave, close };
}
