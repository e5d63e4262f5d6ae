import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { nameOf, type AllowedHosts } from './allowed-hosts';
import { refusalOf, type Address } from './refusal-of';

/** Looks a host name up; throws what the system's resolver throws. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Where a webhook goes: the URL, and the addresses that were checked and nothing else may be connected to. */
export interface Target {
  readonly url: URL;
  /** The host without brackets or a final dot. */
  readonly host: string;
  readonly addresses: readonly string[];
}

/** A target that is never posted to, and why, in words for people. */
export interface Refusal {
  readonly problem: string;
}

const REMEDY = 'an operator can allow it with WEBHOOK_ALLOWED_HOSTS';

/**
 * Reads a URL, resolves its host once and checks every address. The host is taken as the URL standard reads it, which knows
 * all spellings of an address (`0x7f.1`, `2130706433`, full-width digits).
 */
export async function findTarget(
  text: string,
  { allowed, resolve }: { readonly allowed: AllowedHosts; readonly resolve: Resolve },
): Promise<Target | Refusal> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined)
    return { problem: 'the target is no URL; it takes one such as https://hooks.example.com/formulary' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { problem: `the target has the scheme "${url.protocol.slice(0, -1)}"; it takes https` };
  if (url.username !== '' || url.password !== '')
    return { problem: 'the target holds a name or password, which is not sent; the signature says who sends' };
  const host = nameOf(url.hostname.replace(/^\[|\]$/gu, ''));
  if (host === '')
    return { problem: 'the target names no host; it takes a URL such as https://hooks.example.com/formulary' };
  const addresses = (isIP(host) === 0 ? await resolve(host) : [host]).map((address) => ipaddr.process(address));
  const problem = findProblem({ url, host }, addresses, allowed);
  return problem === undefined ? { url, host, addresses: addresses.map(String) } : { problem };
}

function findProblem(
  { url, host }: Pick<Target, 'url' | 'host'>,
  addresses: readonly Address[],
  allowed: AllowedHosts,
): string | undefined {
  if (addresses.length === 0) return `${host} has no address`;
  if (allowed.hasName(host)) return undefined;
  const others = addresses.filter((address) => !allowed.hasAddress(address));
  if (url.protocol === 'http:' && others.length > 0)
    return `${host} would be spoken to without TLS; use https, or ${REMEDY}`;
  const refused = others.map((address) => ({ address, reason: refusalOf(address) })).find(({ reason }) => reason);
  if (refused === undefined) return undefined;
  const { reason } = refused;
  const address = refused.address.toString();
  const subject = address === host ? host : `${host} has the address ${address}, which`;
  return `${subject} ${reason}; ${REMEDY}`;
}
