/** Calls back once after a while; gives how to take it back. */
export type Timer = (milliseconds: number, callback: () => void) => () => void;

export const systemTimer: Timer = (milliseconds, callback) => {
  const timeout = setTimeout(callback, milliseconds);
  timeout.unref();
  return () => clearTimeout(timeout);
};

/**
 * Work that is asked for often: done at once when its key rested, else when the rest is over, once for however many asked
 * meanwhile. One piece of work at a time, and the rest begins when it is done: it never piles up.
 */
export class Pace {
  readonly #work: (key: string) => Promise<void>;
  readonly #rest: number;
  readonly #onError: (error: unknown) => void;
  readonly #timer: Timer;
  /** Keys in work or at rest, and whether they were asked for again. */
  readonly #busy = new Map<string, { again: boolean; cancel?: () => void }>();
  #last: Promise<void> = Promise.resolve();
  #stopped = false;

  /** @param rest milliseconds */
  constructor(
    work: (key: string) => Promise<void>,
    rest: number,
    onError: (error: unknown) => void,
    timer: Timer = systemTimer,
  ) {
    this.#work = work;
    this.#rest = rest;
    this.#onError = onError;
    this.#timer = timer;
  }

  ask(key: string): void {
    if (this.#stopped) return;
    const busy = this.#busy.get(key);
    if (busy) busy.again = true;
    else this.#begin(key);
  }

  /** Ends when the work in hand is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { cancel } of this.#busy.values()) cancel?.();
    await this.#last;
  }

  #begin(key: string): void {
    this.#busy.set(key, { again: false });
    this.#last = this.#last.then(async () => {
      if (this.#stopped) return;
      // What is asked for from here on is not in this piece of work.
      const busy = { again: false };
      this.#busy.set(key, busy);
      await this.#work(key).catch(this.#onError);
      if (!this.#stopped)
        this.#busy.set(key, Object.assign(busy, { cancel: this.#timer(this.#rest, () => this.#end(key)) }));
    });
  }

  #end(key: string): void {
    const again = this.#busy.get(key)?.again;
    this.#busy.delete(key);
    if (again) this.#begin(key);
  }
}
