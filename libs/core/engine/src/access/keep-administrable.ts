import { DomainError } from '@core/diagnostics';
import type { KeyBearer } from '../ports/api-key-store';

/** How well a key lets somebody administer: not now, for some time, without an end. */
function worthOf({ roles, revoked_at, expires_at }: KeyBearer, now: number): 0 | 1 | 2 {
  if (!roles.includes('admin') || revoked_at !== undefined) return 0;
  if (expires_at === undefined) return 2;
  return Date.parse(expires_at) > now ? 1 : 0;
}

/** Whether the key lets somebody administer now. */
export function isActiveAdmin(key: KeyBearer, now: number): boolean {
  return worthOf(key, now) > 0;
}

/**
 * Refuses a change after which the instance would be administered worse than before: by nobody, or by nobody without an end.
 * Throws `api_key.last_admin`, `api_key.last_lasting_admin`.
 */
export function keepAdministrable(changed: KeyBearer, admins: readonly KeyBearer[], now: number): void {
  const before = admins.find(({ id }) => id === changed.id);
  if (before === undefined) return;
  const others = Math.max(0, ...admins.filter(({ id }) => id !== changed.id).map((key) => worthOf(key, now)));
  const is = Math.max(others, worthOf(changed, now));
  if (is >= Math.max(others, worthOf(before, now))) return;
  throw DomainError.of(is === 0 ? 'api_key.last_admin' : 'api_key.last_lasting_admin', { id: changed.id });
}
