import { BlockList, isIPv6 } from 'node:net';
import type { Config } from '../config.ts';

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * Whose `X-Forwarded-For` is believed: one proxy's, on this machine or network, and only when PUBLIC_URL says that there
 * is one. Otherwise whoever guesses passwords could choose an address for each try.
 */
export function trustedProxy(
  config: Pick<Config, 'publicUrl'>,
): false | ((address: string, hop: number) => boolean) {
  if (!config.publicUrl) return false;
  return (address, hop) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    return hop === 0 && near.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  };
}
