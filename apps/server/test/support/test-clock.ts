import { Clock } from '../../src/platform/clock.ts';

/** Time that stands still until a test moves it. */
export class TestClock extends Clock {
  #now: Date;

  constructor(at: string | Date = '2026-11-02T09:00:00.000Z') {
    super();
    this.#now = new Date(at);
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(at: string | Date): void {
    this.#now = new Date(at);
  }

  /** `advance({ minutes: 5 })`. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; ms?: number }): Date {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = by;
    const total = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
    this.#now = new Date(this.#now.getTime() + total);
    return this.now();
  }
}
