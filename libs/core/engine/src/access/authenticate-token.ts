import { DomainError } from '@core/diagnostics';
import type { InstanceSettings } from '../ports/instance-settings';
import type { TokenVerifier } from '../ports/token-verifier';
import type { Caller } from './caller';
import { readClaims } from './read-claims';

/** Tells who bears a token of the issuer that the operator trusts. */
export class AuthenticateToken {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly settings: InstanceSettings,
  ) {}

  /** Throws `request.bad_token`, `token.no_role`, `token.issuer_away`. */
  async execute(token: string): Promise<Caller> {
    const rules = this.settings.oidc;
    if (rules === undefined) throw DomainError.of('request.bad_token', { reason: 'is not taken here: API keys are' });
    const verified = await this.verifier.verify(token);
    const { issuer, subject, expires_at, claims } = verified;
    const { roles, attributes, name = subject } = readClaims(claims, rules);
    if (roles.length === 0) throw DomainError.of('token.no_role', { claim: rules.roles_claim });
    return { id: `oidc:${issuer}#${subject}`, name, roles, attributes, expires_at };
  }
}
