import { domainToASCII } from 'node:url';

/** The form in which two spellings of one mail address are equal: trimmed, lower case, the domain in ASCII. `''` when it is none. */
export function normaliseAddress(written: string): string {
  const address = written.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1 || /[\s<>,;]/.test(address)) return '';
  const domain = domainToASCII(address.slice(at + 1));
  return domain ? `${address.slice(0, at)}@${domain}` : '';
}

/** Local part and domain, in normal form; `undefined` when it is no address. */
export function splitAddress(written: string): { local: string; domain: string } | undefined {
  const address = normaliseAddress(written);
  const at = address.lastIndexOf('@');
  return at < 1 ? undefined : { local: address.slice(0, at), domain: address.slice(at + 1) };
}
