import { ref } from 'vue';

const now = ref(Date.now());
setInterval(() => (now.value = Date.now()), 15_000);

/** The time that ages on the screen are counted from; the same everywhere, so that they change together. */
export const useNow = () => now;
