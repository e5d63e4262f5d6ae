import type { ApiKey } from '../ports/api-key-store';

/** `expiring`: active, for a fortnight at most. */
export type KeyStatus = 'active' | 'expiring' | 'expired' | 'revoked';

const FORTNIGHT_MS = 14 * 86_400_000;

export function statusOfKey(
  { revoked_at, expires_at }: Pick<ApiKey, 'revoked_at' | 'expires_at'>,
  now: Date,
): KeyStatus {
  if (revoked_at !== undefined) return 'revoked';
  if (expires_at === undefined) return 'active';
  const left_ms = Date.parse(expires_at) - now.getTime();
  if (left_ms <= 0) return 'expired';
  return left_ms <= FORTNIGHT_MS ? 'expiring' : 'active';
}
