import type { AttributeValue } from '@core/definition';
import type { AuditEntry } from './audit-log';
import type { Page, PageOf } from './page';

export type Role = 'admin' | 'author' | 'analyst' | 'scheduler' | 'viewer';

/** Who bears a key, and how long it is good. */
export interface KeyBearer {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly expires_at?: string;
  readonly revoked_at?: string;
}

/** A key as it may be shown. Its id stays the same however often its secret is rotated. */
export interface ApiKey extends KeyBearer {
  readonly description?: string;
  /** The first characters of its newest secret, to recognise it by. */
  readonly prefix: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly last_used_at?: string;
  readonly rotated_at?: string;
  /** The secret before the newest, which is good until then. */
  readonly previous?: { readonly prefix: string; readonly until: string };
}

/** One secret of a key, as it is stored. */
export interface StoredKeySecret {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  /** It was replaced, and is good until then; the newest secret has no end of its own. */
  readonly good_until?: string;
  readonly bearer: KeyBearer;
}

export interface NewKeySecret {
  readonly hash: string;
  readonly prefix: string;
  readonly at: string;
  /** Until then the secret that it replaces is good as well; the one before that is good no more. */
  readonly overlap_until: string;
}

/** What becomes of a key, and what is written down of it in the same transaction. */
export interface KeyChange {
  readonly key: Pick<ApiKey, 'name' | 'description' | 'roles' | 'attributes' | 'expires_at' | 'revoked_at'>;
  readonly secret?: NewKeySecret;
  readonly entry: AuditEntry;
}

/** Decides a change on the key as it stands; `admins` are all keys with that role that are not revoked. */
export type DecideKeyChange = (key: ApiKey, admins: readonly KeyBearer[]) => KeyChange;

/** API keys; only the SHA-256 of their secrets is stored, and never forgotten: a secret that was replaced is known as such. */
export abstract class ApiKeyStore {
  /** With its first secret. False, and nothing done, when that secret is known already. */
  abstract create(key: ApiKey, hash: string, entry: AuditEntry): Promise<boolean>;
  /** Whether or not the key is revoked or expired, and the secret replaced. */
  abstract findSecret(hash: string): Promise<StoredKeySecret | undefined>;
  abstract get(id: string): Promise<ApiKey | undefined>;
  /** Oldest first. */
  abstract list(page: Page): Promise<PageOf<ApiKey>>;
  /** All keys with the role `admin` that are not revoked. */
  abstract admins(): Promise<readonly KeyBearer[]>;
  /** Carries out what is decided while no other key changes; what `decide` throws leaves all as it was. Undefined without such a key. */
  abstract change(id: string, decide: DecideKeyChange): Promise<ApiKey | undefined>;
  /** At most once a minute per key reaches the database. */
  abstract touch(id: string, at: string): Promise<void>;
}
