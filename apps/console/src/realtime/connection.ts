import { ref } from 'vue';

/**
 * Whether the server can be reached. A cut of a moment is nobody's business; after it has lasted, the console says so and
 * refuses what it cannot do.
 */
const grace = 2000;
const lost = ref(false);
let timer: ReturnType<typeof setTimeout> | undefined;
let probing = false;

export const connection = {
  isLost: () => lost.value,
  lost,
  noteConnected(): void {
    clearTimeout(timer);
    timer = undefined;
    lost.value = false;
  },
  noteCut(): void {
    timer ??= setTimeout(() => (lost.value = true), grace);
  },
  /** A request did not get through: ask the server itself whether it is there. */
  noteFailedRequest(): void {
    if (probing) return;
    probing = true;
    void probe();
  },
};

async function probe(): Promise<void> {
  for (;;) {
    const alive = await fetch('/health/live', { cache: 'no-store' }).then(
      ({ status }) => status < 500,
      () => false,
    );
    if (alive) break;
    lost.value = true;
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
  probing = false;
  if (timer === undefined) lost.value = false;
}
