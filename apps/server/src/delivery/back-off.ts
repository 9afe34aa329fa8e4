/** Attempts before a message counts as failed: about a day and a half. */
export const mostTries = 14;

const minute = 60_000;
const waits = [0.5, 1, 2, 5, 10, 20, 40, 60, 120, 240, 360, 480, 720].map((minutes) => minutes * minute);

/**
 * When to try again after `tries` attempts. The provider's own wish counts, if it is longer. Spread by up to a fifth, so
 * that a mailbox server that comes back is not met by everyone at once.
 *
 * @param chance a number from 0 to 1
 * @returns milliseconds
 */
export function backOff(tries: number, wished: number | undefined, chance: number): number {
  const wait = Math.max(waits[Math.min(tries, waits.length) - 1] ?? waits[0]!, wished ?? 0);
  return Math.round(wait * (1 + chance / 5));
}
