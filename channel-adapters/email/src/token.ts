import { normaliseAddress, splitAddress } from './address.ts';
import type { EmailSettings } from './settings.ts';

/**
 * A reply token brings an answer back to its conversation. It travels twice: in the Message-ID, which comes back in
 * In-Reply-To and References, and in the reply address, which survives programs that drop those headers.
 * 20 characters of lower-case base32 are 100 bits: nobody guesses one, so finding one anywhere among the recipients is enough.
 */
const TOKEN = '[a-z2-7]{20}';
const exactly = new RegExp(`^${TOKEN}$`);
const inMessageId = new RegExp(`^k\\.(${TOKEN})\\.[^@\\s]+@`, 'i');
/** `support+k<token>` and, for patterns that ended differently in the past, any token set off by a sign. */
const inLocalPart = new RegExp(`[+=._-]k?(${TOKEN})(?![a-z2-7])`);

/** Without angle brackets. `random` keeps two messages of one token apart; letters, digits, `-` and `_` only. */
export function messageIdFor(token: string, domain: string, random: string): string {
  if (!exactly.test(token)) throw new Error('A reply token has 20 characters of a–z and 2–7.');
  if (!/^[\w-]+$/.test(random))
    throw new Error('The random part of a Message-ID has letters, digits, - and _ only.');
  return `k.${token}.${random}@${domain}`;
}

/** The address that answers go to; `undefined` when the settings have no reply address: then the Message-ID alone carries the token. */
export function replyAddressFor(
  token: string,
  settings: Pick<EmailSettings, 'replyAddress'>,
): string | undefined {
  if (!exactly.test(token)) throw new Error('A reply token has 20 characters of a–z and 2–7.');
  return settings.replyAddress?.replace('{token}', token);
}

/** Tokens in recipient addresses and in Message-IDs (with or without `<>`), each once, in the order found. */
export function tokensIn(
  found: { recipients: readonly string[]; messageIds: readonly string[] },
  settings: Pick<EmailSettings, 'address' | 'aliases' | 'replyAddress'>,
): string[] {
  const tokens = [
    ...found.recipients.map((recipient) => tokenInRecipient(recipient, settings)),
    ...found.messageIds.map((id) => tokenInMessageId(id)),
  ];
  return [...new Set(tokens.filter((token) => token !== undefined))];
}

export function tokenInMessageId(id: string): string | undefined {
  return inMessageId.exec(id.replace(/^[\s<]+/, ''))?.[1]?.toLowerCase();
}

/** The address without its token and the sign before it: `support+<token>@…` is `support@…`. Unchanged when there is none. */
export function withoutToken(written: string): string {
  const address = normaliseAddress(written);
  const parts = splitAddress(address);
  if (!parts) return address;
  const local = parts.local.replace(inLocalPart, '').replace(/^[+=._-]+/, '');
  return local ? `${local}@${parts.domain}` : address;
}

function tokenInRecipient(
  recipient: string,
  settings: Pick<EmailSettings, 'address' | 'aliases' | 'replyAddress'>,
): string | undefined {
  const address = normaliseAddress(recipient);
  if (settings.replyAddress) {
    const [before = '', after = ''] = settings.replyAddress.split('{token}');
    const token = address.slice(before.length, address.length - after.length);
    if (address.startsWith(before) && address.endsWith(after) && exactly.test(token)) return token;
  }
  const base = withoutToken(address);
  if (base === address || ![settings.address, ...settings.aliases].includes(base)) return undefined;
  return inLocalPart.exec(address)?.[1];
}
