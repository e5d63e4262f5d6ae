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

  /** The only time that the key itself can be seen. Throws `api_key.expired` for one that could never be used. */
  async create(wanted: NewApiKey, caller: Caller): Promise<{ readonly key: string; readonly record: ApiKey }> {
    const { expires_at } = wanted;
    if (expires_at !== undefined && Date.parse(expires_at) <= this.clock.now().getTime()) {
      throw DomainError.of('api_key.expired', { expires_at });
    }
    const key = composeKey(this.ids.nextSecret(SECRET_BYTES));
    const record = this.describe(wanted, key, caller);
    await this.keys.create(record, hashKey(key));
    await this.audit.note(caller, 'api_key.create', record.id, { name: record.name, roles: record.roles });
    return { key, record };
  }

  async list(): Promise<readonly ApiKey[]> {
    return this.keys.list();
  }

  /** Throws `api_key.not_found`, and `api_key.last_admin` where nobody would be left to administer. */
  async revoke(id: string, caller: Caller): Promise<void> {
    const admins = await this.activeAdmins();
    if (admins.length === 1 && admins[0]?.id === id) throw DomainError.of('api_key.last_admin', { id });
    if (!(await this.keys.revoke(id, this.clock.now().toISOString())))
      throw DomainError.of('api_key.not_found', { id });
    await this.audit.note(caller, 'api_key.revoke', id);
  }

  /**
   * Sees to it that an admin key is active: the configured one, or where there is none a new one, which is answered so
   * that it can be shown once.
   */
  async ensureAdmin(configured: string | undefined): Promise<string | undefined> {
    const admin: NewApiKey = { name: 'admin', roles: ['admin'] };
    if (configured !== undefined) {
      await this.keys.create(this.describe(admin, configured, systemCaller), hashKey(configured));
      return undefined;
    }
    if ((await this.activeAdmins()).length > 0) return undefined;
    return (await this.create(admin, systemCaller)).key;
  }

  private async activeAdmins(): Promise<readonly ApiKey[]> {
    const now = this.clock.now().getTime();
    const isActive = ({ roles, revoked_at, expires_at }: ApiKey) =>
      roles.includes('admin') && revoked_at === undefined && (expires_at === undefined || Date.parse(expires_at) > now);
    return (await this.keys.list()).filter(isActive);
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
