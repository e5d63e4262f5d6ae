import type { Role } from '../ports/api-key-store';

/** Who asks. `system` is the product itself: the first start, schedules. */
export interface Caller {
  /** Name of the key. */
  readonly name: string;
  readonly key_id?: string;
  readonly roles: readonly Role[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly request_id?: string;
}

export const systemCaller: Caller = { name: 'system', roles: ['admin'], attributes: {} };
