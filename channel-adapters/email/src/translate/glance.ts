import { parseAddresses } from './addresses.ts';
import { headersOf } from './headers.ts';
import { decodeWords } from './words.ts';

/** Only the beginning of a field: what is glanced at may be what no parser could bear. */
const shown = 2_000;

/** Sender and subject for people, from the beginning of a raw mail; `''` for what cannot be made out. */
export function glanceAt(beginning: Uint8Array): { from: string; subject: string } {
  const headers = headersOf(beginning);
  const written = (headers.first('from') ?? '').slice(0, shown);
  const [from] = parseAddresses([written]);
  return {
    from: (from
      ? from.name
        ? `${from.name} <${from.address}>`
        : from.address
      : decodeWords(written)
    ).trim(),
    subject: decodeWords((headers.first('subject') ?? '').slice(0, shown)).trim(),
  };
}
