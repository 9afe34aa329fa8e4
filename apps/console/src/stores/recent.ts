import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { useSession } from './session.ts';

interface Recent {
  /** What was done or gone to through the palette, newest first. */
  entries: string[];
  /** Numbers of conversations that were opened. */
  conversations: number[];
  /** What was searched for. */
  searches: string[];
}
const none: Recent = { entries: [], conversations: [], searches: [] };
const most = 12;

/**
 * What this person did last in this browser. Kept are names of actions, numbers and what was typed, never what stands in a
 * conversation: that is asked anew, and only who may still see it does.
 */
export const useRecent = defineStore('recent', () => {
  const session = useSession();
  const recent = ref<Recent>(none);
  const place = () => `kontor.recent.${session.me?.id}`;

  watch(() => session.me?.id, load, { immediate: true });
  function load(): void {
    recent.value = session.me ? { ...none, ...parsed(localStorage.getItem(place())) } : none;
  }
  function note<K extends keyof Recent>(kind: K, one: Recent[K][number]): void {
    if (!session.me) return;
    const others = (recent.value[kind] as unknown[]).filter((other) => other !== one);
    save({ ...recent.value, [kind]: [one, ...others].slice(0, most) });
  }
  function forget<K extends keyof Recent>(kind: K, one?: Recent[K][number]): void {
    const left = one === undefined ? [] : (recent.value[kind] as unknown[]).filter((other) => other !== one);
    save({ ...recent.value, [kind]: left });
  }
  function save(next: Recent): void {
    recent.value = next;
    localStorage.setItem(place(), JSON.stringify(next));
  }
  return { recent, note, forget };
});

function parsed(text: string | null): Partial<Recent> {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<Record<keyof Recent, unknown[]>>;
    const only = <T>(values: unknown, type: string) =>
      Array.isArray(values) ? (values.filter((value) => typeof value === type) as T[]) : [];
    return {
      entries: only<string>(kept.entries, 'string'),
      conversations: only<number>(kept.conversations, 'number'),
      searches: only<string>(kept.searches, 'string'),
    };
  } catch {
    return {};
  }
}
