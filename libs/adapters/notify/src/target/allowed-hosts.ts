import { domainToASCII } from 'node:url';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Address } from './refusal-of';

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** What an operator allows to be private, and to be spoken to without TLS: names, addresses, ranges of addresses. */
export class AllowedHosts {
  readonly #names = new Set<string>();
  readonly #ranges: Range[] = [];

  /** `entries` are host names (`hooks.lan`), addresses (`10.0.0.5`, `::1`) and ranges (`10.0.0.0/8`). */
  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      if (entry.includes('/')) this.#ranges.push(ipaddr.parseCIDR(entry));
      else if (isIP(entry) !== 0) this.#ranges.push(rangeOfOne(ipaddr.process(entry)));
      else this.#names.add(nameOf(domainToASCII(entry)));
    }
  }

  hasName(name: string): boolean {
    return this.#names.has(name);
  }

  hasAddress(address: Address): boolean {
    return this.#ranges.some((range) => address.kind() === range[0].kind() && address.match(range));
  }
}

/** A host name as it is compared: in lower case, without the dot that ends a full name. */
export function nameOf(host: string): string {
  return host.toLowerCase().replace(/\.$/u, '');
}

function rangeOfOne(address: Address): Range {
  return ipaddr.parseCIDR(`${address.toString()}/${address.kind() === 'ipv4' ? 32 : 128}`);
}
