import type { ApiKey, KeyBearer, StoredKeySecret } from '@core/engine';
import { given, toTime } from '../values';
import type { ApiKeyRow, ApiKeySecretRow } from './access-tables';

/** A key beside the prefixes of its newest secret and of the one before. */
export interface KeyInFullRow extends ApiKeyRow {
  readonly prefix: string;
  readonly previous_prefix: string | null;
  readonly previous_until: Date | null;
}

/** Keys with their secrets: `k`. */
export const keysInFull = `SELECT k.*, newest.prefix, before.prefix AS previous_prefix, before.good_until AS previous_until
  FROM api_keys k
  JOIN api_key_secrets newest ON newest.api_key = k.id AND newest.good_until IS NULL
  LEFT JOIN LATERAL (
    SELECT prefix, good_until FROM api_key_secrets
    WHERE api_key = k.id AND good_until IS NOT NULL ORDER BY good_until DESC LIMIT 1
  ) before ON true`;

export function toKeyBearer({ id, name, roles, attributes, expires_at, revoked_at }: ApiKeyRow): KeyBearer {
  const ends = given({ expires_at: toTime(expires_at), revoked_at: toTime(revoked_at) });
  return { id, name, roles, attributes, ...ends };
}

export function toApiKey(row: KeyInFullRow): ApiKey {
  const { description, prefix, created_by, previous_prefix, previous_until } = row;
  return {
    ...toKeyBearer(row),
    ...given({ description }),
    prefix,
    created_at: toTime(row.created_at),
    created_by,
    ...given({ last_used_at: toTime(row.last_used_at), rotated_at: toTime(row.rotated_at) }),
    ...(previous_prefix !== null &&
      previous_until !== null && { previous: { prefix: previous_prefix, until: toTime(previous_until) } }),
  };
}

export function toStoredSecret(row: ApiKeyRow & Pick<ApiKeySecretRow, 'hash' | 'good_until'>): StoredKeySecret {
  return { hash: row.hash, ...given({ good_until: toTime(row.good_until) }), bearer: toKeyBearer(row) };
}
