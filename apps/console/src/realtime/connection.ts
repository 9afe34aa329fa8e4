import { ref } from 'vue';

/** Who does not answer: the server, or the database behind it. */
export type Outage = 'server' | 'database';

/**
 * Whether the server can be reached and do its work. A cut of a moment is nobody's business; after it has lasted, the console
 * says so and refuses what it cannot do.
 */
const grace = 2000;
const breath = 1000;
const outage = ref<Outage | null>(null);
const returned = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let probing = false;

export const connection = {
  isLost: () => outage.value !== null,
  outage,
  noteConnected(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!probing) outage.value = null;
  },
  noteCut(): void {
    timer ??= setTimeout(() => (outage.value ??= 'server'), grace);
  },
  /** A request did not get through, or not to the database: ask the server itself until it can do its work. */
  noteFailedRequest(): void {
    if (probing) return;
    probing = true;
    void probe();
  },
  /** What was asked for went unanswered, if only one request: the socket may never have been cut. */
  whenReturned(then: () => void): () => void {
    returned.add(then);
    return () => returned.delete(then);
  },
};

async function probe(): Promise<void> {
  for (;;) {
    const found = await ask();
    if (found === null) break;
    outage.value = found;
    await pause(3000);
  }
  // A request that fails each time is not asked again and again in one breath.
  if (outage.value === null) await pause(breath);
  probing = false;
  if (timer === undefined) outage.value = null;
  for (const then of returned) then();
}
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function ask(): Promise<Outage | null> {
  try {
    const { ok, status } = await fetch('/health/ready', { cache: 'no-store' });
    return ok ? null : status === 503 ? 'database' : 'server';
  } catch {
    return 'server';
  }
}
