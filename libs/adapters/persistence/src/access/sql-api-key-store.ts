import { ApiKeyStore, type ApiKey } from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql } from '../database/state-sql';
import { given, toTime } from '../values';
import type { ApiKeyRow } from './access-tables';

const TOUCH_PAUSE_MS = 60_000;

/** API keys in PostgreSQL, by the hash of the key. */
export class SqlApiKeyStore extends ApiKeyStore {
  readonly #sql: Sql;
  /** When this process last noted the use of a key. */
  readonly #touched = new Map<string, number>();

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async create(key: ApiKey, hash: string): Promise<boolean> {
    const { id, name, prefix, roles, attributes, created_at, created_by, expires_at } = key;
    const rows = await this.#sql.rows(
      `INSERT INTO api_keys (id, name, prefix, hash, roles, attributes, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (hash) DO NOTHING
       RETURNING id`,
      [id, name, prefix, hash, roles, JSON.stringify(attributes), created_at, created_by, expires_at],
    );
    return rows.length > 0;
  }

  override async findByHash(hash: string): Promise<ApiKey | undefined> {
    const [row] = await this.#sql.rows<ApiKeyRow>('SELECT * FROM api_keys WHERE hash = $1', [hash]);
    return row && toApiKey(row);
  }

  override async list(): Promise<readonly ApiKey[]> {
    return (await this.#sql.rows<ApiKeyRow>('SELECT * FROM api_keys ORDER BY created_at, id')).map(toApiKey);
  }

  override async revoke(id: string, at: string): Promise<boolean> {
    const text = 'UPDATE api_keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING id';
    return (await this.#sql.rows(text, [id, at])).length > 0;
  }

  override async touch(id: string, at: string): Promise<void> {
    const time = Date.parse(at);
    if (time - (this.#touched.get(id) ?? -Infinity) < TOUCH_PAUSE_MS) return;
    this.#touched.set(id, time);
    await this.#sql.rows('UPDATE api_keys SET last_used_at = greatest(last_used_at, $2) WHERE id = $1', [id, at]);
  }
}

function toApiKey(row: ApiKeyRow): ApiKey {
  const { id, name, prefix, roles, attributes, created_by } = row;
  return {
    id,
    name,
    prefix,
    roles,
    attributes,
    created_at: toTime(row.created_at),
    created_by,
    ...given({
      expires_at: toTime(row.expires_at),
      last_used_at: toTime(row.last_used_at),
      revoked_at: toTime(row.revoked_at),
    }),
  };
}
