import type { Signal, Signals } from './signals.ts';

interface Round {
  signals: Signals;
  /** What wakes it. A signal may get lost, so it also wakes once a second. */
  on: Signal;
  /** Gives whether there is more to do at once. */
  work(): Promise<boolean>;
  onError(error: unknown): void;
}

export interface Rounds {
  /** Look now: something happened that no signal tells. */
  wake(): void;
  /** Resolves when the work in hand is done. */
  stop(): Promise<void>;
}

/** Does something whenever it is told that there is something to do, never twice at once. */
export function whenever({ signals, on, work, onError }: Round): Rounds {
  let stopped = false;
  let wake = () => {};
  const off = signals.on(on, () => wake());

  async function run() {
    while (!stopped) {
      // Listen first, then look: a signal during the work is not lost.
      const woken = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      try {
        if (await work()) continue;
      } catch (error) {
        onError(error);
      }
      if (!stopped) await woken;
    }
  }

  const running = run();
  return {
    wake: () => wake(),
    async stop() {
      stopped = true;
      off();
      wake();
      await running;
    },
  };
}
