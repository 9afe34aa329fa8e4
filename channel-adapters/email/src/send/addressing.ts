import { domainToASCII } from 'node:url';
import type { Address } from '@kontor/channel-kit/envelope';
import { oneLine } from './subject.ts';

/** One mailbox and nothing more: what could end a header, open a second address or a command is no address. */
const mailbox = /^[^\s<>()[\],;:\\"@\p{Cc}]{1,64}@[^\s<>()[\],;:\\"@\p{Cc}]{1,253}$/u;

/** The address with its domain in ASCII, the local part as written; `''` when it is none. */
export function wireAddress(written: string): string {
  const address = written.trim();
  if (!mailbox.test(address)) return '';
  const [local, domain] = address.split('@') as [string, string];
  const ascii = domainToASCII(domain);
  return ascii ? `${local}@${ascii}` : '';
}

/** For a header: names on one line, and only addresses that are some, each once. */
export function headerAddresses(addresses: Address[]): { name: string; address: string }[] {
  const seen = new Set<string>();
  return addresses.flatMap(({ name, address: written }) => {
    const address = wireAddress(written);
    if (!address || seen.has(address.toLowerCase())) return [];
    seen.add(address.toLowerCase());
    return [{ name: oneLine(name ?? ''), address }];
  });
}

/** Its local part has letters beyond ASCII: only a server with SMTPUTF8 (RFC 6531) takes it. */
export function needsUtf8(address: string): boolean {
  return /[^\x20-\x7e]/.test(address);
}
