import { useMutationObserver } from '@vueuse/core';
import { onScopeDispose, watch, type Ref } from 'vue';
import { useSearched } from '../../inbox/useSearched.ts';
import { paintHits } from './hitMarks.ts';

/** Marks what was searched for in a part of the page, and again as that changes. */
export function useHitMarks(root: Ref<HTMLElement | null>): void {
  const searched = useSearched();
  let asked = 0;
  function paintSoon(): void {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => root.value && paintHits(root.value, searched.value.inText));
  }
  watch([root, searched], paintSoon, { flush: 'post' });
  useMutationObserver(root, () => searched.value.inText.length > 0 && paintSoon(), {
    childList: true,
    subtree: true,
    characterData: true,
  });
  onScopeDispose(() => {
    cancelAnimationFrame(asked);
    CSS.highlights?.delete('hits');
  });
}
