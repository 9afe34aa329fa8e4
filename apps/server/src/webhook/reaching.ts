import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.ts';
import { CONFIG } from '../platform/tokens.ts';
import { isAllowedAddress, isOpenedAddress } from './addresses.ts';

export interface Reached {
  address: string;
  family: number;
}

/** Why this address is not called, in words for people. */
export class NotCalled extends Error {
  override name = 'NotCalled';
}

/** Turns a host name into addresses, as the machine does it. */
@Injectable()
export class HostNames {
  async addressesOf(host: string): Promise<string[]> {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  }
}

/**
 * Which addresses a webhook may call. Judged when it is saved, and again at each connection, which then goes to the very
 * addresses that were judged: a name that answers otherwise a moment later changes nothing.
 */
@Injectable()
export class Reaching {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(HostNames) private readonly names: HostNames,
  ) {}

  /** Throws `NotCalled`. */
  async judge(url: string): Promise<{ target: URL; addresses: Reached[] }> {
    const target = targetOf(url);
    // The parser of URLs has turned decimal, octal and shortened forms into plain addresses already.
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await this.#resolve(host);
    const { webhookNetworks: opened } = this.config;
    if (addresses.some((address) => !isAllowedAddress(address, opened)))
      throw new NotCalled(
        `${host} leads to a private address. Webhooks reach the public internet alone, unless WEBHOOK_NETWORKS names the network.`,
      );
    if (target.protocol === 'http:' && !addresses.every((address) => isOpenedAddress(address, opened)))
      throw new NotCalled('Use https: on the public internet everybody on the way could read along.');
    return { target, addresses: addresses.map((address) => ({ address, family: isIP(address) })) };
  }

  async #resolve(host: string): Promise<string[]> {
    const found = await this.names.addressesOf(host).catch(() => []);
    if (found.length === 0) throw new NotCalled(`The name ${host} leads nowhere.`);
    return found;
  }
}

function targetOf(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !['https:', 'http:'].includes(target.protocol))
    throw new NotCalled('Write an address that begins with https://');
  if (target.username || target.password)
    throw new NotCalled('Leave name and password out of the address: the signature shows who sends.');
  return target;
}
