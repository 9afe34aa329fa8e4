import { setTimeout as delay } from 'node:timers/promises';

/** When things are done. Tests shorten it; behaviour that depends on time takes all of it from here. Milliseconds. */
export interface Pacing {
  /** Between two looks at the folders that no IDLE watches. */
  poll: number;
  /** A look that trusts no hint, at every folder; it also renews IDLE, which servers end after half an hour. */
  sweep: number;
  /** Before the n-th try in a row to connect; `login`: the server refused the login. */
  backOff(failures: number, login: boolean): number;
  /** Resolves after the time, or at once when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const pacing: Pacing = {
  poll: 30_000,
  sweep: 240_000,
  backOff: (failures, login) => {
    const [first, most] = login ? [60_000, 900_000] : [1_000, 60_000];
    return Math.min(first * 2 ** (failures - 1), most) * (0.8 + Math.random() * 0.4);
  },
  wait: (ms, signal) => delay(ms, undefined, { signal, ref: true }).catch(() => {}),
};
