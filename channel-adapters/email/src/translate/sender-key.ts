import { normaliseAddress } from '../address.ts';
import { parseAddresses } from './addresses.ts';
import { headersOf } from './headers.ts';

const enough = 64 * 1024;

/** Who wrote, read from the beginning of the raw mail without parsing the rest: the address of the first From, in normal form; `''` when there is none. */
export function senderKeyOf(rawPrefix: Uint8Array): string {
  const headers = headersOf(rawPrefix.subarray(0, enough));
  const [from] = parseAddresses([headers.first('from') ?? '']);
  return from ? normaliseAddress(from.address) || from.address.toLowerCase() : '';
}
