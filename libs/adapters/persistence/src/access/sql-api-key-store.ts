import {
  ApiKeyStore,
  type ApiKey,
  type AuditEntry,
  type DecideKeyChange,
  type KeyBearer,
  type Page,
  type PageOf,
  type StoredKeySecret,
} from '@core/engine';
import type { PostgresStateDatabase } from '../database/postgres-state-database';
import type { Sql, StateSql } from '../database/state-sql';
import { decodeTimeCursor, pageOf } from '../paging';
import type { ApiKeyRow, ApiKeySecretRow } from './access-tables';
import { appendEntries } from './append-entries';
import { keysInFull, toApiKey, toKeyBearer, toStoredSecret, type KeyInFullRow } from './key-mapper';
import { addSecret, insertKey, replaceSecret, updateKey } from './write-key';

const TOUCH_PAUSE_MS = 60_000;

const ADMINS = `SELECT * FROM api_keys WHERE revoked_at IS NULL AND 'admin' = ANY (roles)`;

/** API keys in PostgreSQL, by the hash of their secrets. Changes follow one another. */
export class SqlApiKeyStore extends ApiKeyStore {
  readonly #sql: StateSql;
  /** When this process last noted the use of a key. */
  readonly #touched = new Map<string, number>();

  constructor(database: PostgresStateDatabase) {
    super();
    this.#sql = database.sql;
  }

  override async create(key: ApiKey, hash: string, entry: AuditEntry): Promise<boolean> {
    return this.#sql.transaction(async (sql) => {
      await lockKeys(sql);
      const known = await sql.rows('SELECT FROM api_key_secrets WHERE hash = $1', [hash]);
      if (known.length > 0) return false;
      await insertKey(sql, key);
      await addSecret(sql, key.id, { hash, prefix: key.prefix, at: key.created_at });
      await appendEntries(sql, [entry]);
      return true;
    });
  }

  override async findSecret(hash: string): Promise<StoredKeySecret | undefined> {
    const [row] = await this.#sql.rows<ApiKeyRow & ApiKeySecretRow>(
      `SELECT k.*, s.hash, s.good_until FROM api_key_secrets s JOIN api_keys k ON k.id = s.api_key WHERE s.hash = $1`,
      [hash],
    );
    return row && toStoredSecret(row);
  }

  override async get(id: string): Promise<ApiKey | undefined> {
    return readKey(this.#sql, id);
  }

  override async list(page: Page): Promise<PageOf<ApiKey>> {
    const [time, id] = page.cursor === undefined ? [] : decodeTimeCursor(page.cursor);
    const rows = await this.#sql.rows<KeyInFullRow>(
      `${keysInFull}
       WHERE $1::timestamptz IS NULL OR (k.created_at, k.id) > ($1, $2)
       ORDER BY k.created_at, k.id LIMIT $3`,
      [time, id, page.limit + 1],
    );
    return pageOf(rows.map(toApiKey), page.limit, (key) => [key.created_at, key.id]);
  }

  override async admins(): Promise<readonly KeyBearer[]> {
    return (await this.#sql.rows<ApiKeyRow>(ADMINS)).map(toKeyBearer);
  }

  override async change(id: string, decide: DecideKeyChange): Promise<ApiKey | undefined> {
    return this.#sql.transaction(async (sql) => {
      await lockKeys(sql);
      const key = await readKey(sql, id);
      if (key === undefined) return undefined;
      const { key: changed, secret, entry } = decide(key, (await sql.rows<ApiKeyRow>(ADMINS)).map(toKeyBearer));
      await updateKey(sql, id, changed);
      if (secret !== undefined) await replaceSecret(sql, id, secret);
      await appendEntries(sql, [entry]);
      return readKey(sql, id);
    });
  }

  override async touch(id: string, at: string): Promise<void> {
    const time = Date.parse(at);
    if (time - (this.#touched.get(id) ?? -Infinity) < TOUCH_PAUSE_MS) return;
    this.#touched.set(id, time);
    await this.#sql.rows('UPDATE api_keys SET last_used_at = greatest(last_used_at, $2) WHERE id = $1', [id, at]);
  }
}

/** Until the commit no other key is made or changed. */
async function lockKeys(sql: Sql): Promise<void> {
  await sql.rows(`SELECT pg_advisory_xact_lock(hashtextextended('api keys', 0))`);
}

async function readKey(sql: Sql, id: string): Promise<ApiKey | undefined> {
  const [row] = await sql.rows<KeyInFullRow>(`${keysInFull} WHERE k.id = $1`, [id]);
  return row && toApiKey(row);
}
