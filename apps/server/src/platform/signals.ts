import { EventEmitter } from 'node:events';

/** What one part of Kontor tells the others after a commit. Only a hint: whoever listens looks into the database. */
export const everySignal = [
  'receipts',
  'events',
  'positions',
  'outbox',
  'turns',
  'channels',
  'attributes',
] as const;
export type Signal = (typeof everySignal)[number];

/**
 * Signals within this process at once, and to the other processes by NOTIFY: never inside a business transaction, since a
 * COMMIT that carries a NOTIFY takes a lock on the whole server, and at most one for each signal and 5 ms.
 */
export class Signals {
  readonly #emitter = new EventEmitter().setMaxListeners(100);
  readonly #pending = new Set<Signal>();
  #timer: NodeJS.Timeout | undefined;
  #toOthers: ((signals: Signal[]) => Promise<void>) | undefined;

  on(signal: Signal, listener: () => void): () => void {
    this.#emitter.on(signal, listener);
    return () => this.#emitter.off(signal, listener);
  }

  raise(signal: Signal): void {
    this.#emitter.emit(signal);
    if (!this.#toOthers) return;
    this.#pending.add(signal);
    if (!this.#timer) this.#timer = setTimeout(() => this.#flush(), 5);
  }

  /** A signal that came from another process: not passed on. */
  hear(signal: Signal): void {
    this.#emitter.emit(signal);
  }

  connect(toOthers: (signals: Signal[]) => Promise<void>): void {
    this.#toOthers = toOthers;
  }

  #flush(): void {
    this.#timer = undefined;
    const signals = [...this.#pending];
    this.#pending.clear();
    // Lost when the database is away: every listener also sweeps.
    this.#toOthers?.(signals).catch(() => {});
  }
}
