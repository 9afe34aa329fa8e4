import type { Address } from '@kontor/channel-kit/envelope';
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './words.ts';

/** A list of more is a bomb or a leak, not a list of recipients. */
const most = 2_000;
/** Twice what the mail standards allow. */
const longest = 640;

/** The mailboxes of one header field, groups opened, names decoded. What has no address is left out. */
export function parseAddresses(values: readonly string[]): Address[] {
  return values
    .flatMap((value) => addressparser(value, { flatten: true }))
    .slice(0, most)
    .flatMap(({ address, name }) => {
      if (address.length > longest) return [];
      const clear = decodeWords(address)
        .replace(/\s+/g, '')
        .replace(/^<+|>+$/g, '');
      if (!clear.includes('@')) return [];
      const called = decodeWords(name)
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^'(.*)'$/, '$1');
      return [
        called && called.toLowerCase() !== clear.toLowerCase()
          ? { address: clear, name: called }
          : { address: clear },
      ];
    });
}
