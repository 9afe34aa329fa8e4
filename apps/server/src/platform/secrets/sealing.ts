import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derive } from './deriving.ts';

/** Sealed with another key, for another purpose, or changed since. */
export class CannotOpen extends Error {
  override name = 'CannotOpen';
}

const version = 'k1';
const ivBytes = 12;
const tagBytes = 16;

const keyId = (key: string): string => derive(key, 'key id', 6).toString('base64url');

/**
 * Encrypts for storing (AES-256-GCM): `k1.<key id>.<iv, tag and text>`. The purpose is part of the key and of what
 * is authenticated, so that a sealed value moved to another place does not open there.
 */
export function seal(key: string, purpose: string, text: string): string {
  const head = `${version}.${keyId(key)}`;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', derive(key, `seal ${purpose}`), iv).setAAD(Buffer.from(head));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${head}.${Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url')}`;
}

/** Throws `CannotOpen`. */
export function open(key: string, purpose: string, sealed: string): string {
  const [made, id, body, ...more] = sealed.split('.');
  if (made !== version || !id || !body || more.length > 0)
    throw new CannotOpen('This is not something that Kontor sealed.');
  if (id !== keyId(key)) throw new CannotOpen('This was sealed with another SECRET_KEY.');
  const bytes = Buffer.from(body, 'base64url');
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      derive(key, `seal ${purpose}`),
      bytes.subarray(0, ivBytes),
      {
        authTagLength: tagBytes,
      },
    )
      .setAAD(Buffer.from(`${made}.${id}`))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new CannotOpen('This was changed since it was sealed, or sealed for another purpose.');
  }
}
