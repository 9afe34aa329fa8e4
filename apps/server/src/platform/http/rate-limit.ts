import type { Clock } from '../clock.ts';

export interface Allowance {
  limit: number;
  remaining: number;
  /** Seconds until the window begins anew. */
  reset: number;
  allowed: boolean;
}

interface Window {
  until: number;
  used: number;
}

/**
 * Counts requests per key in windows of a minute, in the memory of this process: a guard against a script gone wild, not
 * an account. With several processes each counts for itself.
 */
export class RateLimit {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  #nextSweep = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  take(key: string, limit: number, seconds = 60): Allowance {
    const now = this.#clock.now().getTime();
    this.#sweep(now);
    let window = this.#windows.get(key);
    if (!window || window.until <= now) {
      window = { until: now + seconds * 1000, used: 0 };
      this.#windows.set(key, window);
    }
    window.used++;
    return {
      limit,
      remaining: Math.max(0, limit - window.used),
      reset: Math.ceil((window.until - now) / 1000),
      allowed: window.used <= limit,
    };
  }

  #sweep(now: number): void {
    if (now < this.#nextSweep) return;
    this.#nextSweep = now + 60_000;
    for (const [key, { until }] of this.#windows) if (until <= now) this.#windows.delete(key);
  }
}
