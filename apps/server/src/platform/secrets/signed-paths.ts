import { createHmac, timingSafeEqual } from 'node:crypto';
import { derive } from './deriving.ts';

/** `/files/…` with its end and a signature: whoever has the whole path may fetch it until then. */
export function signPath(key: string, path: string, expiresAt: Date): string {
  const query = `expires=${expiresAt.getTime()}`;
  const signed = `${path}${path.includes('?') ? '&' : '?'}${query}`;
  return `${signed}&signature=${signature(key, signed)}`;
}

/** Judges a path as it was requested, query included and untouched. */
export function verifyPath(key: string, path: string, now: Date): 'valid' | 'expired' | 'forged' {
  const [, signed, expires, given] = /^(.*[?&]expires=(\d{1,15}))&signature=([\w-]{43})$/s.exec(path) ?? [];
  if (!signed || !expires || !given) return 'forged';
  const right = timingSafeEqual(Buffer.from(given), Buffer.from(signature(key, signed)));
  if (!right) return 'forged';
  return Number(expires) > now.getTime() ? 'valid' : 'expired';
}

const signature = (key: string, signed: string): string =>
  createHmac('sha256', derive(key, 'signed paths')).update(signed).digest('base64url');
