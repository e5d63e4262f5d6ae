import { DomainError } from '@core/diagnostics';
import { TokenVerifier, type VerifiedToken } from '@core/engine';
import { jwtVerify, type JWTPayload } from 'jose';
import { IssuerKeys } from './issuer-keys';
import type { IssuerSettings } from './issuer-settings';
import { reasonOf } from './reason-of';

/** Signatures that only the issuer can make: what is verified with a secret could be made by whoever verifies it. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Seconds that the clocks of issuer and instance may differ. */
const LEEWAY = 30;

/** A subject as OpenID Connect limits it. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** Verifies tokens by the keys that their issuer publishes. */
export class JoseTokenVerifier extends TokenVerifier {
  readonly #keys: IssuerKeys;

  constructor(private readonly settings: IssuerSettings) {
    super();
    this.#keys = new IssuerKeys(settings);
  }

  override async verify(token: string): Promise<VerifiedToken> {
    const payload = await this.payloadOf(token);
    const { sub = '', exp = 0 } = payload;
    if (!SUBJECT.test(sub)) throw refused('does not say whose it is in a way that can be used');
    const { issuer } = this.settings;
    return { issuer, subject: sub, expires_at: new Date(exp * 1000).toISOString(), claims: payload };
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.settings;
    try {
      const { payload } = await jwtVerify(token, this.#keys.find, {
        issuer,
        audience: [...audience],
        algorithms: ALGORITHMS,
        clockTolerance: LEEWAY,
        requiredClaims: ['iss', 'aud', 'sub', 'exp'],
      });
      return payload;
    } catch (error) {
      throw error instanceof DomainError ? error : refused(reasonOf(error), error);
    }
  }
}

function refused(reason: string, cause?: unknown): DomainError {
  return DomainError.of('request.bad_token', { reason }, cause);
}
