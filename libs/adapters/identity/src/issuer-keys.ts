import { DomainError } from '@core/diagnostics';
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import { discoverJwksUrl } from './discover-jwks-url';
import type { IssuerSettings } from './issuer-settings';
import { PatientFetch } from './patient-fetch';

/** How long keys are good without asking again: so long a key that the issuer took back may still sign. */
const KEPT_MS = 10 * 60_000;
/** A token with an unknown key makes the keys be fetched again, but not more often. */
const COOLDOWN_MS = 30_000;
const PATIENCE_MS = 5_000;

/** The keys that the issuer publishes, fetched when they are needed and kept for a while. */
export class IssuerKeys {
  readonly #fetch = new PatientFetch();
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly settings: IssuerSettings) {}

  /** Throws what `jose` says of a token whose key is not there; `token.issuer_away` when the keys cannot be had. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      const keys = await (this.#keys ??= this.open());
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw DomainError.of('token.issuer_away', { issuer: this.settings.issuer }, error);
    }
  };

  private async open(): Promise<JWTVerifyGetKey> {
    try {
      const { issuer, jwks_url } = this.settings;
      const url = jwks_url ?? (await discoverJwksUrl(issuer, this.#fetch.get, PATIENCE_MS));
      return createRemoteJWKSet(new URL(url), {
        cacheMaxAge: KEPT_MS,
        cooldownDuration: COOLDOWN_MS,
        timeoutDuration: PATIENCE_MS,
        [customFetch]: this.#fetch.get,
      });
    } catch (error) {
      this.#keys = undefined; // the next token tries again
      throw error;
    }
  }
}
