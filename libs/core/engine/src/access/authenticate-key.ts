import { timingSafeEqual } from 'node:crypto';
import { DomainError } from '@core/diagnostics';
import type { ApiKeyStore, StoredKeySecret } from '../ports/api-key-store';
import type { Clock } from '../ports/clock';
import { hashKey, isWellFormedKey } from './api-key-text';
import type { Caller } from './caller';

/** Tells who a key belongs to. */
export class AuthenticateKey {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Looked up by its hash and compared by it in constant time, so that timing tells nothing about a key. Throws
   * `request.unauthenticated`, `request.bad_key`.
   */
  async execute(key: string | undefined): Promise<Caller> {
    if (key === undefined || key === '') throw DomainError.of('request.unauthenticated', {});
    const hash = hashKey(key);
    const secret = await this.keys.findSecret(hash);
    if (secret === undefined || !timingSafeEqual(Buffer.from(secret.hash), Buffer.from(hash)))
      throw DomainError.of('request.bad_key', { reason: describeUnknown(key) });
    const now = this.clock.now();
    const reason = reasonAgainst(secret, now.getTime());
    if (reason !== undefined) throw DomainError.of('request.bad_key', { reason });
    const { id, name, roles, attributes, expires_at } = secret.bearer;
    this.keys.touch(id, now.toISOString()).catch(() => undefined); // a note for people; never worth failing a request
    return { id, name, roles, attributes, ...(expires_at !== undefined && { expires_at }) };
  }
}

/** Whoever holds a secret of the key may hear its name. */
function reasonAgainst({ good_until, bearer }: StoredKeySecret, now: number): string | undefined {
  const { name, revoked_at, expires_at } = bearer;
  const hasPassed = (instant: string | undefined) => instant !== undefined && Date.parse(instant) <= now;
  if (revoked_at !== undefined) return `"${name}" was revoked`;
  if (hasPassed(expires_at)) return `"${name}" has expired`;
  return hasPassed(good_until) ? `"${name}" was rotated: this secret was replaced by another` : undefined;
}

/** A key whose checksum does not hold was mistyped, not revoked. */
function describeUnknown(key: string): string {
  return isWellFormedKey(key) ? 'is not known' : 'is not known, and looks mistyped';
}
