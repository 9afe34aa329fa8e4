import { hkdfSync } from 'node:crypto';

/** One key for each purpose, so that what is made for one is worthless for another. */
export const derive = (key: string, purpose: string, bytes = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', key, 'kontor', purpose, bytes));
