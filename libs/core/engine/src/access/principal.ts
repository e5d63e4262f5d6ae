import type { Caller } from './caller';

/** Whose rights something is done with, apart from any request. */
export type Principal = Pick<Caller, 'id' | 'name' | 'roles' | 'attributes'>;

/** A caller without the request at hand, as it is written down. */
export function principalOf({ id, name, roles, attributes }: Principal): Principal {
  return { id, name, roles, attributes };
}
