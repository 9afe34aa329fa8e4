import { createHmac, timingSafeEqual } from 'node:crypto';

const step = 30_000;
const digits = 6;

/** Is this the code of an authenticator app (RFC 6238) now, a step ago or a step ahead? */
export function totpMatches(secret: Buffer, code: string, now: Date): boolean {
  const given = Buffer.from(code.replace(/\s/g, ''));
  const counter = Math.floor(now.getTime() / step);
  return [counter - 1, counter, counter + 1].some((at) => {
    const right = Buffer.from(totp(secret, at));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

function totp(secret: Buffer, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = mac[mac.length - 1]! & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}
