import type { ApiKeyStore } from '../ports/api-key-store';
import type { Principal } from './principal';

/** Tells whose rights hold for what somebody saved. */
export class FindPrincipal {
  constructor(private readonly keys: Pick<ApiKeyStore, 'get'>) {}

  /**
   * Of a key its rights of now, also where it was revoked in the meantime: rotating and retiring a key leaves its schedules as they
   * are, and whoever takes a role away takes it from them, too. Of anybody else, who is known by a token alone, the rights of then.
   */
  async execute(saved_by: Principal): Promise<Principal> {
    const key = saved_by.id === 'system' ? undefined : await this.keys.get(saved_by.id);
    if (key === undefined) return saved_by;
    const { id, name, roles, attributes } = key;
    return { id, name, roles, attributes };
  }
}
