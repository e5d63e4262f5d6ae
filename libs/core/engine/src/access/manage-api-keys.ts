import { DomainError } from '@core/diagnostics';
import type { ApiKey, ApiKeyStore, KeyChange, Role } from '../ports/api-key-store';
import type { Clock } from '../ports/clock';
import type { Page, PageOf } from '../ports/page';
import type { IdSource } from '../ports/id-source';
import { composeKey, hashKey, prefixOf } from './api-key-text';
import type { Audit } from './audit';
import type { Caller } from './caller';
import { checkAttributes } from './check-attributes';
import { keepAdministrable } from './keep-administrable';
import { overlapEnd } from './overlap-end';

/** Random bytes of a new key: 240 bits. */
const SECRET_BYTES = 30;

export interface NewApiKey {
  readonly name: string;
  readonly description?: string;
  readonly roles: readonly Role[];
  /** Unchecked. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly expires_at?: string;
}

/** What is to be changed of a key; null takes away, what is absent stays. */
export interface ApiKeyPatch {
  readonly name?: string;
  readonly description?: string | null;
  readonly roles?: readonly Role[];
  /** All of them, unchecked. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly expires_at?: string | null;
}

/** A key beside its secret, which can be seen this one time. */
export interface FreshKey {
  readonly key: string;
  readonly record: ApiKey;
}

/** Makes, shows, changes, rotates and revokes API keys. */
export class ManageApiKeys {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
    private readonly ids: IdSource,
    private readonly audit: Audit,
  ) {}

  /** Throws `attribute.…`, and `api_key.expired` for one that could never be used. */
  async create(wanted: NewApiKey, caller: Caller): Promise<FreshKey> {
    this.refusePast(wanted.expires_at);
    const key = this.makeSecret();
    const record = this.describe(wanted, key, caller);
    const { id, name, roles, attributes, expires_at } = record;
    const details = { name, roles, attributes, ...(expires_at !== undefined && { expires_at }) };
    await this.keys.create(
      record,
      hashKey(key),
      this.audit.entry(caller, { action: 'api_key.create', subject: id, details }),
    );
    return { key, record };
  }

  /** Oldest first. */
  list(page: Page): Promise<PageOf<ApiKey>> {
    return this.keys.list(page);
  }

  /** Throws `api_key.not_found`. */
  async get(id: string): Promise<ApiKey> {
    return found(await this.keys.get(id), id);
  }

  /** Throws `api_key.not_found`, `api_key.revoked`, `attribute.…`, `api_key.expired`, `api_key.last_admin`, `api_key.last_lasting_admin`. */
  async change(id: string, patch: ApiKeyPatch, caller: Caller): Promise<ApiKey> {
    if (patch.expires_at !== null) this.refusePast(patch.expires_at);
    if (patch.attributes !== undefined) checkAttributes(patch.attributes);
    return this.decide(id, (key) => {
      const changed = applyPatch(key, patch);
      const details = differences(key, changed);
      return { key: changed, entry: this.audit.entry(caller, { action: 'api_key.change', subject: id, details }) };
    });
  }

  /**
   * Gives the key another secret, under the same id. The one that it replaces is good for `overlap` (`24h`) as well, what that
   * replaced no more. Throws `api_key.not_found`, `api_key.revoked`, `api_key.bad_overlap`.
   */
  async rotate(id: string, overlap: string, caller: Caller): Promise<FreshKey> {
    const at = this.clock.now().toISOString();
    const overlap_until = overlapEnd(overlap, at);
    const key = this.makeSecret();
    const secret = { hash: hashKey(key), prefix: prefixOf(key), at, overlap_until };
    const details = { overlap, overlap_until, prefix: secret.prefix };
    const entry = this.audit.entry(caller, { action: 'api_key.rotate', subject: id, details });
    const record = await this.decide(id, (known) => ({ key: known, secret, entry }));
    return { key, record };
  }

  /** Throws `api_key.not_found`, `api_key.revoked`, `api_key.last_admin`, `api_key.last_lasting_admin`. */
  async revoke(id: string, caller: Caller): Promise<void> {
    const revoked_at = this.clock.now().toISOString();
    await this.decide(id, (key) => {
      const entry = this.audit.entry(caller, { action: 'api_key.revoke', subject: id, details: { name: key.name } });
      return { key: { ...key, revoked_at }, entry };
    });
  }

  private async decide(id: string, decide: (key: ApiKey) => KeyChange): Promise<ApiKey> {
    const now = this.clock.now().getTime();
    const changed = await this.keys.change(id, (key, admins) => {
      if (key.revoked_at !== undefined) throw DomainError.of('api_key.revoked', { id });
      const change = decide(key);
      keepAdministrable({ ...change.key, id }, admins, now);
      return change;
    });
    return found(changed, id);
  }

  private makeSecret(): string {
    return composeKey(this.ids.nextSecret(SECRET_BYTES));
  }

  private refusePast(expires_at: string | undefined): void {
    if (expires_at !== undefined && !(Date.parse(expires_at) > this.clock.now().getTime()))
      throw DomainError.of('api_key.expired', { expires_at });
  }

  private describe(
    { name, description, roles, attributes = {}, expires_at }: NewApiKey,
    key: string,
    by: Caller,
  ): ApiKey {
    return {
      id: this.ids.nextId(),
      name,
      ...(description !== undefined && { description }),
      prefix: prefixOf(key),
      roles,
      attributes: checkAttributes(attributes),
      created_at: this.clock.now().toISOString(),
      created_by: by.name,
      ...(expires_at !== undefined && { expires_at: toInstant(expires_at) }),
    };
  }
}

function found(key: ApiKey | undefined, id: string): ApiKey {
  if (key === undefined) throw DomainError.of('api_key.not_found', { id });
  return key;
}

type Changeable = KeyChange['key'];

function applyPatch(key: ApiKey, { name, roles, attributes, description, expires_at }: ApiKeyPatch): Changeable {
  const { description: told, expires_at: end, ...rest } = key;
  const words = description === undefined ? told : description;
  const ends = expires_at === undefined ? end : expires_at;
  return {
    ...rest,
    ...(name !== undefined && { name }),
    ...(roles !== undefined && { roles }),
    ...(attributes !== undefined && { attributes: checkAttributes(attributes) }),
    ...(typeof words === 'string' && { description: words }),
    ...(typeof ends === 'string' && { expires_at: toInstant(ends) }),
  };
}

const CHANGEABLE = ['name', 'description', 'roles', 'attributes', 'expires_at'] as const;

/** What changed, as it was and as it is. */
function differences(before: Changeable, after: Changeable): Readonly<Record<string, unknown>> {
  const changed = CHANGEABLE.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  const only = (key: Changeable) => Object.fromEntries(changed.map((part) => [part, key[part] ?? null]));
  return { name: after.name, before: only(before), after: only(after) };
}

/** As it is read back, however it was written. */
function toInstant(text: string): string {
  return new Date(text).toISOString();
}
