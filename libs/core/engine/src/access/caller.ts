import type { AttributeValue } from '@core/definition';
import type { DataAccess } from '@core/plan';
import type { Role } from '../ports/api-key-store';

/** Who asks. `system` is the product itself: the first start, schedules. */
export interface Caller {
  /** Stays the same however often a key is rotated or renamed: the id of the key, `oidc:<issuer>#<subject>`, or `system`. */
  readonly id: string;
  /** For people: the name of the key, of the person who bears a token, or `system`. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly request_id?: string;
  /** When the key or token that it came with ends. */
  readonly expires_at?: string;
}

/** Whether it came with a token of the issuer, not with a key. */
export function bearsToken({ id }: Pick<Caller, 'id'>): boolean {
  return id.startsWith('oidc:');
}

export const systemCaller: Caller = { id: 'system', name: 'system', roles: ['admin'], attributes: {} };

/** What a caller may read of the data; undefined for an administrator, who may read all. */
export function accessOf({ roles, attributes }: Pick<Caller, 'roles' | 'attributes'>): DataAccess | undefined {
  return roles.includes('admin') ? undefined : { roles, attributes };
}
