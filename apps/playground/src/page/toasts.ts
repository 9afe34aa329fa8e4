import { ref } from 'vue';

export interface Toast {
  id: number;
  text: string;
  kind: 'ok' | 'warn';
}

export const toasts = ref<Toast[]>([]);
let next = 1;

/** Long enough to be read, and until somebody closes it when it is a warning. */
export function toast(text: string, kind: Toast['kind'] = 'ok'): void {
  const id = next++;
  toasts.value = [...toasts.value, { id, text, kind }].slice(-3);
  if (kind === 'ok') setTimeout(() => dismiss(id), 6000);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
