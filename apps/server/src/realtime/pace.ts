/** Calls back once after a while; gives how to take it back. */
export type Timer = (milliseconds: number, callback: () => void) => () => void;

export const systemTimer: Timer = (milliseconds, callback) => {
  const timeout = setTimeout(callback, milliseconds);
  timeout.unref();
  return () => clearTimeout(timeout);
};

/**
 * Work that is asked for often and done at most once in a while for each key: at once when it rested, else when the while
 * is over, however often it was asked for meanwhile. One piece of work at a time.
 */
export class Pace {
  readonly #work: (key: string) => Promise<void>;
  readonly #milliseconds: number;
  readonly #timer: Timer;
  readonly #onError: (error: unknown) => void;
  /** Resting keys, and whether they were asked for meanwhile. */
  readonly #resting = new Map<string, { again: boolean; cancel: () => void }>();
  #last: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    work: (key: string) => Promise<void>,
    milliseconds: number,
    onError: (error: unknown) => void,
    timer: Timer = systemTimer,
  ) {
    this.#work = work;
    this.#milliseconds = milliseconds;
    this.#onError = onError;
    this.#timer = timer;
  }

  ask(key: string): void {
    if (this.#stopped) return;
    const resting = this.#resting.get(key);
    if (resting) resting.again = true;
    else this.#run(key);
  }

  /** Ends when the work in hand is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { cancel } of this.#resting.values()) cancel();
    this.#resting.clear();
    await this.#last;
  }

  #run(key: string): void {
    const cancel = this.#timer(this.#milliseconds, () => {
      const { again } = this.#resting.get(key)!;
      this.#resting.delete(key);
      if (again) this.#run(key);
    });
    this.#resting.set(key, { again: false, cancel });
    this.#last = this.#last.then(async () => {
      if (!this.#stopped) await this.#work(key).catch(this.#onError);
    });
  }
}
