import type { Address } from '@kontor/channel-kit/envelope';
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './words.ts';

/** A list of more is a bomb or a leak, not a list of recipients. */
const most = 2_000;
/** What the mail standards allow (RFC 3696, 3: 64 before the sign, 255 behind it), and what anybody is called. */
const longest = { address: 320, name: 200 };

/** The mailboxes of one header field, groups opened, names decoded. What has no address is left out. */
export function parseAddresses(values: readonly string[]): Address[] {
  return values
    .flatMap((value) => addressparser(value, { flatten: true }))
    .slice(0, most)
    .flatMap(({ address, name }) => {
      if (address.length > 2 * longest.address) return [];
      const clear = decodeWords(address)
        .replace(/\s+/g, '')
        .replace(/^<+|>+$/g, '');
      if (!clear.includes('@') || !isShortEnough(clear)) return [];
      const called = shortName(
        decodeWords(name)
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^'(.*)'$/, '$1'),
      );
      return [
        called && called.toLowerCase() !== clear.toLowerCase()
          ? { address: clear, name: called }
          : { address: clear },
      ];
    });
}

/** A name is no letter: what is longer is cut, between characters. */
export function shortName(name: string): string {
  if (name.length <= longest.name) return name;
  return `${name.slice(0, longest.name - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

export function isShortEnough(address: string): boolean {
  return address.length <= longest.address;
}
