export type { IssuerSettings } from './issuer-settings';
export { openTokenVerifier } from './open-token-verifier';
