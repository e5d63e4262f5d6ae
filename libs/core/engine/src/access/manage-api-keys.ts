import { DomainError } from '@core/diagnostics';
import type { ApiKey, ApiKeyStore, Role } from '../ports/api-key-store';
import type { Clock } from '../ports/clock';
import type { IdSource } from '../ports/id-source';
import { composeKey, hashKey, prefixOf } from './api-key-text';
import type { Audit } from './audit';
import { systemCaller, type Caller } from './caller';

/** Random bytes of a new key: 240 bits. */
const SECRET_BYTES = 30;

export interface NewApiKey {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly attributes?: ApiKey['attributes'];
  readonly expires_at?: string;
}

/** Makes, lists and revokes API keys. */
export class ManageApiKeys {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
  ) {}

  /** The only time that the key itself can be seen. */
  async create(wanted: NewApiKey, caller: Caller): Promise<{ readonly key: string; readonly record: ApiKey }> {
    const key = composeKey(this.ids.nextSecret(SECRET_BYTES));
    const record = this.describe(wanted, key, caller);
    await this.keys.create(record, hashKey(key));
    await this.audit.note(caller, 'api_key.create', record.id, { name: record.name, roles: record.roles });
    return { key, record };
  }

  async list(): Promise<readonly ApiKey[]> {
    return this.keys.list();
  }

  /** Throws `api_key.not_found`. */
  async revoke(id: string, caller: Caller): Promise<void> {
    if (!(await this.keys.revoke(id, this.clock.now().toISOString())))
      throw DomainError.of('api_key.not_found', { id });
    await this.audit.note(caller, 'api_key.revoke', id);
  }

  /**
   * Sees to it that an admin key exists: the configured one, or for an instance without any key a new one, which is
   * answered so that it can be shown once.
   */
  async ensureAdmin(configured: string | undefined): Promise<string | undefined> {
    const admin: NewApiKey = { name: 'admin', roles: ['admin'] };
    if (configured !== undefined) {
      await this.keys.create(this.describe(admin, configured, systemCaller), hashKey(configured));
      return undefined;
    }
    if ((await this.keys.count()) > 0) return undefined;
    return (await this.create(admin, systemCaller)).key;
  }

  private describe({ name, roles, attributes = {}, expires_at }: NewApiKey, key: string, caller: Caller): ApiKey {
    return {
      id: this.ids.nextId(),
      name,
      prefix: prefixOf(key),
      roles,
      attributes,
      created_at: this.clock.now().toISOString(),
      created_by: caller.name,
      ...(expires_at !== undefined && { expires_at }),
    };
  }
}
