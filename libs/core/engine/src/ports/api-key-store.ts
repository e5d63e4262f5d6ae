import type { AttributeValue } from '@core/definition';

export type Role = 'admin' | 'author' | 'analyst' | 'scheduler' | 'viewer';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The first characters of the key, to recognise it by. */
  readonly prefix: string;
  readonly roles: readonly Role[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly created_at: string;
  readonly created_by: string;
  readonly expires_at?: string;
  readonly last_used_at?: string;
  readonly revoked_at?: string;
}

/** API keys; only their SHA-256 is stored. */
export abstract class ApiKeyStore {
  /** False when a key with that hash is there already. */
  abstract create(key: ApiKey, hash: string): Promise<boolean>;
  /** The key with that hash, whether or not it is revoked or expired. */
  abstract findByHash(hash: string): Promise<ApiKey | undefined>;
  abstract list(): Promise<readonly ApiKey[]>;
  abstract revoke(id: string, at: string): Promise<boolean>;
  /** At most once a minute per key reaches the database. */
  abstract touch(id: string, at: string): Promise<void>;
}
