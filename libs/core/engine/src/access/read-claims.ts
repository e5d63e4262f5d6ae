import type { AttributeValue } from '@core/definition';
import type { Role } from '../ports/api-key-store';
import { readAttribute } from './check-attributes';
import { isRole, roleNames } from './role-names';
import type { TokenRules } from './token-rules';

type Claims = Readonly<Record<string, unknown>>;

export interface ReadClaims {
  /** In our order; none where the token bears none that is known here. */
  readonly roles: readonly Role[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly name?: string;
}

/** What else may tell how a person is called, the best first. */
const NAME_CLAIMS = ['name', 'preferred_username', 'email'];
const LONGEST_NAME = 200;

/**
 * Roles, attributes and name out of the claims of a token. What is no text, number, boolean or list of texts becomes no
 * attribute, so that a rule that needs it refuses.
 */
export function readClaims(claims: Claims, rules: TokenRules): ReadClaims {
  const { roles_claim, role_map, attributes, name_claim } = rules;
  const theirs = textsOf(claimAt(claims, roles_claim));
  const ours = theirs.flatMap((text) => (role_map === undefined ? [text] : (role_map.get(text) ?? []))).filter(isRole);
  const name = textOf(claims, name_claim === undefined ? NAME_CLAIMS : [name_claim]);
  return {
    roles: roleNames.filter((role) => ours.includes(role)),
    attributes: Object.fromEntries(
      attributes.flatMap(({ claim, attribute }) => {
        const value = readAttribute(claimAt(claims, claim));
        return value === undefined ? [] : [[attribute, value] as const];
      }),
    ),
    ...(name !== undefined && { name: name.slice(0, LONGEST_NAME) }),
  };
}

/** The claim of that very name, for names may be URLs; else the way into nested ones. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Claims)[key];
  }, claims);
}

/** A list of texts, or one text with blanks between, as scopes are written. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/);
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

function textOf(claims: Claims, paths: readonly string[]): string | undefined {
  return paths
    .map((path) => claimAt(claims, path))
    .find((value): value is string => typeof value === 'string' && value.trim() !== '');
}
