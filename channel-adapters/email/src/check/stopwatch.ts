/** How long each step took, by the clock that is handed in. */
export interface Stopwatch {
  /** Milliseconds since the last call. */
  lap(): number;
  now(): Date;
}

export function stopwatch(now: () => Date): Stopwatch {
  let since = now().getTime();
  return {
    now,
    lap() {
      const at = now().getTime();
      const took = Math.max(0, at - since);
      since = at;
      return took;
    },
  };
}
