import { isAttributeName, isRole, type ClaimAttribute, type Role, type TokenRules } from '@core/engine';
import type { Variable } from './variable';

/** Whose tokens are taken, and how they are read. */
export interface OidcSettings extends TokenRules {
  /** As tokens say it in `iss`, to the letter. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The issuer's discovery document says it when absent. */
  readonly jwks_url?: string;
}

const SECURE_URL = 'a URL with https (http only for this machine: localhost, 127.0.0.1)';

const issuer: Variable<string> = { name: 'OIDC_ISSUER', accepts: SECURE_URL, parse: secureUrl };
const jwksUrl: Variable<string> = { name: 'OIDC_JWKS_URL', accepts: SECURE_URL, parse: secureUrl };

const audience: Variable<readonly string[]> = {
  name: 'OIDC_AUDIENCE',
  accepts: 'what must stand in the claim "aud"; several with commas between',
  parse: (text) => list(text, (part) => part),
};

const CLAIM = 'the name of a claim, or a path with dots such as realm_access.roles';
const rolesClaim: Variable<string> = { name: 'OIDC_ROLES_CLAIM', accepts: CLAIM, parse: claimName };
const nameClaim: Variable<string> = { name: 'OIDC_NAME_CLAIM', accepts: CLAIM, parse: claimName };

const roleMap: Variable<ReadonlyMap<string, Role>> = {
  name: 'OIDC_ROLE_MAP',
  accepts:
    'pairs such as finance-team=analyst, platform=admin: their role, and one of admin, author, analyst, scheduler, viewer',
  parse: (text) => {
    const pairs = list(text, (part) => {
      const [theirs, ours] = pairOf(part);
      return isRole(ours) && theirs !== '' ? ([theirs, ours] as const) : undefined;
    });
    return pairs === undefined ? undefined : new Map(pairs);
  },
};

const attributes: Variable<readonly ClaimAttribute[]> = {
  name: 'OIDC_ATTRIBUTES',
  accepts: 'claims with commas between, such as region, address.country=country: the claim, and what it is called here',
  parse: (text) =>
    list(text, (part) => {
      const [claim, attribute] = part.includes('=') ? pairOf(part) : [part, part.split('.').at(-1) ?? part];
      return claimName(claim) !== undefined && isAttributeName(attribute) ? { claim, attribute } : undefined;
    }),
};

/** Reads all of them; without `OIDC_ISSUER` none may be there, with it `OIDC_AUDIENCE` must. */
export function readOidc(
  read: <Value>(variable: Variable<Value>) => Value | undefined,
  mistakes: string[],
): { readonly oidc?: OidcSettings } {
  const before = mistakes.length;
  const named = read(issuer);
  const audiences = read(audience);
  const jwks_url = read(jwksUrl);
  const role_map = read(roleMap);
  const name_claim = read(nameClaim);
  const [roles_claim, claims] = [read(rolesClaim), read(attributes)];
  const isAsked = [audiences, jwks_url, role_map, name_claim, roles_claim, claims].some((value) => value !== undefined);
  if (mistakes.length > before || (named === undefined && !isAsked)) return {};
  if (named === undefined || audiences === undefined) {
    mistakes.push(`${named === undefined ? issuer.name : audience.name} is missing; the other OIDC variables need it`);
    return {};
  }
  const optional = {
    ...(jwks_url !== undefined && { jwks_url }),
    ...(role_map !== undefined && { role_map }),
    ...(name_claim !== undefined && { name_claim }),
  };
  const rules = { roles_claim: roles_claim ?? 'roles', attributes: claims ?? [] };
  return { oidc: { issuer: named, audience: audiences, ...rules, ...optional } };
}

/** Keys that come over an open line could be anybody's. */
function secureUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? text : undefined;
}

function claimName(text: string): string | undefined {
  return text !== '' && text.length <= 200 && !/\s/.test(text) ? text : undefined;
}

function pairOf(text: string): readonly [theirs: string, ours: string] {
  const at = text.lastIndexOf('=');
  return [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
}

/** The parts between commas; undefined when there is none, or one that does not parse. */
function list<Value>(text: string, parse: (part: string) => Value | undefined): readonly Value[] | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values = parts.map(parse).filter((value): value is Value & {} => value !== undefined);
  return parts.length > 0 && values.length === parts.length ? values : undefined;
}
