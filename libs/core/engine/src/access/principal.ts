import type { Caller } from './caller';

/** Whose rights something is done with, apart from any request. */
export type Principal = Pick<Caller, 'id' | 'name' | 'roles' | 'attributes'>;
