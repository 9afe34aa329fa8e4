import { computed, ref } from 'vue';

const dismissed = 'kontor.desktop.later';
const permission = ref<NotificationPermission | 'none'>(
  typeof Notification === 'undefined' ? 'none' : Notification.permission,
);
const later = ref(localStorage.getItem(dismissed) !== null);

/** Whether the browser may show notifications outside of its window. It is asked only after a click. */
export function useDesktop() {
  async function allow(): Promise<void> {
    permission.value = await Notification.requestPermission();
  }
  function notNow(): void {
    localStorage.setItem(dismissed, '1');
    later.value = true;
  }
  return {
    permission,
    asks: computed(() => permission.value === 'default' && !later.value),
    allow,
    notNow,
  };
}
