/** What the issuer of a token says of who bears it. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  readonly expires_at: string;
  /** All claims, as they stand in the token. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Verifies bearer tokens (JWT) of the issuer that the operator trusts. */
export abstract class TokenVerifier {
  /**
   * Signature by a key that the issuer publishes, issuer, audience and time hold, or it throws `request.bad_token`; throws
   * `token.issuer_away` when the issuer's keys are not known and cannot be fetched.
   */
  abstract verify(token: string): Promise<VerifiedToken>;
}
