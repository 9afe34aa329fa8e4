import { timingSafeEqual } from 'node:crypto';
import { derive } from '../platform/secrets/deriving.ts';
import { hashToken } from './random-token.ts';

/** Without letters and digits that are taken for each other. 32 of them: five bits each. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * The one-time code of an empty workspace, as people type it: K7QX-2M9D-RWTA. Made from the key and the workspace, so that
 * every process and every restart prints the same one until it is used.
 */
export function setupCodeOf(secretKey: string, workspaceMadeAt: Date): string {
  const bytes = derive(secretKey, `setup code ${workspaceMadeAt.toISOString()}`, 12);
  const letters = [...bytes].map((byte) => alphabet[byte % 32]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

/** Of the code as typed: small letters, spaces and missing dashes do no harm. */
export function hashSetupCode(code: string): string {
  return hashToken(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}

export function isSetupCode(code: string, storedHash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSetupCode(code)), Buffer.from(storedHash));
}
