const minute = 60_000;
const waits = [5 / 60, 1, 5, 30, 120, 300, 600, 600].map((minutes) => minutes * minute);

/** Attempts before a delivery counts as failed: over a good day. */
export const mostTries = waits.length + 1;
const longestWish = 24 * 60 * minute;

/**
 * When to try again after `tries` attempts. What the receiver asked for counts, if it is longer, up to a day. Spread by up
 * to a fifth, so that one that comes back is not met by everything at once.
 *
 * @param chance a number from 0 to 1
 * @returns milliseconds
 */
export function webhookBackOff(tries: number, wished: number | undefined, chance: number): number {
  const usual = waits[Math.min(tries, waits.length) - 1] ?? waits[0]!;
  return Math.round(Math.max(usual, Math.min(wished ?? 0, longestWish)) * (1 + chance / 5));
}

/** An endpoint that took nothing for so long, and failed so often, is switched off. */
export const longFailure = { time: 3 * 24 * 60 * minute, failures: 10 };
