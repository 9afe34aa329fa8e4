import { createHash, randomBytes } from 'node:crypto';

/** 256 bits for a cookie, a link or an API token. Only its hash is stored: a stolen backup opens nothing. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Plain SHA-256 is enough where the secret is random. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
