import { createHmac, timingSafeEqual } from 'node:crypto';

const step = 30_000;
const digits = 6;

/**
 * The step at which this is the code of an authenticator app (RFC 6238): now, one ago or one ahead. Undefined when it is
 * none of them. Steps only grow: whoever keeps the last one that was used takes no code twice.
 */
export function totpStep(secret: Buffer, code: string, now: Date): number | undefined {
  const given = Buffer.from(code.replace(/\s/g, ''));
  const counter = Math.floor(now.getTime() / step);
  return [counter - 1, counter, counter + 1].find((at) => {
    const right = Buffer.from(totp(secret, at));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

/** What an authenticator app shows now. */
export function totpCode(secret: Buffer, now: Date): string {
  return totp(secret, Math.floor(now.getTime() / step));
}

function totp(secret: Buffer, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = mac[mac.length - 1]! & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: how apps take a secret and people copy one. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What the picture says that an authenticator app scans. */
export function totpAddress(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({ secret: base32(secret), issuer, algorithm: 'SHA1', digits: '6' });
  return `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}&period=30`;
}
