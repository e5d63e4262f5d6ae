import type { ApiKeyStore } from '../ports/api-key-store';
import type { Clock } from '../ports/clock';
import { hashKey, prefixOf } from './api-key-text';
import type { Audit } from './audit';
import { systemCaller } from './caller';
import { isActiveAdmin } from './keep-administrable';
import type { ManageApiKeys, NewApiKey } from './manage-api-keys';
import type { IdSource } from '../ports/id-source';

const admin = { name: 'admin', roles: ['admin'] } as const satisfies NewApiKey;

/** Sees to it that somebody can administer an instance that starts. */
export class EnsureAdminKey {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly manage: ManageApiKeys,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
  ) {}

  /**
   * The configured key, unless it is known: one that was revoked or rotated out stays so. Where none is configured and no admin
   * key is active, a new one, which is answered so that it can be shown once.
   */
  async execute(configured: string | undefined): Promise<string | undefined> {
    if (configured !== undefined) {
      await this.admit(configured);
      return undefined;
    }
    const now = this.clock.now().getTime();
    if ((await this.keys.admins()).some((key) => isActiveAdmin(key, now))) return undefined;
    return (await this.manage.create(admin, systemCaller)).key;
  }

  private async admit(key: string): Promise<void> {
    const id = this.ids.nextId();
    const details = { ...admin, configured: true };
    const entry = this.audit.entry(systemCaller, { action: 'api_key.create', subject: id, details });
    const record = {
      ...admin,
      id,
      prefix: prefixOf(key),
      attributes: {},
      created_at: this.clock.now().toISOString(),
      created_by: systemCaller.name,
    };
    await this.keys.create(record, hashKey(key), entry);
  }
}
