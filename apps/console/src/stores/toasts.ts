import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Toast {
  id: number;
  /** A hint says why nothing happened. */
  kind: 'done' | 'problem' | 'hint';
  text: string;
  /** What takes it back, if it can be. */
  undo?: () => unknown;
}

const staysFor = { done: 6000, problem: 9000, hint: 4000 };

/** Short words about what was done or could not be; the newest can be undone with Z. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<Toast[]>([]);
  let last = 0;

  function show(toast: Omit<Toast, 'id'>): number {
    const id = ++last;
    toasts.value = [...toasts.value.filter(({ text }) => text !== toast.text).slice(-2), { ...toast, id }];
    setTimeout(() => dismiss(id), staysFor[toast.kind]);
    return id;
  }
  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }
  function newestUndo(): Toast | undefined {
    return toasts.value.findLast(({ undo }) => undo !== undefined);
  }
  function undo(toast: Toast | undefined = newestUndo()): void {
    if (!toast?.undo) return;
    dismiss(toast.id);
    toast.undo();
  }
  return { toasts, show, dismiss, newestUndo, undo };
});
