import { createHash, randomBytes } from 'node:crypto';
import { base32 } from './totp.ts';

const many = 10;

/** Each opens the account once in place of the app's code: 80 random bits, in groups that people can copy from paper. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: many }, () => base32(randomBytes(10)).toLowerCase().match(/.{4}/g)!.join('-'));
}

/** However it was typed. Plain SHA-256 is enough where the secret is random. */
export function hashRecoveryCode(code: string): string {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z2-7]/g, ''))
    .digest('hex');
}
