import type { AuthenticateKey } from './authenticate-key';
import type { AuthenticateToken } from './authenticate-token';
import type { Caller } from './caller';

/** Tells who sent what stands behind `Bearer`: an API key, or a token of the issuer that the operator trusts. */
export class Authenticate {
  constructor(
    private readonly keys: AuthenticateKey,
    private readonly tokens: AuthenticateToken,
  ) {}

  /** Throws `request.unauthenticated`, `request.bad_key`, `request.bad_token`, `token.no_role`, `token.issuer_away`. */
  execute(bearer: string | undefined): Promise<Caller> {
    return bearer !== undefined && looksLikeToken(bearer) ? this.tokens.execute(bearer) : this.keys.execute(bearer);
  }
}

/** Three parts with dots between, the first of which is a JSON object: what no key is by chance. */
function looksLikeToken(bearer: string): boolean {
  const [header = '', ...others] = bearer.split('.');
  return others.length === 2 && /^[\w-]+$/.test(header) && Buffer.from(header, 'base64url').toString().startsWith('{"');
}
