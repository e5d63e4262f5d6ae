import { errors } from 'jose';

/** Why a token does not hold, in words that tell its bearer what to do and nobody more. */
export function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error);
  if (error instanceof errors.JOSEAlgNotAllowed) return 'is signed in a way that is not accepted';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'is signed with a key that its issuer does not publish';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'has a signature that does not hold';
  return 'cannot be read as a signed JWT';
}

function reasonOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): string {
  if (reason === 'missing') return `has no claim "${claim}"`;
  switch (claim) {
    case 'aud':
      return 'is meant for another audience';
    case 'iss':
      return 'is from another issuer';
    case 'nbf':
      return 'is not good yet';
    default:
      return `has a claim "${claim}" that does not hold`;
  }
}
