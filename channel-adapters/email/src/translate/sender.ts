import type { Address } from '@kontor/channel-kit/envelope';
import { isShortEnough, parseAddresses, shortName } from './addresses.ts';
import type { MailHeaders } from './headers.ts';

export interface Authors {
  /** `address` is `''` when nobody is named anywhere. */
  from: Address;
  /** All authors, when there are several. */
  authors: Address[];
}

/** Who wrote: From; else Sender, Return-Path or the SMTP envelope. Of several authors the one that Sender names, else the first. */
export function authorsOf(headers: MailHeaders, mailFrom: unknown): Authors {
  const authors = parseAddresses(headers.all('from'));
  const sender = parseAddresses(headers.all('sender'))[0];
  const from =
    authors.find(({ address }) => address.toLowerCase() === sender?.address.toLowerCase()) ??
    authors[0] ??
    withName(sender ?? parseAddresses(headers.all('return-path'))[0] ?? envelopeSender(mailFrom), headers);
  return { from, authors: authors.length > 1 ? authors : [] };
}

function envelopeSender(mailFrom: unknown): Address {
  const isOne = typeof mailFrom === 'string' && mailFrom.includes('@') && isShortEnough(mailFrom);
  return { address: isOne ? mailFrom : '' };
}

/** A From with a name but without an address lends its name. */
function withName(address: Address, headers: MailHeaders): Address {
  const name = headers
    .text('from')
    ?.replace(/[<>"\s]+/g, ' ')
    .trim();
  return name && !address.name && !name.includes('@') ? { ...address, name: shortName(name) } : address;
}
