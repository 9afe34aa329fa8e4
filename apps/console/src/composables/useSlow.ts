import { ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue';

/** True once `busy` has lasted 150 ms: nothing spins for what is there at once. */
export function useSlow(busy: MaybeRefOrGetter<boolean>, after = 150): Ref<boolean> {
  const slow = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => toValue(busy),
    (now) => {
      clearTimeout(timer);
      slow.value = false;
      if (now) timer = setTimeout(() => (slow.value = true), after);
    },
    { immediate: true },
  );
  return slow;
}
