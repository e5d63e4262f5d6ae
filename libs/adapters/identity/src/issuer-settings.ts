/** Whose tokens are taken. */
export interface IssuerSettings {
  /** As tokens say it in `iss`, to the letter. */
  readonly issuer: string;
  /** One of them must stand in `aud`. */
  readonly audience: readonly string[];
  /** Where the issuer publishes its keys; its discovery document says so when absent. */
  readonly jwks_url?: string;
}
