import { DomainError } from '@core/diagnostics';
import { TokenVerifier, type VerifiedToken } from '@core/engine';
import type { IssuerSettings } from './issuer-settings';
import { JoseTokenVerifier } from './jose-token-verifier';

/** The verifier of the issuer's tokens; without an issuer one that takes none. */
export function openTokenVerifier(settings: IssuerSettings | undefined): TokenVerifier {
  return settings === undefined ? new NoTokens() : new JoseTokenVerifier(settings);
}

class NoTokens extends TokenVerifier {
  override verify(): Promise<VerifiedToken> {
    return Promise.reject(DomainError.of('request.bad_token', { reason: 'is not taken here: API keys are' }));
  }
}
