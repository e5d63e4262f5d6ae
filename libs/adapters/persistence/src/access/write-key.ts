import type { ApiKey, KeyChange } from '@core/engine';
import type { Sql } from '../database/state-sql';

type NewSecret = NonNullable<KeyChange['secret']>;

export async function insertKey(sql: Sql, key: ApiKey): Promise<void> {
  const { id, name, description, roles, attributes, created_at, created_by, expires_at } = key;
  await sql.rows(
    `INSERT INTO api_keys (id, name, description, roles, attributes, created_at, created_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, name, description, roles, JSON.stringify(attributes), created_at, created_by, expires_at],
  );
}

export async function updateKey(sql: Sql, id: string, key: KeyChange['key']): Promise<void> {
  const { name, description, roles, attributes, expires_at, revoked_at } = key;
  await sql.rows(
    `UPDATE api_keys
     SET name = $2, description = $3, roles = $4, attributes = $5, expires_at = $6, revoked_at = $7
     WHERE id = $1`,
    [id, name, description, roles, JSON.stringify(attributes), expires_at, revoked_at],
  );
}

export async function addSecret(
  sql: Sql,
  api_key: string,
  { hash, prefix, at }: Pick<NewSecret, 'hash' | 'prefix' | 'at'>,
): Promise<void> {
  await sql.rows('INSERT INTO api_key_secrets (hash, api_key, prefix, created_at) VALUES ($1, $2, $3, $4)', [
    hash,
    api_key,
    prefix,
    at,
  ]);
}

/** The newest secret gets an end, and what is still good beside it ends now: two are good at most. */
export async function replaceSecret(sql: Sql, api_key: string, secret: NewSecret): Promise<void> {
  const { at, overlap_until } = secret;
  await sql.rows(
    `UPDATE api_key_secrets
     SET good_until = CASE WHEN good_until IS NULL THEN $3::timestamptz ELSE least(good_until, $2::timestamptz) END
     WHERE api_key = $1`,
    [api_key, at, overlap_until],
  );
  await addSecret(sql, api_key, secret);
  await sql.rows('UPDATE api_keys SET rotated_at = $2 WHERE id = $1', [api_key, at]);
}
