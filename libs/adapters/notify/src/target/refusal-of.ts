import { IPv4, IPv6, parseCIDR } from 'ipaddr.js';

export type Address = IPv4 | IPv6;

/** Addresses of the public IPv6 internet lie in here and nowhere else. */
const GLOBAL_IPV6 = parseCIDR('2000::/3');
/** IPv4 behind a translator (RFC 6052); the last four bytes are the address that is reached. */
const TRANSLATED_IPV4 = parseCIDR('64:ff9b::/96');

/** What is said of an address of a range; one that is not listed is reserved. */
const kinds: Readonly<Record<string, string>> = {
  unspecified: 'names no machine',
  broadcast: 'is a broadcast address',
  multicast: 'is a multicast address',
  linkLocal: 'is link-local',
  loopback: 'is this machine itself',
  carrierGradeNat: 'is private to a provider',
  private: 'is private',
  uniqueLocal: 'is private',
  deprecatedSiteLocal: 'is private',
  '6to4': 'is a tunnel',
  teredo: 'is a tunnel',
};

/**
 * Why an address is not of the public internet, as the end of "it has the address 10.0.0.1, which …"; undefined for one that
 * is. Only what is known to be public passes.
 */
export function refusalOf(address: Address): string | undefined {
  if (address instanceof IPv6 && address.match(TRANSLATED_IPV4)) {
    return refusalOf(new IPv4(address.toByteArray().slice(-4)));
  }
  const range = address.range();
  if (range !== 'unicast') return kinds[range] ?? 'is reserved';
  const isGlobal = address instanceof IPv4 || address.match(GLOBAL_IPV6);
  return isGlobal ? undefined : 'is reserved';
}
