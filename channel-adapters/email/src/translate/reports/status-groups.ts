import { headersOf, type MailHeaders } from '../headers.ts';

/** The groups of fields in a delivery status: the first speaks of the message, each other one of a recipient. */
export function groupsIn(content: Uint8Array): MailHeaders[] {
  const text = Buffer.from(content).toString('latin1', 0, 1_000_000).replace(/\r\n?/g, '\n');
  return text
    .split(/\n[ \t]*\n/)
    .slice(0, 1_000)
    .map((group) => headersOf(group.trim()))
    .filter((group) => group.fields.length > 0);
}

/** `rfc822; anna@kunde.example` without its type; `undefined` when there is no address. */
export function addressIn(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const value = field.includes(';') ? field.slice(field.indexOf(';') + 1) : field;
  const address = value
    .trim()
    .replace(/\+([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/^<|>$/g, '');
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address.slice(0, 400)) ? address : undefined;
}
