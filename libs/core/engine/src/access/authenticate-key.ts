import { DomainError } from '@core/diagnostics';
import type { ApiKeyStore } from '../ports/api-key-store';
import type { Clock } from '../ports/clock';
import { hashKey, isWellFormedKey } from './api-key-text';
import type { Caller } from './caller';

/** Tells who a key belongs to. */
export class AuthenticateKey {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  /** Looked up by its hash, so that timing tells nothing about the key. Throws `request.unauthenticated`, `request.bad_key`. */
  async execute(key: string | undefined): Promise<Caller> {
    if (key === undefined || key === '') throw DomainError.of('request.unauthenticated', {});
    const record = await this.keys.findByHash(hashKey(key));
    const now = this.clock.now().toISOString();
    if (record === undefined) throw DomainError.of('request.bad_key', { reason: describeUnknown(key) });
    if (record.revoked_at !== undefined) throw DomainError.of('request.bad_key', { reason: 'was revoked' });
    if (record.expires_at !== undefined && Date.parse(record.expires_at) <= Date.parse(now))
      throw DomainError.of('request.bad_key', { reason: 'has expired' });
    this.keys.touch(record.id, now).catch(() => undefined); // a note for people; never worth failing a request
    return { id: record.id, name: record.name, roles: record.roles, attributes: record.attributes };
  }
}

/** A key whose checksum does not hold was mistyped, not revoked. */
function describeUnknown(key: string): string {
  return isWellFormedKey(key) ? 'is not known' : 'is not known, and looks mistyped';
}
