import type { Address } from '@kontor/channel-kit/envelope';
import { normaliseAddress } from '../address.ts';
import { sendersOf, type EmailSettings } from '../settings.ts';
import { withoutToken } from '../token.ts';
import { parseAddresses } from './addresses.ts';
import type { MailHeaders } from './headers.ts';

/**
 * Which of the channel's addresses the customer wrote to. What stands in To and Cc says it best, and best of all where the
 * envelope agrees: a mailbox server writes its own main address into Delivered-To, whatever alias was used.
 */
export function writtenTo(
  headers: MailHeaders,
  seen: readonly Address[],
  rcptTo: readonly string[],
  settings: EmailSettings,
): string | undefined {
  const own = sendersOf(settings);
  const ours = (addresses: readonly string[]) =>
    addresses
      .flatMap((address) => [normaliseAddress(address), withoutToken(address)])
      .filter((address) => own.includes(address));
  const visible = ours(seen.map(({ address }) => address));
  const envelope = ours([...addressesIn(headers, ['x-original-to']), ...rcptTo]);
  const last = ours(
    addressesIn(headers, ['envelope-to', 'x-envelope-to', 'delivered-to', 'x-delivered-to', 'resent-to']),
  );
  return visible.find((address) => envelope.includes(address)) ?? visible[0] ?? envelope[0] ?? last[0];
}

/** Every address at which the mail may have reached us, for tokens. */
export function recipientsOf(
  headers: MailHeaders,
  seen: readonly Address[],
  rcptTo: readonly string[],
): string[] {
  const fields = [
    'x-original-to',
    'envelope-to',
    'x-envelope-to',
    'delivered-to',
    'x-delivered-to',
    'resent-to',
  ];
  return [...rcptTo, ...seen.map(({ address }) => address), ...addressesIn(headers, fields)];
}

function addressesIn(headers: MailHeaders, fields: readonly string[]): string[] {
  return fields.flatMap((field) => parseAddresses(headers.all(field)).map(({ address }) => address));
}
