import ipaddr from 'ipaddr.js';

/** Ranges of `allowed` are written as address/length. */
export function isAllowedAddress(address: string, allowed: readonly string[]): boolean {
  const at = plain(address);
  return at.range() === 'unicast' || isIn(at, allowed);
}

/** Within one of the private networks that the configuration opens. */
export const isOpenedAddress = (address: string, allowed: readonly string[]): boolean =>
  isIn(plain(address), allowed);

/** An IPv4 address in the clothes of IPv6 is judged as what it is. */
function plain(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const at = ipaddr.parse(address);
  return at instanceof ipaddr.IPv6 && at.isIPv4MappedAddress() ? at.toIPv4Address() : at;
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, networks: readonly string[]): boolean {
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    if (address instanceof ipaddr.IPv4)
      return base instanceof ipaddr.IPv4 ? address.match(base, bits) : false;
    return base instanceof ipaddr.IPv6 ? address.match(base, bits) : false;
  });
}
